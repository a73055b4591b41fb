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
  '200b': 'a zero-width space',
  '200c': 'a zero-width non-joiner',
  '200d': 'a zero-width joiner',
  '2028': 'a line separator',
  '2029': 'a paragraph separator',
  '2060': 'a word joiner',
  feff: 'a byte order mark',
};
const HIDDEN =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u200b-\u200d\u2028-\u202e\u2060-\u2069\ufeff]/;
const EVERY_HIDDEN = new RegExp(HIDDEN, 'g');
const ENTITY = /&#(?:x([0-9a-f]{1,6})|(\d{1,7}));?/gi;
/** After these a joiner is part of the writing: pictures, and scripts that join letters. */
const JOINS =
  // biome-ignore lint/suspicious/noMisleadingCharacterClass: the variation selector is meant on its own.
  /[\p{Extended_Pictographic}\p{Emoji_Modifier}\ufe0f\p{Script=Arabic}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Sinhala}\p{Script=Malayalam}\p{Script=Kannada}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Khmer}\p{Script=Mongolian}]$/u;

/** Decodes a file. The text lacks the byte order mark; problems name every place. */
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
      if (!allowed(match[0], text.slice(Math.max(0, match.index - 4), match.index)))
        problems.push(hidden(text, match.index, match[0], 1));
    }
  }
  if (text.includes('&#')) {
    for (const match of text.matchAll(ENTITY)) {
      const code = match[1] ? Number.parseInt(match[1], 16) : Number(match[2]);
      const character = code <= 0x10ffff ? String.fromCodePoint(code) : '';
      if (HIDDEN.test(character)) problems.push(hidden(text, match.index, character, match[0].length));
    }
  }
  return { text, problems };
}

function allowed(character: string, before: string): boolean {
  return (character === '\u200d' || character === '\u200c') && JOINS.test(before);
}

function hidden(text: string, index: number, character: string, length: number): DecodeProblem {
  const code = (character.codePointAt(0) ?? 0).toString(16).padStart(4, '0');
  const reorders = /[\u202a-\u202e\u2066-\u2069]/.test(character);
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

/** 1-based line and column of an offset. */
export function placeOf(text: string, offset: number): { line: number; column: number } {
  let line = 1;
  let start = 0;
  for (let next = text.indexOf('\n'); next !== -1 && next < offset; next = text.indexOf('\n', start)) {
    line += 1;
    start = next + 1;
  }
  return { line, column: offset - start + 1 };
}
