/**
 * Model: where a text uses the terms of a glossary. All names are looked for at once, letter by letter from the start of
 * each word, so that a long glossary costs no more than a short one.
 */
import { isExactPart } from './glossary.ts';

/** A name to look for, and whose it is. */
export interface TermName<T> {
  name: string;
  term: T;
}

/** A use: offsets in UTF-16 code units, the end not counted. */
export interface TermUse<T> extends TermName<T> {
  start: number;
  end: number;
}

interface Letter<T> {
  next: Map<number, Letter<T>>;
  /** Names that end here; several differ in capitals that matter. */
  ends: { entry: TermName<T>; parts?: string[] }[];
}

const SPACE = 32;
const WORD = /[\p{L}\p{M}\p{N}_]/u;
/** Writing without blanks between words: a name may begin and end anywhere. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
/** What stands in a web address, a mailbox or a path, and not in a sentence. */
const ADDRESS = /@|:\/\/|\w\.\w|^["'([]*[/~.]|\\|\/.*\//;
/** Longer names are titles or sentences: nobody repeats them word for word, and looking for them takes time. */
const LONGEST = 100;
/** Longest stretch of plain characters without a blank that is looked at on either side. */
const FAR = 80;

/**
 * Makes the search for names: it yields the uses in a text from left to right, of two that overlap the one that begins
 * first, and of those the longest. Names are whole words; ordinary words in any capitals, abbreviations in theirs; a plain
 * plural counts too. Names of one letter and of more than a hundred are left out. Never throws.
 */
export function termMatcher<T>(names: readonly TermName<T>[]): (text: string) => TermUse<T>[] {
  const root: Letter<T> = { next: new Map(), ends: [] };
  for (const entry of names) if (entry.name.length > 1 && entry.name.length <= LONGEST) plant(root, entry);
  return (text) => {
    const uses: TermUse<T>[] = [];
    const folded = fold(text);
    let inWord = false;
    for (let at = 0; at < folded.length; at++) {
      const code = folded.charCodeAt(at);
      // Most letters of a text stand within a plain word: they are passed by without a closer look.
      const plain = code >= 97 && code <= 122;
      const within = plain && inWord;
      inWord = plain;
      if (within || !root.next.has(code) || !startsWord(folded, at)) continue;
      const use = longestAt(root, text, folded, at);
      if (!use || isAddress(text, use)) continue;
      uses.push(use);
      at = use.end - 1;
    }
    return uses;
  };
}

function plant<T>(root: Letter<T>, entry: TermName<T>): void {
  let node = root;
  for (let at = 0, text = fold(entry.name.trim().replace(/\s+/g, ' ')); at < text.length; at++) {
    const code = text.charCodeAt(at);
    const next: Letter<T> = node.next.get(code) ?? { next: new Map(), ends: [] };
    node.next.set(code, next);
    node = next;
  }
  const parts = partsOf(entry.name.trim());
  node.ends.push({ entry, ...(parts.some(isExactPart) ? { parts } : {}) });
}

function longestAt<T>(root: Letter<T>, text: string, folded: string, start: number): TermUse<T> | undefined {
  let node: Letter<T> | undefined = root;
  let at = start;
  let found: TermUse<T> | undefined;
  while (node) {
    const end: number = node.ends.length > 0 ? endOfWord(folded, at) : -1;
    const match =
      end === -1 ? undefined : node.ends.find(({ parts }) => hasCapitals(parts, text.slice(start, at)));
    if (match) found = { ...match.entry, start, end };
    if (at >= folded.length) break;
    const code = folded.charCodeAt(at);
    if (isSpace(code)) {
      node = node.next.get(SPACE);
      while (at < folded.length && isSpace(folded.charCodeAt(at))) at += 1;
    } else {
      node = node.next.get(code);
      at += 1;
    }
  }
  return found;
}

/** Lower case, of the same length. */
function fold(text: string): string {
  const lower = text.toLowerCase();
  if (lower.length === text.length) return lower;
  return [...text]
    .map((letter) => (letter.toLowerCase().length === letter.length ? letter.toLowerCase() : letter))
    .join('');
}

function isSpace(code: number): boolean {
  return code === SPACE || code === 10 || code === 13 || code === 9 || code === 160;
}

function isWord(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  // Most letters are plain ones, and asking an expression for each would take longer than the search.
  if (code < 128)
    return (
      (code >= 97 && code <= 122) || (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || code === 95
    );
  const surrogate = code >= 0xdc00 && code <= 0xdfff ? -1 : 0;
  return WORD.test(String.fromCodePoint(text.codePointAt(at + surrogate) ?? 0));
}

function isUnspaced(text: string, at: number): boolean {
  return text.charCodeAt(at) > 0xdff && UNSPACED.test(String.fromCodePoint(text.codePointAt(at) ?? 0));
}

/** True if a word begins here: after no letter, and not as the second half of one with a hyphen. */
function startsWord(text: string, at: number): boolean {
  if (at === 0) return true;
  if (text.charCodeAt(at - 1) === 45) return at === 1 || !isWord(text, at - 2);
  return !isWord(text, at - 1) || isUnspaced(text, at) || isUnspaced(text, at - 1);
}

/** The end of a word that stops at `at`, or after one more `s`; -1 if it goes on. */
function endOfWord(text: string, at: number): number {
  if (endsWord(text, at)) return at;
  const plural = text.charCodeAt(at) === 115 && isLatin(text.charCodeAt(at - 1)) && endsWord(text, at + 1);
  return plural ? at + 1 : -1;
}

function endsWord(text: string, at: number): boolean {
  if (at >= text.length) return true;
  if (text.charCodeAt(at) === 45) return at + 1 >= text.length || !isWord(text, at + 1);
  return !isWord(text, at) || isUnspaced(text, at) || isUnspaced(text, at - 1);
}

function isLatin(code: number): boolean {
  return code >= 97 && code <= 122;
}

/** True if the parts of a name whose capitals matter stand in the text as they should. */
function hasCapitals(parts: readonly string[] | undefined, found: string): boolean {
  if (!parts) return true;
  const others = partsOf(found);
  return parts.every((part, index) => !isExactPart(part) || part === others[index]);
}

function partsOf(name: string): string[] {
  return name.split(/[\s\-/]+/);
}

function isAddress(text: string, { start, end }: { start: number; end: number }): boolean {
  if (endsStretch(text, start - 1) && (endsStretch(text, end) || endsSentence(text, end))) return false;
  const before = /[!-~]*$/.exec(text.slice(Math.max(0, start - FAR), start))?.[0] ?? '';
  const after = /^[!-~]*/.exec(text.slice(end, end + FAR))?.[0] ?? '';
  return ADDRESS.test(before + text.slice(start, end).replaceAll(/[./@]/g, ' ') + after);
}

/** True if there is a blank at a place, or nothing any more. */
function endsStretch(text: string, at: number): boolean {
  return at < 0 || at >= text.length || isSpace(text.charCodeAt(at));
}

/** True for a full stop, a comma or the like that is followed by nothing else. */
function endsSentence(text: string, at: number): boolean {
  return ',.;:!?)'.includes(text.charAt(at)) && endsStretch(text, at + 1);
}
