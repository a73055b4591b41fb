/** The one YAML engine: values, mistakes, and where things stand. */
import { describe, expect, it } from 'vitest';
import type { DataPath } from '../../src/model/data-path.ts';
import { isFatal, parseYaml } from '../../src/read/yaml.ts';
import { yamlLocator } from '../../src/read/yaml-locator.ts';

/** The piece of the text at which a path is reported. */
function pointed(source: string, path: DataPath, on?: 'key' | 'value'): string {
  const locate = yamlLocator(source, (start, end) => ({
    line: 1,
    column: start,
    endColumn: Math.max(start, end),
  }));
  const { column, endColumn = column } = locate(path, on);
  return source.slice(column, endColumn);
}

describe('parseYaml', () => {
  it.each([
    ['time: 19:00', { time: '19:00' }],
    ['title: 12:30:45', { title: '12:30:45' }],
    ['code: 0300', { code: 300 }],
    ['on: 2026-10-01', { on: '2026-10-01' }],
    ['date: 2015-03-10 13:33:00', { date: '2015-03-10 13:33:00' }],
    ['a: yes', { a: 'yes' }],
    ['a: no', { a: 'no' }],
    ['a: null', { a: null }],
    ['a: 1e3', { a: 1000 }],
    ['a: 0x1f', { a: 31 }],
    ['a: "tab\\tand \\u00e9"', { a: 'tab\tand é' }],
    ["a: 'it''s'", { a: "it's" }],
    ['a: >-\n  one\n  two', { a: 'one two' }],
    ['{a: [1, {b: c}]}', { a: [1, { b: 'c' }] }],
    ['', null],
    ['# nothing but a comment', null],
  ])('reads %j', (source, value) => {
    expect(parseYaml(source)).toEqual({ value, problems: [] });
  });

  it.each([
    ['an open quotation mark', 'a: 1\nb: "c\nd: e\n', 'yaml-syntax', '"c'],
    ['an open bracket', 'a: 1\ntags: [b,\nc: d\n', 'yaml-syntax', '[b,'],
    ['an open brace behind a closed one', 'a: [{b: c}, {d: e]\n', 'yaml-syntax', '{d: e]'],
    ['an apostrophe in single quotation marks', "a: 'it's'\n", 'yaml-syntax', "s'"],
    ['a tab', 'a:\n\tb: c\n', 'yaml-syntax', '\tb'],
    ['a colon in a value', 'a: b: c\n', 'yaml-syntax', ': c'],
    ['a list as a key', 'a: 1\n? [b]\n: c\n', 'yaml-syntax', '[b]'],
    ['depth without end', `a: ${'['.repeat(100)}${']'.repeat(100)}`, 'yaml-syntax', '['],
    ['an anchor', 'a: &x 1\n', 'yaml-alias-or-tag', '&x'],
    ['an alias', 'a: *x\n', 'yaml-alias-or-tag', '*x'],
    ['a tag', 'a: !!js/function "x"\n', 'yaml-alias-or-tag', '!!js'],
    ['a merge key', 'a:\n  <<: {b: c}\n', 'yaml-alias-or-tag', '<<'],
    ['__proto__', '__proto__: {a: 1}\n', 'yaml-reserved-key', '__proto__'],
    ['__proto__ behind an escape', '"\\x5f_proto__": 1\n', 'yaml-reserved-key', '\\x5f'],
    ['a second key', 'a: 1\nb: 2\na: 3\n', 'yaml-duplicate-key', 'a: 3'],
    [
      'a second key in other quotation marks',
      'title: 1\n"titl\\x65": 3\n',
      'yaml-duplicate-key',
      'titl\\x65',
    ],
    ['a second document', 'a: 1\n---\nb: 2\n', 'yaml-more-documents', '---'],
    ['an end and more', 'a: 1\n...\nb: 2\n', 'yaml-more-documents', '...'],
    ['a hidden character behind an escape', 'a: "b\\u202ec"\n', 'hidden-character', 'b\\u202ec'],
  ])('points at %s', (_what, source, name, at) => {
    const { problems } = parseYaml(source);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({ name, hint: expect.stringMatching(/\.$/) });
    expect(source.slice(problems[0]?.offset).startsWith(at)).toBe(true);
  });

  it('goes on with the values where only a key is doubled, and says where it stood first', () => {
    const { value, problems } = parseYaml('a: 1\nb: 2\na: 3\n');
    expect(value).toEqual({ a: 3, b: 2 });
    expect(problems).toMatchObject([{ offset: 10, firstOffset: 0 }]);
    expect(problems.some(isFatal)).toBe(false);
  });

  it('never pollutes a prototype', () => {
    parseYaml('"\\x5f_proto__": {polluted: 1}\nconstructor: {prototype: {polluted: 1}}\n');
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  it('gives the same answer to the same text twice', () => {
    const source = 'a: [\n';
    expect(parseYaml(source)).toEqual(parseYaml(source));
  });
});

describe('yamlLocator', () => {
  const source = [
    'title: "Flood: warnings" # of the example',
    'support:',
    '  contact: flood@landandwater.example',
    '  lines:',
    '    - {id: first, "team": \'flood-alerts\'}',
    '    - id: second',
    '      team: flood-operations',
    'tags: [policy, "two words"]',
    'folded: >-',
    '  one',
    '  two',
    'empty:',
    '',
  ].join('\n');

  it.each<[DataPath, 'key' | 'value' | undefined, string]>([
    [['title'], 'value', '"Flood: warnings"'],
    [['title'], 'key', 'title'],
    [['support', 'contact'], 'value', 'flood@landandwater.example'],
    [['support', 'lines', 0, 'team'], 'value', "'flood-alerts'"],
    [['support', 'lines', 0, 'team'], 'key', '"team"'],
    [['support', 'lines', 1, 'team'], 'value', 'flood-operations'],
    [['support', 'lines', 1], 'value', 'id'],
    [['tags', 1], 'value', '"two words"'],
    [['support', 'hours'], 'value', 'support'],
    [['support', 'lines', 1, 'hours'], 'key', 'id'],
    [['empty'], 'key', 'empty'],
    [['nowhere'], 'value', ''],
  ])('%j (%s) is %j', (path, on, piece) => {
    expect(pointed(source, path, on)).toBe(piece);
  });

  it('points at the first key where a key is missing altogether', () => {
    const locate = yamlLocator('\n# comment\n\ntitle: x\n', (start) => ({ line: 1, column: start }));
    expect(locate(['phase'])).toEqual({ line: 1, column: 12 });
  });

  it('does not fail on what cannot be parsed', () => {
    expect(pointed('a: [', ['a'])).toBe('');
  });
});
