/** Export, PDF: changes every text of a block, whatever stands in whatever. */
import type { Block, Fact, Inline } from './print-document.ts';

/** What to do with text. */
export interface TextChange {
  /** A stretch of text, in a line of its own width or in a narrow cell. */
  inline(parts: readonly Inline[], place: 'line' | 'cell'): Inline[];
  /** Text without markup: a label, a title, code. */
  text(text: string): string;
}

/** A block with all its text changed. */
export function mapBlock(block: Block, change: TextChange): Block {
  const { inline, text } = change;
  const blocks = (content: readonly Block[]) => content.map((inner) => mapBlock(inner, change));
  const facts = (rows: readonly Fact[]) =>
    rows.map((row) => ({ ...row, label: text(row.label), content: blocks(row.content) }));
  const cell = (parts: readonly Inline[]) => inline(parts, 'cell');
  switch (block.type) {
    case 'paragraph':
    case 'heading':
      return { ...block, content: inline(block.content, 'line') };
    case 'quote':
    case 'keep':
    case 'language':
      return { ...block, content: blocks(block.content) };
    case 'notice':
      return {
        ...block,
        ...(block.title === undefined ? {} : { title: text(block.title) }),
        content: blocks(block.content),
      };
    case 'list':
      return { ...block, items: block.items.map(blocks) };
    case 'table':
      return { ...block, header: block.header.map(cell), rows: block.rows.map((row) => row.map(cell)) };
    case 'facts':
      return { ...block, rows: facts(block.rows) };
    case 'contact': {
      const { urgent } = block;
      return {
        ...block,
        ...(urgent
          ? { urgent: { ...urgent, label: text(urgent.label), content: inline(urgent.content, 'line') } }
          : {}),
        rows: facts(block.rows),
      };
    }
    case 'steps':
      return {
        ...block,
        items: block.items.map(({ title, content }) => ({
          title: inline(title, 'line'),
          content: blocks(content),
        })),
      };
    case 'code':
      return { ...block, texts: block.texts.map(text) };
    case 'image':
    case 'rule':
    case 'bar':
    case 'chart':
      return block;
  }
}
