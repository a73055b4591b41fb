/** One value of a YAML text is changed, and no other byte. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DataPath } from '../../src/model/data-path.ts';
import { editYaml, insertItem } from '../../src/read/edit-yaml.ts';
import { splitFrontMatter } from '../../src/read/front-matter.ts';
import { parseYaml } from '../../src/read/yaml.ts';

const root = join(import.meta.dirname, '..', '..');

/** Front matter of every guide of the example and the fixtures, by file. */
const documents = ['src/content/services', 'test/fixtures', 'templates'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .sort()
    .map((name) => ({
      name: `${folder}/${name}`,
      yaml: splitFrontMatter(readFileSync(join(root, folder, name), 'utf8')).yaml,
    }))
    .filter(({ yaml }) => {
      const { value, problems } = parseYaml(yaml);
      return problems.length === 0 && typeof value === 'object' && value !== null && !Array.isArray(value);
    }),
);

/** Paths of all values that are no list and have no keys. */
function leaves(value: unknown, path: DataPath = []): { path: DataPath; value: unknown }[] {
  if (typeof value !== 'object' || value === null) return [{ path, value }];
  return Object.entries(value).flatMap(([key, item]) =>
    leaves(item, [...path, Array.isArray(value) ? Number(key) : key]),
  );
}

/** Some of them, spread over the text: all of them would take a minute. */
function someLeaves(yaml: string): { path: DataPath; value: unknown }[] {
  const all = leaves(parseYaml(yaml).value).filter(({ path }) => path.length > 0);
  const step = Math.ceil(all.length / 12);
  return all.filter((_leaf, index) => index % step === 0);
}

/** The shortest stretch in which two texts differ. */
function difference(before: string, after: string): { start: number; removed: string; added: string } {
  let start = 0;
  while (start < before.length && before[start] === after[start]) start += 1;
  let tail = 0;
  while (tail < Math.min(before.length, after.length) - start && before.at(-1 - tail) === after.at(-1 - tail))
    tail += 1;
  return {
    start,
    removed: before.slice(start, before.length - tail),
    added: after.slice(start, after.length - tail),
  };
}

describe('editYaml', () => {
  it('finds documents to try', () => {
    expect(documents.length).toBeGreaterThan(100);
  });

  it('changes one value of a real guide and nothing else', () => {
    for (const { name, yaml } of documents) {
      for (const { path, value } of someLeaves(yaml)) {
        const where = `${name} ${path.join('.')}`;
        const changed = editYaml(yaml, path, 'Changed: yes # no');
        expect(changed, where).toBeDefined();
        const { removed, added } = difference(yaml, changed ?? '');
        // The new value, its quotation marks, and a blank where the key had no value.
        expect(added.length, where).toBeLessThanOrEqual(20);
        // What is taken out holds nothing but the old value.
        expect(removed.split('\n').length, where).toBeLessThanOrEqual(String(value).length + 2);
        expect(commentsOf(changed ?? ''), where).toEqual(commentsOf(yaml));
      }
    }
  });

  it('writes the same value back as it was', () => {
    for (const { name, yaml } of documents)
      for (const { path, value } of someLeaves(yaml)) {
        if (typeof value !== 'string') continue;
        const there = editYaml(yaml, path, `${value}x`);
        const back = there === undefined ? undefined : editYaml(there, path, value);
        expect(parseYaml(back ?? '').value, `${name} ${path.join('.')}`).toEqual(parseYaml(yaml).value);
      }
  });

  it('removes any value, and what it leaves empty', () => {
    for (const { name, yaml } of documents)
      for (const { path } of someLeaves(yaml)) {
        const removed = editYaml(yaml, path, undefined);
        expect(removed, `${name} ${path.join('.')}`).toBeDefined();
        expect((removed ?? '').length).toBeLessThan(yaml.length);
      }
  });

  it('writes any text so that it reads back', () => {
    const source =
      'title: Old # keep\nsupport: {contact: a@b.example, hours: 24x7}\nbody: |\n  two\n  lines\n\nnext: 1\n';
    const text = fc.oneof(
      fc.string(),
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom(
        '',
        'null',
        '~',
        '12',
        '1e3',
        'yes',
        'true',
        '- a',
        '#x',
        "it's",
        '"',
        '24x7',
        '08:00',
        'a: b',
        '[x',
        '{',
        '\\',
        'مرحبا',
        'a\nb\n\nc',
        '  a\nb',
      ),
    );
    fc.assert(
      fc.property(
        text,
        fc.constantFrom<DataPath>(
          ['title'],
          ['support', 'contact'],
          ['support', 'route'],
          ['body'],
          ['new', 'deep'],
          ['list', 0, 'id'],
        ),
        (value, path) => {
          const clean = value.replace(/[\ud800-\udfff]|\r/g, '');
          const after = editYaml(source, path, clean);
          if (after === undefined)
            return /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/.test(
              clean,
            );
          return leaves(parseYaml(after).value).some(
            (leaf) => leaf.value === clean && leaf.path.join() === path.join(),
          );
        },
      ),
      { numRuns: 400 },
    );
  });

  const live = `title: Flood warnings
lifecycle:
  owners:                       # who is accountable
    design: flood-alerts

components:
  # the first
  - id: dispatch
    name: Dispatch   # as people say it
  - {id: gateway, name: Gateway}
support:
  hours: 24x7
  queues: [{queue: A}]
notes:
`;

  it.each<[string, DataPath, Parameters<typeof editYaml>[2], string, string]>([
    ['a value in place', ['components', 0, 'name'], 'Queue', 'name: Dispatch   #', 'name: Queue   #'],
    [
      'a key in the order of the schema',
      ['support', 'contact'],
      'a@b.example',
      'support:\n',
      'support:\n  contact: a@b.example\n',
    ],
    [
      'a key at the end',
      ['components', 0, 'owner'],
      'water',
      '# as people say it\n',
      '# as people say it\n    owner: water\n',
    ],
    [
      'a key between brackets',
      ['components', 1, 'owner'],
      'water',
      'name: Gateway}',
      'name: Gateway, owner: water}',
    ],
    [
      'an item of a list',
      ['components', 2, 'id'],
      'third',
      'name: Gateway}\n',
      'name: Gateway}\n  - id: third\n',
    ],
    [
      'an item between brackets',
      ['support', 'queues', 1, 'queue'],
      'B',
      '{queue: A}]',
      '{queue: A}, {queue: B}]',
    ],
    [
      'all that holds a value',
      ['lifecycle', 'milestones', 'live'],
      '2026-10-01',
      'flood-alerts\n',
      'flood-alerts\n  milestones:\n    live: 2026-10-01\n',
    ],
    ['a value of a key without one', ['notes', 'a'], true, 'notes:\n', 'notes:\n  a: true\n'],
    [
      'a long form for a short one',
      ['lifecycle', 'owners', 'design'],
      { team: 'flood-alerts', from: '2026-01-01' },
      'design: flood-alerts',
      'design: {team: flood-alerts, from: 2026-01-01}',
    ],
  ])('writes %s', (_what, path, value, found, written) => {
    const order = (at: DataPath) => (at[0] === 'support' ? ['contact', 'hours', 'queues'] : []);
    expect(live).toContain(found);
    expect(editYaml(live, path, value, order)).toBe(live.replace(found, written));
    const windows = live.replaceAll('\n', '\r\n');
    expect(editYaml(windows, path, value, order)).toBe(live.replace(found, written).replaceAll('\n', '\r\n'));
  });

  it.each<[string, DataPath, string, string]>([
    ['a line', ['support', 'hours'], '  hours: 24x7\n', ''],
    ['the first key of an item', ['components', 0, 'id'], '- id: dispatch\n    name', '- name'],
    ['a key between brackets', ['components', 1, 'id'], '{id: gateway, name', '{name'],
    [
      'an item, and not the comment before it',
      ['components', 0],
      '  - id: dispatch\n    name: Dispatch   # as people say it\n',
      '',
    ],
    ['the only item with what held it', ['support', 'queues', 0], '  queues: [{queue: A}]\n', ''],
  ])('removes %s', (_what, path, found, left) => {
    expect(editYaml(live, path, undefined)).toBe(live.replace(found, left));
    expect(editYaml(live.replaceAll('\n', '\r\n'), path, undefined)).toBe(
      live.replace(found, left).replaceAll('\n', '\r\n'),
    );
  });

  it('begins an empty text', () => {
    expect(editYaml('', ['title'], 'A')).toBe('title: A\n');
    expect(editYaml('# a comment\n', ['title'], 'A')).toBe('# a comment\ntitle: A\n');
  });

  it('refuses what it cannot do without harm', () => {
    expect(editYaml('a: &x 1\n', ['a'], 2)).toBeUndefined();
    expect(editYaml('a: 1\na: 2\n', ['a'], 3)).toBeUndefined();
    expect(editYaml('- a\n', ['a'], 3)).toBeUndefined();
    expect(editYaml('a: [1\n', ['a'], 3)).toBeUndefined();
    expect(editYaml('a: b\n', ['a', 'c'], 3)).toBeUndefined();
    expect(editYaml('a: 1\n', ['__proto__'], 'x')).toBeUndefined();
    expect(editYaml('a: 1\n', ['a', '__proto__', 'b'], 'x')).toBeUndefined();
    expect(({} as Record<string, unknown>).b).toBeUndefined();
  });

  it('puts items between others', () => {
    expect(insertItem('a:\n  - x\n  - z # end\n', ['a'], 1, 'y')).toBe('a:\n  - x\n  - y\n  - z # end\n');
    expect(insertItem('a: [x, z]\n', ['a'], 1, 'y')).toBe('a: [x, y, z]\n');
    expect(insertItem('a: [x]\n', ['a'], 1, 'y')).toBe('a: [x, y]\n');
  });
});

function commentsOf(yaml: string): string[] {
  return yaml.replaceAll('Changed: yes # no', '').match(/(?<=^|\s)# [^\n"]*$/gm) ?? [];
}
