/** Each line of a body is found in the block that it belongs to, whatever kind of block that is. */
import type { Token } from 'markdown-it';
import { describe, expect, it } from 'vitest';
import { readBody } from '../../../src/read/markdown.ts';
import { renderBody } from '../../../src/render/markdown.ts';
import { blockOfLine, sourceBlocks } from '../../../src/render/preview/source-blocks.ts';
import { documentOf } from './document-of.ts';

const body = `Before any heading.

## Heading

A paragraph
of two lines.

- one
- two

  of two paragraphs
  1. nested

| a | b |
|---|---|
| c | d |

> quoted

\`\`\`
code
\`\`\`

---
`;

/** What stands behind the block of a line: the token that ends it, and its lines. */
function blockAt(line: number): [string, number, number] | undefined {
  const tokens = readBody(body, 1).tokens() as Token[];
  const block = blockOfLine(sourceBlocks(tokens), line - 1);
  return block && [tokens[block.last]?.type ?? '', block.start + 1, block.end];
}

describe('blockOfLine', () => {
  it.each([
    ['a paragraph', 1, ['paragraph_close', 1, 1]],
    ['a blank line after it', 2, ['paragraph_close', 1, 1]],
    ['a heading', 3, ['heading_close', 3, 3]],
    ['the second line of a paragraph', 6, ['paragraph_close', 5, 6]],
    ['an entry of a list', 8, ['paragraph_close', 8, 8]],
    ['a second paragraph of an entry', 11, ['paragraph_close', 11, 11]],
    ['a nested entry', 12, ['paragraph_close', 12, 12]],
    ['the head of a table', 14, ['table_close', 14, 16]],
    ['a row of a table', 16, ['table_close', 14, 16]],
    ['a quotation', 18, ['paragraph_close', 18, 18]],
    ['code', 21, ['fence', 20, 22]],
    ['a line across the page', 24, ['hr', 24, 24]],
    ['what comes after the end', 90, ['hr', 24, 24]],
  ])('finds %s', (_name, line, block) => {
    expect(blockAt(line)).toEqual(block);
  });

  it('takes the first block for what stands before it, and none where there is none', () => {
    expect(blockOfLine([{ start: 4, end: 5, last: 2 }], 0)).toEqual({ start: 4, end: 5, last: 2 });
    expect(blockOfLine([], 0)).toBeUndefined();
  });
});

describe('what stands behind a token', () => {
  it('never comes within a paragraph, a heading or a row, and leaves the rest as it is', () => {
    const document = documentOf(body);
    const words = { say: (key: string) => key };
    const plain = renderBody(document, { basePath: '/', words });
    const blocks = sourceBlocks(document.body.tokens());
    const found = new Map(blocks.map(({ last }, index) => [last, `<div id="here-${index}"></div>`]));
    const html = renderBody(document, { basePath: '/', words, found: () => found });
    expect(html.replace(/<div id="here-\d+"><\/div>/g, '')).toBe(plain);
    expect(html.match(/<div id="here/g)).toHaveLength(blocks.length);
    for (const element of ['p', 'h2', 'tr', 'td', 'pre'])
      expect(html).not.toMatch(new RegExp(`<${element}\\b[^>]*>(?:(?!</${element}>)[^])*<div id="here`));
  });
});
