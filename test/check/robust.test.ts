/** Whatever is missing from a guide or of the wrong kind, every rule still runs, and words what it finds. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadCalendars } from '../../scripts/shipped-data.ts';
import { readAndCheck } from '../../src/pipeline.ts';
import { memorySource } from '../../src/read/content-source.ts';
import { parseYaml } from '../../src/read/yaml.ts';

const calendars = loadCalendars();
const fixtures = join(import.meta.dirname, '..', 'fixtures', 'rules');
const read = (path: string) => readFileSync(join(fixtures, path), 'utf8');
const frontMatter = (text: string) =>
  parseYaml(text.split('---\n')[1] ?? '').value as Record<string, unknown>;

/** A guide with nearly every key that a rule looks at. */
const whole = {
  ...frontMatter(read('estate/services/identity.md')),
  ...frontMatter(read('release-order/ok-whole-chain.md')),
  dependencies: [{ service: 'river-levels' }, { external: 'Weather forecast feed' }, { service: 'fixture' }],
  waivers: [
    {
      criterion: 'OSR-21',
      reason: 'It can wait.',
      risk_owner: 'head-of-flood',
      approved_by: 'water',
      expires: '2026-11-01',
    },
  ],
};
const organisation = parseYaml(read('estate/organisation.yaml')).value as Record<string, unknown>;

type Path = (string | number)[];

function pathsOf(node: unknown, path: Path = []): Path[] {
  if (typeof node !== 'object' || node === null) return [path];
  return [
    path,
    ...Object.entries(node).flatMap(([key, value]) =>
      pathsOf(value, [...path, Array.isArray(node) ? Number(key) : key]),
    ),
  ];
}

/** A copy with the value at each path replaced, or taken out. */
function spoil(
  data: Record<string, unknown>,
  spoilt: readonly (readonly [Path, unknown])[],
): Record<string, unknown> {
  const copy = structuredClone(data);
  for (const [path, value] of spoilt) {
    let node: unknown = copy;
    for (const step of path.slice(0, -1))
      node =
        typeof node === 'object' && node !== null
          ? (node as Record<string | number, unknown>)[step]
          : undefined;
    const last = path.at(-1);
    if (typeof node !== 'object' || node === null || last === undefined) continue;
    if (value === undefined) delete (node as Record<string | number, unknown>)[last];
    else (node as Record<string | number, unknown>)[last] = structuredClone(value);
  }
  return copy;
}

const value = fc.constantFrom<unknown>(
  undefined,
  undefined,
  '',
  0,
  -1,
  true,
  [],
  {},
  ['constructor'],
  'constructor',
  '__proto__',
  '1999-12-31',
  '2199-02-28',
  'x'.repeat(600),
  'supplier:toString',
  null,
);
const spoilt = (data: unknown) =>
  fc.array(fc.tuple(fc.constantFrom(...pathsOf(data).slice(1)), value), { maxLength: 6 });

describe('every rule', () => {
  it('runs on a guide and an organisation with anything missing or of the wrong kind', () => {
    fc.assert(
      fc.property(spoilt(whole), spoilt(organisation), (inGuide, inOrganisation) => {
        const files = {
          'organisation.yaml': JSON.stringify(spoil(organisation, inOrganisation)),
          'services/fixture.md': `---\n${JSON.stringify(spoil(whole, inGuide))}\n---\n\n## What the service does\n`,
          'services/river-levels.md': read('estate/services/river-levels.md'),
        };
        for (const { message, line, column } of readAndCheck(memorySource(files), {
          today: '2026-11-20',
          calendars,
        }).diagnostics) {
          expect(message).not.toMatch(/\bundefined\b|\[object|\bNaN\b|=>|native code/);
          expect(Math.min(line, column)).toBeGreaterThan(0);
        }
      }),
      { numRuns: 100 },
    );
  });
});
