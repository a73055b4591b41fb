/** A file in its two parts; nothing in it is ever run. */
import { describe, expect, it } from 'vitest';
import { splitFrontMatter } from '../../src/read/front-matter.ts';

const names = (text: string) =>
  splitFrontMatter(text).problems.map(({ name, range }) => `${name}@${range.line}:${range.column}`);

describe('splitFrontMatter', () => {
  it('splits keys and body, and knows where each begins', () => {
    const text = '---\ntitle: Flood\n---\n\nIt warns.\n';
    const { data, yaml, yamlOffset, body, bodyLine, problems } = splitFrontMatter(text);
    expect({ data, body, bodyLine, problems }).toEqual({
      data: { title: 'Flood' },
      body: '\nIt warns.\n',
      bodyLine: 4,
      problems: [],
    });
    expect(text.slice(yamlOffset, yamlOffset + yaml.length)).toBe(yaml);
  });

  it.each([
    ['Windows line ends', '---\r\ntitle: Flood\r\n---\r\n\r\nIt warns.\r\n'],
    ['a language that is YAML', '---yaml\ntitle: Flood\n---\n\nIt warns.\n'],
    ['spaces after the fences', '---  \ntitle: Flood\n--- \t\n\nIt warns.\n'],
  ])('reads front matter with %s', (_what, text) => {
    const { data, yaml, yamlOffset, body, bodyLine, problems } = splitFrontMatter(text);
    expect({ data, bodyLine, problems }).toEqual({ data: { title: 'Flood' }, bodyLine: 4, problems: [] });
    expect(body.trim()).toBe('It warns.');
    expect(text.slice(yamlOffset, yamlOffset + yaml.length)).toBe(yaml);
  });

  it.each([
    'js',
    'JS',
    ' js',
    'javascript',
    'jsLegacy',
    'node',
    'coffee',
    'coffeescript',
    'toml',
    'json',
    'cson',
    'js\r',
  ])('does not run front matter marked %j', (language) => {
    const key = '__opsguide_was_run__';
    const text = `---${language}\n{ title: (globalThis.${key} = 1) }\n---\n`;
    expect(names(text)).toEqual(['front-matter-language@1:1']);
    expect(Object.hasOwn(globalThis, key)).toBe(false);
    expect(splitFrontMatter(text).data).toBeUndefined();
  });

  it.each([
    ['', 'front-matter-missing@1:1'],
    ['\n\n', 'front-matter-missing@1:1'],
    ['# Flood\n', 'front-matter-missing@1:1'],
    [' ---\ntitle: Flood\n---\n', 'front-matter-missing@1:1'],
    ['+++\ntitle = "Flood"\n+++\n', 'front-matter-language@1:1'],
    ['\n---\ntitle: Flood\n---\n', 'front-matter-not-first@1:1'],
    ['<!-- x -->\n---\ntitle: Flood\n---\n', 'front-matter-not-first@1:1'],
    ['---\ntitle: Flood\n', 'front-matter-unclosed@1:1'],
    ['---', 'front-matter-unclosed@1:1'],
    ['---\ntitle: Flood\n---- \n', 'front-matter-unclosed@3:1'],
    ['---\ntitle: Flood\n--- end\n---\n', 'front-matter-unclosed@3:1'],
    ['---\n- a\n---\n', 'front-matter-not-keys@2:1'],
    ['---\nFlood\n---\n', 'front-matter-not-keys@2:1'],
  ])('%j is %s', (text, problem) => {
    expect(names(text)).toEqual([problem]);
  });

  it('still reads what follows a blank line, so that other mistakes show in the same run', () => {
    expect(splitFrontMatter('\n---\ntitle: Flood\n---\nIt warns.\n')).toMatchObject({
      data: { title: 'Flood' },
      bodyLine: 5,
      body: 'It warns.\n',
    });
  });

  it('says the same of the same broken file twice', () => {
    const text = '---\ntitle: [\n---\n';
    expect(splitFrontMatter(text)).toEqual(splitFrontMatter(text));
    expect(splitFrontMatter(text).yamlProblems).toHaveLength(1);
  });

  it('takes three hyphens in a value for what they are', () => {
    expect(splitFrontMatter('---\ntitle: |\n  a\n  ---\n  b\n---\n').data).toEqual({ title: 'a\n---\nb\n' });
  });
});
