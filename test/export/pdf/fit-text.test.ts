/** Every character can be shown, and every word fits a line. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitDocument, SUBSTITUTE } from '../../../src/export/pdf/fit-text.ts';
import type { Inline, PrintDocument } from '../../../src/export/pdf/print-document.ts';
import { loadPrintFonts } from '../../../src/export/pdf/print-fonts.ts';
import { shortJob, textOf } from '../../support/print.ts';

const { covers } = loadPrintFonts();

function fitted(title: string, content: Inline[] = []): { document: PrintDocument; missing: string[] } {
  return fitDocument(shortJob(title, [{ type: 'paragraph', content }]).document, covers);
}

function firstParagraph({ blocks }: PrintDocument): Inline[] {
  const [block] = blocks;
  return block?.type === 'paragraph' ? block.content : [];
}

/** Longest stretch without a place to break. */
function longestStretch(content: readonly Inline[]): number {
  const marked = content
    .map((part) => (typeof part === 'string' ? part : part.type === 'gap' ? ' ' : ''))
    .join('');
  return Math.max(0, ...marked.split(/\s/).map((word) => word.length));
}

describe('fitDocument', () => {
  it('changes nothing that the fonts have', () => {
    const text = 'Größe, Ελλάδα, Привет, ½ × 3 ≥ 1 → “yes” … ✓';
    const { document, missing } = fitted('A title', [text]);
    expect(missing).toEqual([]);
    expect(document.substituted).toBe(false);
    expect(firstParagraph(document)).toEqual([text]);
  });

  it.each([
    ['Chinese', '中文', ['中', '文'], '□□'],
    ['Thai', 'ไทย', ['ไ', 'ท', 'ย'], '□□□'],
    ['Arabic', 'ماء', ['م', 'ا', 'ء'], '□□□'],
    ['an emoji', 'sea 🌊', ['🌊'], 'sea □'],
    ['a family of joined emoji', '👩‍👩‍👧!', ['👩‍👩‍👧'], '□!'],
    ['private use', '\ue000', ['\ue000'], '□'],
    ['one of them twice', '中中', ['中'], '□□'],
  ])('puts a square for %s, and names it', (_what, text, characters, shown) => {
    const { document, missing } = fitted('A title', [text]);
    expect(firstParagraph(document)).toEqual([shown]);
    expect(missing).toEqual(characters);
    expect(document.substituted).toBe(true);
    expect(document.words.substitute).toContain(SUBSTITUTE);
  });

  it.each([
    ['a variation selector', '✓\ufe0f', '✓'],
    ['a zero-width space', 'a\u200bb', 'ab'],
    ['a letter and its accent', 'e\u0301', 'e\u0301'],
    ['a space that the fonts lack', 'a\u2003b', 'a b'],
  ])('shows %s as people see it', (_what, text, shown) => {
    const { document, missing } = fitted('A title', [text]);
    expect(firstParagraph(document)).toEqual([shown]);
    expect(missing).toEqual([]);
  });

  it('covers titles, tables, code, labels and notices too', () => {
    const job = shortJob('標題', [
      { type: 'code', texts: ['編'] },
      { type: 'notice', tone: 'info', title: '注', content: [] },
      { type: 'facts', rows: [{ label: '標', long: false, content: [] }] },
      { type: 'steps', items: [{ title: ['步'], content: [] }] },
    ]);
    const { document, missing } = fitDocument(job.document, covers);
    expect(missing).toEqual(['標', '題', '編', '注', '步']);
    expect(textOf([document.heading, document.blocks])).not.toMatch(/\p{Script=Han}/u);
    // The properties of a file are no glyphs: they keep the title.
    expect(document.title).toBe('標題');
  });

  it('lets any word break before its line ends, and keeps every character', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', 'b', '.', '/', '-', ' ', '_', 'é'), maxLength: 400 }),
        (text) => {
          const content = firstParagraph(fitted('A title', [text]).document);
          expect(longestStretch(content)).toBeLessThanOrEqual(30);
          expect(textOf(content)).toBe(text);
        },
      ),
    );
  });

  it('breaks a string of 40,000 characters, and a title of 500', () => {
    const { document } = fitted('t'.repeat(500), [{ type: 'code', content: ['x'.repeat(40_000)] }]);
    expect(longestStretch(document.heading)).toBeLessThanOrEqual(30);
    expect(document.shortTitle.length).toBeLessThan(100);
    const [code] = firstParagraph(document);
    expect(typeof code === 'object' && 'content' in code ? longestStretch(code.content) : 0).toBe(30);
  });

  it('never leaves a character that the fonts lack', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
        const content = firstParagraph(fitted('A title', [text]).document);
        for (const character of textOf(content))
          if (character !== '\n') expect(covers.has(character.codePointAt(0) ?? 0)).toBe(true);
      }),
    );
  });
});
