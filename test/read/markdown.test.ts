/** The outline of a body, and the tokens that are published. */
import { describe, expect, it } from 'vitest';
import { readBody } from '../../src/read/markdown.ts';

interface Token {
  type: string;
  children?: Token[] | null;
  content: string;
  attrs?: [string, string][] | null;
}

/** Addresses that the published tokens link to or load. */
function published(text: string): string[] {
  const inner = (readBody(text, 1).tokens() as Token[]).flatMap((token) => token.children ?? []);
  return inner
    .flatMap(({ attrs }) => attrs ?? [])
    .flatMap(([name, value]) => (name === 'href' || name === 'src' ? [value] : []));
}

describe('readBody', () => {
  it('lists headings with words, levels, anchors and places', () => {
    const { headings } = readBody(
      '##Use `ls` & *more*\n\nOver two\nlines\n-----\n\n> ### [Quoted](x.md) \\# one\n\n## Use ls  more\n',
      10,
    );
    expect(
      headings.map(({ level, text, id, range }) => [level, text, id, range.line, range.endColumn]),
    ).toEqual([
      [2, 'Use ls & more', 'use-ls-more', 10, 20],
      [2, 'Over two lines', 'over-two-lines', 12, 9],
      [3, 'Quoted # one', 'quoted-one', 16, 28],
      [2, 'Use ls more', 'use-ls-more-1', 18, 16],
    ]);
  });

  it('keeps headings away from the anchors of the site', () => {
    const { headings } = readBody(
      '## About contacts\n\n## Main content\n\n## !!!\n\n## constructor\n\n## __proto__\n',
      1,
    );
    expect(headings.map(({ id }) => id)).toEqual([
      'about-contacts-1',
      'main-content-1',
      'section',
      'constructor',
      'proto',
    ]);
  });

  it('finds each link where it is written, also on a line that was mended', () => {
    const { links } = readBody('See [a[(x.md), [b](x.md) and\n![c](y.png) [d](x.md).\n', 3);
    expect(links.map(({ kind, href, text, range }) => [kind, href, text, range.line, range.column])).toEqual([
      ['link', 'x.md', 'a', 3, 9],
      ['link', 'x.md', 'b', 3, 20],
      ['image', 'y.png', 'c', 4, 6],
      ['link', 'x.md', 'd', 4, 17],
    ]);
  });

  it('sees links in headings, tables, lists, quotes and references, and none in code', () => {
    const text =
      '## [a](1.md)\n\n| [b](2.md) | `[x](x.md)` |\n|---|---|\n| ![c](3.png) | |\n\n- > [d](4.md)\n\n[e][e]\n\n    [x](x.md)\n\n```\n[x](x.md)\n```\n\n<https://www.gov.uk/>\n\n[e]: 5.md\n';
    expect(readBody(text, 1).links.map(({ href }) => href)).toEqual([
      '1.md',
      '2.md',
      '3.png',
      '4.md',
      '5.md',
      'https://www.gov.uk/',
    ]);
  });

  it('knows the places of links in tables', () => {
    const text = '| a | [b](h.md) |\n|---|---|\n| c | [d](e.md) [d](e.md) |\n| c | [d](e.md) |\n';
    const { links } = readBody(`Text.\n\n${text}`, 10);
    expect(links.map(({ href, range: { line, column } }) => [href, line, column])).toEqual([
      ['h.md', 12, 11],
      ['e.md', 14, 11],
      ['e.md', 14, 21],
      ['e.md', 15, 11],
    ]);
  });

  it('sees unsafe links and does not publish them', () => {
    const text =
      '[a](javascript:x) ![b](data:image/png;base64,x) <javascript:y> [c](&#106;avascript:z) [d](/\\\\evil.example) [e][e] [f](ok.md)\n\n[e]: vbscript:x\n';
    expect(readBody(text, 1).links.map(({ href }) => href)).toEqual([
      'javascript:x',
      'data:image/png;base64,x',
      'javascript:y',
      'javascript:z',
      '/\\evil.example',
      'vbscript:x',
      'ok.md',
    ]);
    expect(published(text)).toEqual(['ok.md']);
  });

  it('publishes raw HTML as text', () => {
    const types = (
      readBody('<script>alert(1)</script>\n\n<div onclick="x">\n\n<!-- a -->\n', 1).tokens() as Token[]
    ).flatMap(({ type, children }) => [type, ...(children ?? []).map((child) => child.type)]);
    expect(types.filter((type) => type.includes('html'))).toEqual([]);
  });

  it('gives published headings the anchors that were checked', () => {
    const body = readBody('## A `b`\n\n## A b\n\nC\n===\n', 1);
    const ids = (body.tokens() as Token[])
      .flatMap(({ attrs }) => attrs ?? [])
      .flatMap(([name, value]) => (name === 'id' ? [value] : []));
    expect(ids).toEqual(body.headings.map(({ id }) => id));
  });

  it('gives fresh tokens each time, because rendering changes them', () => {
    const body = readBody('## A\n', 1);
    expect(body.tokens()[0]).not.toBe(body.tokens()[0]);
  });
});
