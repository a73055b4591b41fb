/** Prose without its code, column by column. */
import { describe, expect, it } from 'vitest';
import { blankCode, codeFiller, isEscaped } from '../../src/model/prose.ts';

/** The lines with code shown as dots. */
function shown(...lines: string[]): string[] {
  return blankCode(
    lines,
    lines.map(() => false),
  ).map((line) => line.replaceAll(codeFiller, '·'));
}

describe('blankCode', () => {
  it('blanks code spans and keeps columns', () => {
    expect(shown('Run `ls -l` and ``a`b`` now')).toEqual(['Run ······· and ······· now']);
  });

  it('blanks a span that goes over lines', () => {
    expect(shown('The type `Map<string,', 'number>` is long')).toEqual([
      'The type ············',
      '········ is long',
    ]);
  });

  it.each([
    ['a blank line', ['open `a', '', 'b` c']],
    ['a list item', ['open `a', '- b` c']],
    ['a heading', ['open `a', '## b` c']],
    ['the end of a heading', ['## open `a', 'b` c']],
    ['a row of a table', ['| `a', '| b` |']],
  ])('ends every span at %s', (_what, lines) => {
    expect(shown(...lines)).toEqual(lines);
  });

  it('leaves backticks that nothing closes, and those that are escaped', () => {
    expect(shown('a ` b', '', 'c \\`d` e')).toEqual(['a ` b', '', 'c \\`d` e']);
  });

  it('takes code blocks out whole', () => {
    expect(blankCode(['a', 'b', 'c'], [false, true, false])).toEqual(['a', '', 'c']);
  });

  it('is quick on runs of backticks of growing length', () => {
    const text = Array.from({ length: 1200 }, (_, index) => `a${'`'.repeat(index + 1)}`).join(' ');
    const start = performance.now();
    expect(blankCode([text], [false])).toEqual([text]);
    expect(performance.now() - start).toBeLessThan(500);
  });
});

describe('isEscaped', () => {
  it('counts backslashes', () => {
    expect([isEscaped('\\x', 1), isEscaped('\\\\x', 2), isEscaped('x', 0)]).toEqual([true, false, false]);
  });
});
