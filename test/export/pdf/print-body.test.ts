/** What a body becomes on paper, and what becomes of bodies that paper was not made for. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainText } from '../../../src/export/pdf/inline.ts';
import { MOST_CELLS } from '../../../src/export/pdf/print-body.ts';
import type { Block, PrintTable } from '../../../src/export/pdf/print-document.ts';
import { MOST_COLUMNS } from '../../../src/export/pdf/print-table.ts';
import { inlinesOf, printedBody, textOf } from '../../support/print.ts';

function tablesOf(blocks: readonly Block[]): PrintTable[] {
  return blocks.filter((block) => block.type === 'table');
}

function markdownTable(columns: number, rows: number): string {
  const row = (cell: (column: number) => string) =>
    `|${Array.from({ length: columns }, (_, column) => cell(column)).join('|')}|`;
  const body = Array.from({ length: rows }, (_, index) => row((column) => `r${index}c${column}`));
  return [row((column) => `h${column}`), row(() => '-'), ...body].join('\n');
}

/** How deep lists and quotes stand in each other. */
function depthOf(blocks: readonly Block[]): number {
  const inner = blocks.flatMap((block) => {
    if (block.type === 'quote') return [1 + depthOf(block.content)];
    return block.type === 'list' ? [1 + Math.max(...block.items.map(depthOf))] : [];
  });
  return Math.max(0, ...inner);
}

describe('printBody', () => {
  it('keeps the order of paragraphs, lists, quotes, code, rules and tables', () => {
    const { blocks, losses } = printedBody(
      'One *two* **three** `four`.\n\n- a\n- b\n\n3. c\n\n> d\n\n```sh\nls\n```\n\n---\n\n| e | f |\n|---|--:|\n| g | 1 |\n',
    );
    expect(losses).toEqual([]);
    expect(blocks.map(({ type }) => type)).toEqual([
      'paragraph',
      'list',
      'list',
      'quote',
      'code',
      'rule',
      'table',
    ]);
    expect(blocks[0]).toEqual({
      type: 'paragraph',
      content: [
        'One ',
        { type: 'emphasis', content: ['two'] },
        ' ',
        { type: 'strong', content: ['three'] },
        ' ',
        { type: 'code', content: ['four'] },
        '.',
      ],
    });
    expect(blocks[1]).toMatchObject({ ordered: false, tight: true });
    expect(blocks[2]).toMatchObject({ ordered: true, start: 3 });
    expect(tablesOf(blocks)[0]?.columns.map(({ align }) => align)).toEqual(['start', 'end']);
  });

  it('shows what looks like the language of the engine as text', () => {
    const text = '#read("/etc/passwd") #eval("1") #import "@preview/x:1.0.0" $x^2$ @ref';
    expect(textOf(printedBody(text).blocks)).toBe(text);
  });

  it('never skips a level of heading, whatever was written', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 1, maxLength: 12 }), (levels) => {
        const text = levels.map((level, index) => `${'#'.repeat(level)} Heading ${index}`).join('\n\n');
        const headings = printedBody(text).blocks.filter((block) => block.type === 'heading');
        expect(headings.map(({ content }) => plainText(content))).toEqual(
          levels.map((_, index) => `Heading ${index}`),
        );
        let before = 1;
        for (const { level } of headings) {
          expect(level).toBeGreaterThanOrEqual(2);
          expect(level).toBeLessThanOrEqual(before + 1);
          before = level;
        }
      }),
    );
  });

  it('prints headings of lists and quotes as strong words, not in the outline', () => {
    const { blocks } = printedBody('> ## in a quote\n\n- ### in a list\n');
    expect(textOf(blocks)).toContain('in a quote');
    expect(inlinesOf(blocks).map(({ type }) => type)).toEqual(['strong', 'strong']);
  });

  it('cuts a table of 200 columns into tables that fit, each with the first column', () => {
    const { blocks, losses } = printedBody(markdownTable(200, 3));
    const tables = tablesOf(blocks);
    expect(losses).toEqual([]);
    for (const { columns, header, rows } of tables) {
      expect(columns.length).toBeLessThanOrEqual(MOST_COLUMNS);
      expect(plainText(header[0] ?? [])).toBe('h0');
      expect(rows.map((row) => plainText(row[0] ?? []))).toEqual(['r0c0', 'r1c0', 'r2c0']);
    }
    const shown = tables.flatMap(({ header }) => header.slice(1).map(plainText));
    expect(shown).toEqual(Array.from({ length: 199 }, (_, index) => `h${index + 1}`));
    expect(blocks[0]).toMatchObject({
      style: 'caption',
      content: ['Columns 2 to 8 of 200, after the first'],
    });
  });

  it('leaves out a table that no reader could use, and says where it stands', () => {
    const rows = Math.ceil(MOST_CELLS / 100);
    const { blocks, losses } = printedBody(`Before.\n\n${markdownTable(100, rows)}\n\nAfter.`);
    expect(losses).toEqual([{ what: 'table', name: `100 columns and ${rows} rows`, line: 3 }]);
    expect(blocks.map(({ type }) => type)).toEqual(['paragraph', 'notice', 'paragraph']);
  });

  it('indents lists and quotes only so far, and keeps what they say', () => {
    const list = Array.from({ length: 30 }, (_, level) => `${'  '.repeat(level)}- item ${level}`).join('\n');
    const { blocks } = printedBody(list);
    expect(depthOf(blocks)).toBeLessThanOrEqual(6);
    for (let level = 0; level < 28; level++) expect(textOf(blocks)).toContain(`item ${level}`);
    const quoted = printedBody(`${'>'.repeat(40)} deep\n`).blocks;
    expect(depthOf(quoted)).toBeLessThanOrEqual(6);
    expect(textOf(quoted)).toContain('deep');
  });

  it('shows images of the content, names others, and counts those that cannot be printed', () => {
    const image = (file: string) =>
      file === 'assets/small.png' ? { path: 'image-1.png', widthPixels: 482 } : undefined;
    const { blocks, losses } = printedBody(
      '![A gauge](../assets/small.png)\n\nText ![Broken](../assets/broken.png) goes on.\n\n![Map](https://maps.example/m.png)\n\n![](../assets/small.png)',
      { image },
    );
    expect(blocks[0]).toEqual({ type: 'image', path: 'image-1.png', alt: 'A gauge', width: 0.5 });
    expect(textOf(blocks[2])).toContain('Broken');
    expect(inlinesOf(blocks[3])).toMatchObject([{ type: 'link', href: 'https://maps.example/m.png' }]);
    expect(blocks[4]).toMatchObject({ type: 'image', alt: 'image without a description' });
    expect(losses).toEqual([{ what: 'image', name: '../assets/broken.png', line: 3 }]);
  });

  it('never follows what is unsafe', () => {
    const { blocks } = printedBody(
      '[a](javascript:alert(1)) [b](file:///etc/passwd) [c](data:text/html,x) <javascript:x>',
    );
    expect(inlinesOf(blocks).filter(({ type }) => type === 'link')).toEqual([]);
  });

  it('never throws, whatever the body is', () => {
    const pieces = fc.constantFrom(
      '# ',
      '- ',
      '1. ',
      '> ',
      '```\n',
      '|a|b|\n|-|-|\n',
      '|c|',
      '![x](y.png)',
      '[a](#b)',
      '*',
      '_',
      '`',
      '\n',
      '\n\n',
      '  ',
      'word',
      '<b>',
      '&amp;',
      '\\',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 40 }), (parts) => {
        expect(Array.isArray(printedBody(parts.join('')).blocks)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});
