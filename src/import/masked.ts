/**
 * Import: changes to prose that leave code alone, and texts that step aside while others change. A text that is set
 * aside is named by two control characters, which no text has that came this far.
 */
import { scanMarkdown } from '../model/markdown-lines.ts';
import { blankCode, codeFiller } from '../model/prose.ts';

/** Answers the text that takes the place of a match, or `undefined` to leave it. Groups are texts as written. */
export type Replacer = (
  groups: readonly string[],
  match: { index: number; found: string },
) => string | undefined;

/** Replaces what a pattern (global) finds outside code blocks and code spans. */
export function replaceProse(text: string, pattern: RegExp, replacer: Replacer): string {
  // Most texts have nothing of the kind, and masking them is the dear part.
  if (text.search(pattern) === -1) return text;
  const plain = maskCode(text);
  const exact = new RegExp(pattern.source, `${pattern.flags.replace('d', '')}d`);
  let result = '';
  let from = 0;
  for (const match of plain.matchAll(exact)) {
    const found = text.slice(match.index, match.index + match[0].length);
    const groups = (match.indices ?? []).slice(1).map((range) => (range ? text.slice(...range) : ''));
    const replacement = replacer(groups, { index: match.index, found });
    if (replacement === undefined) continue;
    result += text.slice(from, match.index) + replacement;
    from = match.index + match[0].length;
  }
  return result + text.slice(from);
}

/** The text with each character of code replaced, line ends apart: offsets stay true. */
export function maskCode(text: string): string {
  const lines = text.split('\n');
  const { code } = scanMarkdown(lines);
  return blankCode(lines, code)
    .map((line, index) => (code[index] ? codeFiller.repeat(lines[index]?.length ?? 0) : line))
    .join('\n');
}

/** Texts that have stepped aside. */
export interface Shelf {
  /** Takes a text and answers its name. */
  put(text: string): string;
  /** Puts every text back in the place of its name. */
  restore(text: string): string;
}

/** An empty shelf. The names of two shelves differ by their kind. */
export function makeShelf(kind: 'a' | 'b'): Shelf {
  const kept: string[] = [];
  const name = new RegExp(`\u0001${kind}(\\d+)\u0002`, 'g');
  const restore = (text: string): string =>
    text.search(name) === -1
      ? text
      : restore(text.replace(name, (_, number: string) => kept[Number(number)] ?? ''));
  return {
    put: (text) => `\u0001${kind}${kept.push(text) - 1}\u0002`,
    restore,
  };
}

/** Leaves one blank line where several stood, outside code. */
export function singleBlanks(text: string): string {
  const lines = text.split('\n');
  const { code } = scanMarkdown(lines);
  return lines
    .filter(
      (line, index) =>
        code[index] ||
        line.trim() !== '' ||
        index === 0 ||
        lines[index - 1]?.trim() !== '' ||
        code[index - 1],
    )
    .join('\n');
}
