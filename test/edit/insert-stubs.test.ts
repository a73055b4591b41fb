/** Stubs go to their place, mean nothing until they are filled in, and leave the rest of a guide as it is. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asWritten, readTemplate } from '../../scripts/desk.ts';
import { inYaml } from '../../src/edit/in-yaml.ts';
import { exampleAt, insertStubs } from '../../src/edit/insert-stubs.ts';
import { missingPaths, pathsOf } from '../../src/edit/missing-paths.ts';
import { activateStubs, blank, bySchemaOrder } from '../../src/edit/stubs.ts';
import { dueFacts } from '../../src/model/due-facts.ts';
import { guideSchema } from '../../src/model/guide.ts';
import { valueAt } from '../../src/model/value-at.ts';
import { splitFrontMatter } from '../../src/read/front-matter.ts';
import { readMarkdown } from '../../src/read/read-document.ts';
import { parseYaml } from '../../src/read/yaml.ts';
import { projectRoot } from '../support/build-site.ts';

const phases = ['discovery', 'alpha', 'private-beta', 'public-beta', 'live', 'retiring'] as const;
const textOf = (phase: string) =>
  readFileSync(join(projectRoot, 'templates', `service-operations-guide-${phase}.md`), 'utf8');
const read = (text: string) =>
  asWritten(readMarkdown('services/x.md', Buffer.from(text), { schema: guideSchema }).source);
const template = readTemplate('service-operations-guide-retiring.md').data;

/** Everything that any gate asks for and that the guide does not have. */
function missingIn(text: string) {
  const { data } = read(text);
  const paths = dueFacts(guideSchema).flatMap(({ path }) => missingPaths(data, path.join('.')));
  return [...new Map(paths.map((path) => [path.join('.'), path])).values()].sort(bySchemaOrder);
}

describe.each(phases)('a guide in %s', (phase) => {
  const text = textOf(phase);
  const missing = missingIn(text);
  const result = insertStubs(text, read(text), missing, template);

  it('reads the same with stubs as without', () => {
    expect(splitFrontMatter(result.text).data).toEqual(splitFrontMatter(text).data);
    const added = result.text.split('\n').filter((line) => !/^\s*#: /.test(line));
    expect(added.join('\n')).toBe(text);
  });

  it('has every key at its place once the marks are gone', () => {
    const { data } = read(activateStubs(result.text));
    for (const path of result.inserted) expect(valueAt(data, path), path.join('.')).toBeDefined();
    expect([...result.inserted, ...result.byHand.map(({ path }) => path)]).toHaveLength(missing.length);
    expect(pathsOf(blank, data).length).toBeGreaterThanOrEqual(result.inserted.length);
    expect(splitFrontMatter(activateStubs(result.text)).yamlProblems).toEqual([]);
  });

  it('gets nothing twice', () => {
    const active = activateStubs(result.text);
    const again = missingIn(active).filter((path) => exampleAt(template, path) !== undefined);
    const told = new Set(result.byHand.map(({ path }) => path.join('.')));
    expect(again.filter((path) => !told.has(path.join('.')))).toEqual([]);
  });
});

it('puts a key between the keys that a template has around it, below comments and blocks', () => {
  const text =
    '---\ntitle: A\n# Two lines\nlifecycle:\n  # who\n  owners:\n    design: a\n\n    # after a gap\n    operate: b\n  milestones: {live: 2026-01-01}\nusers: {groups: [a]}\n---\n';
  const { text: after } = insertStubs(text, read(text), [['lifecycle', 'owners', 'build']], {
    lifecycle: { owners: { design: 'x', build: 'y', operate: 'z' } },
  });
  expect(after).toContain(
    '    design: a\n    #: # Who is accountable for the build stage. For example: y\n    #: build: TBC\n\n    # after a gap\n    operate: b\n',
  );
});

it('writes values that are read again as they were', () => {
  const value = fc.letrec((tie) => ({
    any: fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.integer({ min: -1000, max: 1000 }),
      fc.boolean(),
      fc.constantFrom(
        '24x7',
        '0x1F',
        '99.9%',
        '08:30',
        '2026-10-01',
        'no',
        'a: b',
        '- a',
        '#a',
        "it's",
        '5 days',
        '1e3',
      ),
      fc.array(tie('any'), { maxLength: 3 }),
    ),
  })).any;
  fc.assert(
    fc.property(value, (written) => {
      // A list of one value keeps the text from being a document of its own, with marks of its own.
      expect(parseYaml(`key: ${inYaml([written])}\n`).value).toEqual({ key: [written] });
    }),
    { numRuns: 500 },
  );
});
