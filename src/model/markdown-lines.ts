/**
 * Model: which lines of a Markdown text are code. A block parser knows it best, but this must be known before there is
 * anything to parse, by whoever mends the text line by line; so the rules of CommonMark for code are followed here.
 */

/** What lines are: `true` in `code` for each line of a code block, fences included. */
export interface MarkdownLines {
  code: boolean[];
  /** Fences that nothing closes, by index of their line. */
  unclosed: { index: number; mark: string; column: number }[];
}

interface Fence {
  mark: string;
  index: number;
  column: number;
  quotes: number;
  lists: number;
}

const QUOTE = /^ {0,3}> ?/;
const FENCE = /^(`{3,})[^`]*$|^(~{3,})/;
const BULLET = /^(?:[-*+]|\d{1,9}[.)])(?=[ \t]|$)/;
const BREAK = /^(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$/;

/** Finds the code blocks of a text, given as its lines (a carriage return at their ends is fine). */
export function scanMarkdown(lines: readonly string[]): MarkdownLines {
  const code = new Array<boolean>(lines.length).fill(false);
  const unclosed: MarkdownLines['unclosed'] = [];
  // Column at which the content of each open list item begins.
  let lists: number[] = [];
  let fence: Fence | undefined;
  let paragraph = false;
  for (let index = 0; index < lines.length; index++) {
    const { rest: unquoted, quotes } = unquote(lines[index] ?? '');
    const blank = unquoted.trim() === '';
    const indent = indentOf(unquoted);
    if (fence) {
      const inside = quotes >= fence.quotes && (blank || indent >= (lists[fence.lists - 1] ?? 0));
      if (inside) {
        code[index] = true;
        if (closes(unquoted.trim(), indent - (lists[fence.lists - 1] ?? 0), fence.mark)) fence = undefined;
        continue;
      }
      unclosed.push({ index: fence.index, mark: fence.mark, column: fence.column });
      fence = undefined;
    }
    if (blank) {
      paragraph = false;
      continue;
    }
    if (!(paragraph && !BULLET.test(unquoted.trimStart()))) lists = lists.filter((offset) => offset <= indent);
    const place = enterItems(unquoted, lists, paragraph);
    lists = place.lists;
    if (place.code) {
      code[index] = true;
      continue;
    }
    const mark = FENCE.exec(place.text);
    if (mark) {
      code[index] = true;
      fence = { mark: mark[1] ?? mark[2] ?? '', index, column: (lines[index] ?? '').indexOf(mark[1] ?? mark[2] ?? '') + 1, quotes, lists: lists.length };
      paragraph = false;
      continue;
    }
    paragraph = place.text !== '' && !/^#{1,6}(?:[ \t]|$)/.test(place.text) && !BREAK.test(place.text);
  }
  if (fence) unclosed.push({ index: fence.index, mark: fence.mark, column: fence.column });
  return { code, unclosed };
}

/** Takes list markers off a line; says whether what is left is an indented code block. */
function enterItems(line: string, lists: readonly number[], paragraph: boolean): { text: string; lists: number[]; code: boolean } {
  const open = [...lists];
  let column = indentOf(line);
  let text = line.trim();
  for (;;) {
    const depth = column - (open[open.length - 1] ?? 0);
    if (depth >= 4) return { text, lists: open, code: !paragraph };
    const marker = BREAK.test(text) ? undefined : BULLET.exec(text)?.[0];
    if (marker === undefined) return { text, lists: open, code: false };
    const after = text.slice(marker.length);
    const gap = indentOf(after);
    const content = column + marker.length + (after.trim() === '' || gap > 4 ? 1 : gap);
    open.push(content);
    text = after.trim();
    if (text === '') return { text, lists: open, code: false };
    column += marker.length + gap;
    paragraph = false;
  }
}

function closes(text: string, depth: number, mark: string): boolean {
  return depth < 4 && text.startsWith(mark) && text.split('').every((character) => character === mark[0]);
}

function unquote(line: string): { rest: string; quotes: number } {
  let rest = line;
  let quotes = 0;
  for (let match = QUOTE.exec(rest); match; match = QUOTE.exec(rest)) {
    rest = rest.slice(match[0].length);
    quotes += 1;
  }
  return { rest, quotes };
}

/** Width of the white space at the start of a line; a tab reaches to the next multiple of four. */
function indentOf(text: string): number {
  let width = 0;
  for (const character of text) {
    if (character === ' ') width += 1;
    else if (character === '\t') width += 4 - (width % 4);
    else break;
  }
  return width;
}
