/** Render: which lines of a body each of its blocks comes from, as the parser says. */
import type { Token } from 'markdown-it';
import type { MarkdownToken } from '../../model/content.ts';

/** A block of text: its lines from the first of the body, the end exclusive, and the index of its last token. */
export interface SourceBlock {
  start: number;
  end: number;
  last: number;
}

/** What something can stand behind: within a list that is a paragraph of an entry, but never the row of a table. */
const opened: ReadonlySet<string> = new Set(['paragraph_open', 'heading_open', 'table_open']);
const single: ReadonlySet<string> = new Set(['fence', 'code_block', 'hr']);

/** The blocks of a body in the order in which they stand; none of them lies in another. */
export function sourceBlocks(tokens: readonly MarkdownToken[]): SourceBlock[] {
  const blocks: SourceBlock[] = [];
  for (let index = 0; index < tokens.length; index++) {
    const { type, level, map } = tokens[index] as Token;
    if (!map || (!opened.has(type) && !single.has(type))) continue;
    const [start, end] = map;
    if (opened.has(type)) {
      const close = type.replace('_open', '_close');
      while (index < tokens.length - 1) {
        const token = tokens[index] as Token;
        if (token.type === close && token.level === level) break;
        index += 1;
      }
    }
    blocks.push({ start, end, last: index });
  }
  return blocks;
}

/** The block that holds a line; of a line between blocks the one before it, or the first. `undefined` if there is none. */
export function blockOfLine(blocks: readonly SourceBlock[], line: number): SourceBlock | undefined {
  return (
    blocks.find(({ start, end }) => start <= line && line < end) ??
    blocks.findLast(({ start }) => start <= line) ??
    blocks[0]
  );
}
