/**
 * Export, PDF: makes every text of a document fit for paper. Characters that the fonts lack get a visible substitute and
 * are named to the caller; words that are longer than a line get places to break.
 */
import { mapBlock } from './map-block.ts';
import type { Block, Inline, PrintDocument } from './print-document.ts';

/** Stands for a character that the fonts lack. */
export const SUBSTITUTE = '□';

/** Longest stretch without a place to break, in running text and in a cell of a table. */
const LONGEST = 30;
const LONGEST_IN_CELL = 14;

/** Characters that show nothing by themselves, such as joiners and variation selectors. */
const INVISIBLE = /\p{Default_Ignorable_Code_Point}/u;
const PRIVATE = /\p{Private_Use}/u;
/** Printable ASCII, which every font has. */
const PLAIN = /^[\x20-\x7e\n]*$/;
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** A document whose every character can be shown, and those that could not, in order of first mention. */
export interface FittedDocument {
  document: PrintDocument;
  missing: string[];
}

/** Fits a document to fonts. @param covers code points that the fonts can show */
export function fitDocument(document: PrintDocument, covers: ReadonlySet<number>): FittedDocument {
  const missing = new Set<string>();
  const text = (words: string) => substitute(words, covers, missing);
  const inline = (parts: readonly Inline[], place: 'line' | 'cell') =>
    fitInline(parts, text, place === 'line' ? LONGEST : LONGEST_IN_CELL);
  const blocks = (found: readonly Block[]) => found.map((block) => mapBlock(block, { inline, text }));
  const fitted = {
    ...document,
    heading: inline(document.heading, 'cell'),
    shortTitle: text(document.shortTitle),
    summary: inline(document.summary, 'line'),
    organisation: text(document.organisation),
    kind: text(document.kind),
    tags: document.tags.map((tag) => ({ ...tag, text: text(tag.text) })),
    particulars: document.particulars.map(({ label, content }) => ({
      label: text(label),
      content: inline(content, 'cell'),
    })),
    opening: blocks(document.opening),
    blocks: blocks(document.blocks),
    addresses: document.addresses.map(({ href, text: shown }) => ({ href, text: inline(shown, 'line') })),
  };
  return { document: { ...fitted, substituted: missing.size > 0 }, missing: [...missing] };
}

/** A text whose every character can be shown; what cannot is added to `missing`, once each. */
function substitute(text: string, covers: ReadonlySet<number>, missing: Set<string>): string {
  if (PLAIN.test(text) || isCovered(text, covers)) return text;
  let shown = '';
  for (const { segment } of graphemes.segment(text)) {
    if (isCovered(segment, covers)) {
      shown += segment;
      continue;
    }
    const visible = [...segment].filter((character) => !INVISIBLE.test(character)).join('');
    if (isCovered(visible, covers)) shown += visible;
    else if (/^\s$/.test(visible)) shown += ' ';
    else {
      shown += SUBSTITUTE;
      missing.add(segment);
    }
  }
  return shown;
}

function isCovered(text: string, covers: ReadonlySet<number>): boolean {
  for (const character of text) {
    if (character === '\n') continue;
    if (!covers.has(character.codePointAt(0) ?? 0) || INVISIBLE.test(character) || PRIVATE.test(character))
      return false;
  }
  return true;
}

function fitInline(parts: readonly Inline[], text: (words: string) => string, longest: number): Inline[] {
  return parts.flatMap((part): Inline[] => {
    if (typeof part === 'string') return breakable(text(part), longest);
    if (part.type === 'tag') return [{ ...part, text: text(part.text) }];
    return 'content' in part ? [{ ...part, content: fitInline(part.content, text, longest) }] : [part];
  });
}

/** A text with places to break in words that are longer than `longest`: after a sign, else anywhere. */
function breakable(text: string, longest: number): Inline[] {
  if (text.length <= longest || !hasLonger(text, longest)) return [text];
  const parts: Inline[] = [];
  let start = 0;
  // Where the stretch without a place to break began, and the last sign in it after which it may be broken.
  let from = 0;
  let sign = 0;
  for (let at = 0; at < text.length; at++) {
    if (/\s/.test(text[at] ?? '')) {
      from = sign = at + 1;
      continue;
    }
    if (at - from < longest) {
      if (/[._=&?/:@,;|~)\]}-]/.test(text[at] ?? '')) sign = at + 1;
      continue;
    }
    const end = sign > from ? sign : wholeCharacter(text, at);
    parts.push(text.slice(start, end), { type: 'gap' });
    start = from = sign = end;
    at = end - 1;
  }
  parts.push(text.slice(start));
  return parts;
}

/** True for a text with a stretch of more characters than `longest` without a space. */
function hasLonger(text: string, longest: number): boolean {
  return text.split(/\s/).some((word) => word.length > longest);
}

/** The same place, or the one before it if that would part the two halves of a character. */
function wholeCharacter(text: string, at: number): number {
  const code = text.charCodeAt(at - 1);
  return code >= 0xd800 && code <= 0xdbff ? at - 1 : at;
}
