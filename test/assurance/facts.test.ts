/**
 * Every key of the schemas that a requirement asks for is really read: a value of the wrong kind is refused where it
 * stands, and where the key falls due the checker asks for it from that gate on and not before.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { requirementsIn } from '../../scripts/coverage.ts';
import { loadCalendars, packageRoot } from '../../scripts/shipped-data.ts';
import type { Diagnostic } from '../../src/model/diagnostic.ts';
import { type DueFact, type SchemaFact, schemaFacts } from '../../src/model/due-facts.ts';
import { guidanceSchema } from '../../src/model/guidance.ts';
import { guideSchema } from '../../src/model/guide.ts';
import { type Gate, type Phase, phases } from '../../src/model/phase.ts';
import { readAndCheck } from '../../src/pipeline.ts';
import { memorySource } from '../../src/read/content-source.ts';
import { validate } from '../../src/read/validate.ts';
import { place, shortestGuide, type Values } from '../support/evidence.ts';

const calendars = loadCalendars();
const estate = join(packageRoot, 'test', 'fixtures', 'templates');
const files = Object.fromEntries(
  readdirSync(estate, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.(?:md|yaml)$/.test(path))
    .map((path) => [path.replaceAll('\\', '/'), readFileSync(join(estate, path), 'utf8')]),
);

/** No key of any schema holds a list in a list. */
const nonsense = [[]];

/** Keys that a requirement asks for, by path. */
function asked(facts: readonly SchemaFact[]): (readonly [string, SchemaFact])[] {
  return facts
    .filter(({ info }) => requirementsIn(info.from).length > 0)
    .map((fact) => [fact.path.join('.'), fact] as const);
}

/** The first phase in which a service has passed each gate, and whether it then uses live data. */
const firstAt: Readonly<Record<Gate, { phase: Phase; live?: boolean }>> = {
  always: { phase: 'discovery' },
  'live-data': { phase: 'alpha', live: true },
  'private-beta': { phase: 'private-beta' },
  'public-beta': { phase: 'public-beta' },
  live: { phase: 'live' },
  retiring: { phase: 'retiring' },
};

/** A guide at a gate, with what must be there for the key to be asked for, and without the key. */
function guideLacking({ path, info }: DueFact, phase: Phase, live = false): Values {
  const values = shortestGuide();
  const key = path.at(-1) ?? '';
  const holder = path.slice(0, -1).join('.');
  if (holder !== '') place(values, holder.replace(/\.\*$/, ''));
  if (holder.endsWith('.*')) place(values, path.join('.'));
  if (info.when === 'critical') values.tier = 'critical';
  if (info.when === 'personal-data') place(values, 'data.personal', true);
  if (info.when === 'external-release') place(values, 'release.route', 'external-supplier');
  values.phase = phase;
  values.uses_live_data = live;
  for (const node of holders(values, path.slice(0, -1))) delete node[key];
  return values;
}

function holders(root: unknown, steps: readonly string[]): Values[] {
  let nodes = [root];
  for (const step of steps)
    nodes = nodes.flatMap((node) => (step === '*' ? (node as unknown[]) : [(node as Values)[step]]));
  return nodes as Values[];
}

function check(values: Values): Diagnostic[] {
  const guide = `---\n${JSON.stringify(values, undefined, 2)}\n---\n\n## What the service does\n\nWarns people.\n`;
  const found = readAndCheck(memorySource({ ...files, 'services/fixture.md': guide }), {
    today: '2026-11-20',
    calendars,
  });
  return found.diagnostics.filter(({ file }) => file === 'services/fixture.md');
}

describe.each(asked(schemaFacts(guideSchema)))('%s of a guide', (name, { path, info }) => {
  it('is refused where it stands if it is nonsense', () => {
    const values = shortestGuide();
    place(values, name, nonsense);
    const places = validate(guideSchema, values).problems.map(
      (problem) =>
        `${problem.name} ${problem.path.map((step) => (typeof step === 'number' ? '*' : step)).join('.')}`,
    );
    // A nonsense list is refused item by item; an item with a short form is refused as a whole.
    const accepted = [name, `${name}.*`, ...(path.at(-2) === '*' ? [path.slice(0, -1).join('.')] : [])];
    expect(accepted.map((at) => `wrong-value ${at}`).filter((at) => places.includes(at))).not.toEqual([]);
  });

  it('is accepted if it is filled in', () => {
    const values = shortestGuide();
    place(values, name);
    expect(validate(guideSchema, values).problems).toEqual([]);
  });

  const { due } = info;
  if (due !== undefined)
    it('is asked for from its gate on', () => {
      const fact = { path, info, due } as unknown as DueFact;
      const { phase, live } = firstAt[due];
      const isAskedFor = (found: Diagnostic) => found.ruleId === 'fact-due' && found.fact === name;
      expect(check(guideLacking(fact, phase, live)).filter(isAskedFor)).toHaveLength(1);
      const before = phases[phases.indexOf(phase) - 1];
      if (before) expect(check(guideLacking(fact, before)).filter(isAskedFor)).toEqual([]);
    });
  else if (info.required && path.length === 1)
    it('is asked for in every phase', () => {
      const { [name]: _left, ...values } = shortestGuide();
      for (const phase of phases)
        expect(
          check({ ...values, ...(name === 'phase' ? {} : { phase }) }).filter(
            ({ ruleId, message }) => ruleId === 'missing-key' && message.startsWith(`\`${name}\` is missing`),
          ),
        ).toHaveLength(1);
    });
});

describe.each(asked(schemaFacts(guidanceSchema)))('%s of a guidance page', (name) => {
  it('is refused where it stands if it is nonsense', () => {
    const { problems } = validate(guidanceSchema, { title: 'Page', [name]: nonsense });
    expect(problems.map((problem) => [problem.name, problem.path[0]])).toContainEqual(['wrong-value', name]);
  });
});
