/** Model: the words of a body, without its code. Rules about wording look here, so that commands are left alone. */
import type { SourceDocument } from './content.ts';
import { scanMarkdown } from './markdown-lines.ts';

/** Stands in for each character of code, so that columns stay true. */
export const codeFiller = '\u0000';

/** One line of prose; code in it is replaced by `codeFiller`. `number` is its line in the file, 1-based. */
export interface ProseLine {
  text: string;
  number: number;
}

/** Lines of a document's body as they stand in the file, without code blocks and blank lines. */
export function proseLines(document: SourceDocument): ProseLine[] {
  const first = document.body.firstLine - 1;
  const lines = document.text.split(/\r?\n/).slice(first);
  const plain = blankCode(lines, scanMarkdown(lines).code);
  return plain.flatMap((text, index) => (text.trim() === '' ? [] : [{ text, number: first + index + 1 }]));
}

/** Blanks code blocks wholly, and code spans character by character. `code` says which lines are code blocks. */
export function blankCode(lines: readonly string[], code: readonly boolean[]): string[] {
  const plain = lines.map((line, index) => (code[index] ? '' : line));
  let start = 0;
  for (let index = 0; index <= plain.length; index++) {
    const line = plain[index];
    if (line !== undefined && !BOUNDARY.test(line)) continue;
    blankSpans(plain, start, index);
    start = line?.trim() === '' ? index + 1 : index;
    // A heading or a row of a table is a block of its own.
    if (line !== undefined && SINGLE.test(line)) {
      blankSpans(plain, index, index + 1);
      start = index + 1;
    }
  }
  return plain;
}

/** Lines at which a paragraph, and with it every code span, ends. */
const BOUNDARY = /^\s*(?:$|#{1,6}\s|[-*+]\s|\d{1,9}[.)]\s|\|)/;
const SINGLE = /^\s*(?:#{1,6}\s|\|)/;

/** Blanks the code spans of one paragraph: the lines from `start` up to, not including, `end`. */
function blankSpans(plain: string[], start: number, end: number): void {
  let ticks = false;
  for (let index = start; index < end; index++) ticks ||= plain[index]?.includes('`') ?? false;
  if (!ticks) return;
  const text = plain.slice(start, end).join('\n');
  const spans = codeSpans(text);
  if (spans.length === 0) return;
  let blanked = '';
  let from = 0;
  for (const [first, last] of spans) {
    blanked += text.slice(from, first) + text.slice(first, last).replace(/[^\n]/g, codeFiller);
    from = last;
  }
  plain.splice(start, end - start, ...(blanked + text.slice(from)).split('\n'));
}

/** Code spans of a paragraph as offsets: a run of backticks up to the next run of the same length. */
function codeSpans(text: string): [number, number][] {
  const runs = [...text.matchAll(/`+/g)].map((match) => ({ at: match.index, length: match[0].length }));
  // From the back, so that each run knows the next one of its length without a search.
  const nextOfLength = new Map<number, number>();
  const closer = new Array<number>(runs.length);
  for (let index = runs.length - 1; index >= 0; index--) {
    const length = runs[index]?.length ?? 0;
    closer[index] = nextOfLength.get(length) ?? -1;
    nextOfLength.set(length, index);
  }
  const spans: [number, number][] = [];
  for (let index = 0; index < runs.length; index++) {
    const run = runs[index];
    if (!run || isEscaped(text, run.at)) continue;
    const close = runs[closer[index] ?? -1];
    if (!close) continue;
    spans.push([run.at, close.at + close.length]);
    index = closer[index] ?? index;
  }
  return spans;
}

/** True if a character is preceded by an odd number of backslashes. */
export function isEscaped(text: string, at: number): boolean {
  let count = 0;
  while (text[at - 1 - count] === '\\') count += 1;
  return count % 2 === 1;
}
