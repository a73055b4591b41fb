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
const HEADING = /^#{1,6}(?:[ \t]|$)/;
/** What can begin a new block right below a paragraph. */
const START =
  /^(?:`{3}|~{3}|[-*+](?:[ \t]|$)|1[.)](?:[ \t]|$)|#{1,6}(?:[ \t]|$)|>|([-*_])(?:[ \t]*\1){2,}[ \t]*$)/;
const BREAK = /^(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$/;

/** Finds the code blocks of a text, given as its lines (a carriage return at their ends is fine). */
export function scanMarkdown(lines: readonly string[]): MarkdownLines {
  const code = new Array<boolean>(lines.length).fill(false);
  const unclosed: MarkdownLines['unclosed'] = [];
  // Column at which the content of each open list item begins.
  let lists: number[] = [];
  let fence: Fence | undefined;
  let paragraph = false;
  let depth = 0;
  for (let index = 0; index < lines.length; index++) {
    const { rest, quotes } = unquote(lines[index] ?? '', fence?.quotes);
    const text = rest.trim();
    const indent = indentOf(rest);
    if (fence) {
      const base = lists[fence.lists - 1] ?? 0;
      if (quotes >= fence.quotes && (text === '' || indent >= base)) {
        code[index] = true;
        if (closes(text, indent - base, fence.mark)) fence = undefined;
        continue;
      }
      // What holds the fence has ended: the line is looked at afresh, as the first one after it.
      unclosed.push({ index: fence.index, mark: fence.mark, column: fence.column });
      fence = undefined;
      index -= 1;
      continue;
    }
    if (text === '') {
      paragraph = false;
      continue;
    }
    const open = quotes === depth ? lists.filter((offset) => offset <= indent) : [];
    // Measured from the paragraph's own item: what stands left of it can always begin a block.
    const base = quotes === depth ? (lists[lists.length - 1] ?? 0) : 0;
    const deep = indent - base >= 4;
    const starts = START.test(text) || ((quotes < depth || indent < base) && BULLET.test(text));
    if (paragraph && quotes <= depth && (deep || !starts)) continue;
    const item = enterItems(text, indent, open);
    lists = item.lists;
    depth = quotes;
    const mark = item.code ? undefined : FENCE.exec(item.text);
    code[index] = item.code || mark != null;
    if (mark) {
      const found = mark[1] ?? mark[2] ?? '';
      fence = {
        mark: found,
        index,
        column: (lines[index] ?? '').indexOf(found) + 1,
        quotes,
        lists: lists.length,
      };
    }
    paragraph = !code[index] && item.text !== '' && !HEADING.test(item.text) && !BREAK.test(item.text);
  }
  if (fence) unclosed.push({ index: fence.index, mark: fence.mark, column: fence.column });
  return { code, unclosed };
}

/** Takes list markers off a line; says whether what is left is an indented code block. */
function enterItems(
  line: string,
  indent: number,
  lists: readonly number[],
): { text: string; lists: number[]; code: boolean } {
  const open = [...lists];
  let text = line;
  let column = indent;
  for (;;) {
    if (column - (open[open.length - 1] ?? 0) >= 4) return { text, lists: open, code: true };
    const marker = BREAK.test(text) ? undefined : BULLET.exec(text)?.[0];
    if (marker === undefined) return { text, lists: open, code: false };
    const after = text.slice(marker.length);
    const gap = indentOf(after);
    text = after.trim();
    open.push(column + marker.length + (text === '' || gap > 4 ? 1 : gap));
    if (text === '') return { text, lists: open, code: false };
    column += marker.length + gap;
  }
}

function closes(text: string, depth: number, mark: string): boolean {
  return depth < 4 && text.length >= mark.length && text === (mark[0] ?? '').repeat(text.length);
}

/** Takes block quote marks off a line, at most `most` of them. */
function unquote(line: string, most = 50): { rest: string; quotes: number } {
  let rest = line;
  let quotes = 0;
  for (let match = QUOTE.exec(rest); match && quotes < most; match = QUOTE.exec(rest)) {
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
