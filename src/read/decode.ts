/**
 * Read: bytes → text. Refuses what is not UTF-8 and characters that hide or reorder what a reviewer sees.
 * @see https://trojansource.codes/ (the attack)
 */
import type { Range } from '../model/diagnostic.ts';

/** Something in the bytes that must not be there. */
export interface DecodeProblem {
  name: 'not-utf8' | 'hidden-character';
  message: string;
  range: Range;
}

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: false });
const lenient = new TextDecoder('utf-8', { ignoreBOM: false });

const NAMES: Readonly<Record<string, string>> = {
  '000d': 'a carriage return without a line feed',
  '00ad': 'a soft hyphen',
  '200b': 'a zero-width space',
  '200c': 'a zero-width non-joiner',
  '200d': 'a zero-width joiner',
  '2028': 'a line separator',
  '2029': 'a paragraph separator',
  '2060': 'a word joiner',
  feff: 'a byte order mark',
};
/** Controls, blanks without width, marks of direction, letters that show nothing, and tags (beyond the basic plane). */
const HIDDEN =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u061c\u115f\u1160\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0]|\r(?!\n)|\udb40[\udc00-\udc7f]/;
const EVERY_HIDDEN = new RegExp(HIDDEN, 'g');
const ENTITY =
  /&#(?:x([0-9a-f]{1,6})|(\d{1,7}));?|&(?:lrm|rlm|zwj|zwnj|shy|ZeroWidthSpace|NoBreak|ApplyFunction|af|InvisibleTimes|it|InvisibleComma|ic);/gi;
/** After these a joiner is part of the writing: pictures, and scripts that join letters. */
const JOINS =
  // biome-ignore lint/suspicious/noMisleadingCharacterClass: the variation selector is meant on its own.
  /[\p{Extended_Pictographic}\p{Emoji_Modifier}\ufe0f\p{Script=Arabic}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Sinhala}\p{Script=Malayalam}\p{Script=Kannada}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Khmer}\p{Script=Mongolian}]$/u;
/** A black flag and the tags after it are the flag of a nation, such as Scotland's. */
const FLAG = /\u{1f3f4}[\u{e0020}-\u{e007f}]*$/u;
/** A file with more of them is not text that somebody wrote; a list of all would help nobody. */
const MOST_REPORTED = 20;

/** Decodes a file. The text lacks the byte order mark; problems name every place, up to a number that one can mend. */
export function decode(bytes: Uint8Array): { text: string; problems: DecodeProblem[] } {
  const problems: DecodeProblem[] = [];
  let text: string;
  try {
    text = strict.decode(bytes);
  } catch {
    text = lenient.decode(bytes);
    problems.push({
      name: 'not-utf8',
      message: encodingMessage(bytes),
      range: placeOf(text, Math.max(0, text.indexOf('\ufffd'))),
    });
    return { text, problems };
  }
  if (HIDDEN.test(text)) {
    for (const match of text.matchAll(EVERY_HIDDEN)) {
      if (problems.length >= MOST_REPORTED) break;
      if (!allowed(match[0], text.slice(Math.max(0, match.index - 16), match.index)))
        problems.push(hidden(text, match.index, match[0], match[0].length));
    }
  }
  if (text.includes('&')) {
    for (const match of text.matchAll(ENTITY)) {
      if (problems.length >= MOST_REPORTED) break;
      const code = match[1] ? Number.parseInt(match[1], 16) : Number(match[2] ?? 0x200b);
      const character = code <= 0x10ffff ? String.fromCodePoint(code) : '';
      if (HIDDEN.test(character)) problems.push(hidden(text, match.index, character, match[0].length));
    }
  }
  return { text, problems };
}

/** True if a text that was written in another way, such as by escapes, holds what nobody can see. */
export function hasHidden(text: string): boolean {
  return HIDDEN.test(text);
}

function allowed(character: string, before: string): boolean {
  if (character === '\u200d' || character === '\u200c') return JOINS.test(before);
  return character.length === 2 && FLAG.test(before);
}

function hidden(text: string, index: number, character: string, length: number): DecodeProblem {
  const code = (character.codePointAt(0) ?? 0).toString(16).padStart(4, '0');
  const reorders = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/.test(character);
  const name = reorders
    ? 'a character that changes the direction of text'
    : (NAMES[code] ?? 'a control character');
  const start = placeOf(text, index);
  return {
    name: 'hidden-character',
    message: `There is ${name} (U+${code.toUpperCase()}) here. Nobody can see it in a review.`,
    range: { ...start, endLine: start.line, endColumn: start.column + length },
  };
}

function encodingMessage(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff))
    return 'The file is UTF-16, not UTF-8.';
  return 'The file is not valid UTF-8.';
}

/** 1-based line and column of an offset. For many offsets of one text, make a `placeFinder`. */
export function placeOf(text: string, offset: number): { line: number; column: number } {
  let line = 1;
  let start = 0;
  for (let next = text.indexOf('\n'); next !== -1 && next < offset; next = text.indexOf('\n', start)) {
    line += 1;
    start = next + 1;
  }
  return { line, column: offset - start + 1 };
}

/** `placeOf` for one text, in a time that does not grow with the offset; the lines are looked up when first asked. */
export function placeFinder(text: string): (offset: number) => { line: number; column: number } {
  let starts: number[] | undefined;
  return (offset) => {
    starts ??= lineStarts(text);
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
  };
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (let next = text.indexOf('\n'); next !== -1; next = text.indexOf('\n', next + 1)) starts.push(next + 1);
  return starts;
}
