/**
 * Export, PDF: the tokens of a body → what is printed. Never throws for content: what is too deep, too wide or too long
 * for paper is printed another way, and what cannot be printed is named in its place.
 */
import type { Token } from 'markdown-it';
import { resolveLink } from '../../model/link-target.ts';
import { type InlineImage, inlineTokens, plainText } from './inline.ts';
import { linkInline, type PrintContext, paragraph } from './print-context.ts';
import type { Block, Column, Inline } from './print-document.ts';
import { splitWide } from './print-table.ts';
import { CODE_COLUMNS, wrapCode } from './wrap-code.ts';

/** Lists and quotes within each other that are indented. What is deeper stands at the last depth. */
const DEEPEST = 6;
/** Cells of one table that are printed. A page holds about 300. */
export const MOST_CELLS = 60_000;
/** Pixels of an image that take the whole width of the text, at 144 in an inch. */
const FULL_WIDTH_PIXELS = 964;

/**
 * Characters of a heading, and of what an image shows in words: they become properties of the file, of which the
 * standard for archives takes none of more than 32,767 bytes.
 */
const LONGEST_PROPERTY = 10_000;

/** Something of a body that was left out or changed on paper; `line` counts from 1 within the body. */
export interface BodyLoss {
  what: 'image' | 'table';
  /** What it is called, such as the address of an image. */
  name: string;
  line: number;
}

/** A printed body. */
export interface PrintedBody {
  blocks: Block[];
  losses: BodyLoss[];
}

/** Where the printing of a body has come to. */
interface Walk {
  context: PrintContext;
  tokens: readonly Token[];
  at: number;
  losses: BodyLoss[];
}

/**
 * Turns a body into blocks.
 * @param level level of its main headings in the document
 */
export function printBody(context: PrintContext, level: number): PrintedBody {
  const tokens = (context.document?.body.tokens() ?? []) as Token[];
  const walk: Walk = { context, tokens, at: 0, losses: [] };
  return { blocks: evenHeadings(blocksUntil(walk, undefined, 0), level), losses: walk.losses };
}

/**
 * Moves headings so that the first stands at `level` and none skips a level going down: readers of the outline, and the
 * standard for archives, count on it.
 */
function evenHeadings(blocks: Block[], level: number): Block[] {
  const open: number[] = [];
  return blocks.map((block) => {
    if (block.type !== 'heading') return block;
    while (open.length > 0 && (open.at(-1) ?? 0) >= block.level) open.pop();
    open.push(block.level);
    return { ...block, level: Math.min(level + open.length - 1, 6) };
  });
}

/** Blocks up to the token that closes what they stand in. */
function blocksUntil(walk: Walk, close: string | undefined, depth: number): Block[] {
  const blocks: Block[] = [];
  while (walk.at < walk.tokens.length) {
    const token = walk.tokens[walk.at++] as Token;
    if (token.type === close) break;
    for (const block of blockOf(walk, token, depth)) blocks.push(block);
  }
  return blocks;
}

function blockOf(walk: Walk, token: Token, depth: number): Block[] {
  switch (token.type) {
    case 'paragraph_open':
      return paragraphBlocks(walk);
    case 'heading_open':
      return headingBlocks(walk, token, depth);
    case 'bullet_list_open':
    case 'ordered_list_open':
      return listBlocks(walk, token, depth);
    case 'blockquote_open': {
      const content = blocksUntil(walk, 'blockquote_close', depth + 1);
      return depth >= DEEPEST ? content : [{ type: 'quote', content }];
    }
    case 'table_open':
      return tableBlocks(walk, token);
    case 'fence':
    case 'code_block': {
      const columns = CODE_COLUMNS - 4 * Math.min(depth, DEEPEST);
      return token.content.trim() === '' ? [] : [{ type: 'code', texts: wrapCode(token.content, columns) }];
    }
    case 'hr':
      return [{ type: 'rule' }];
    default:
      return [];
  }
}

/** The inline token that follows, and past what closes its block. */
function takeInline(walk: Walk): Token | undefined {
  const inline = walk.tokens[walk.at];
  walk.at += 2;
  return inline;
}

function paragraphBlocks(walk: Walk): Block[] {
  const line = walk.tokens[walk.at]?.map?.[0] ?? 0;
  const images: InlineImage[] = [];
  const content = inlineTokens(walk.context, takeInline(walk)?.children ?? [], (image) => images.push(image));
  const text: Block[] = plainText(content).trim() === '' ? [] : [{ type: 'paragraph', content }];
  return [...text, ...images.map((image) => imageBlock(walk, image, line + 1))];
}

function headingBlocks(walk: Walk, token: Token, depth: number): Block[] {
  const id = token.attrGet('id');
  const content = inlineTokens(walk.context, takeInline(walk)?.children ?? []);
  const words = plainText(content).trim();
  if (words === '') return [];
  // A heading within a list or a quote is no part of the outline.
  if (depth > 0 || words.length > LONGEST_PROPERTY) return [paragraph({ type: 'strong', content })];
  return [{ type: 'heading', level: Number(token.tag.slice(1)), ...(id ? { id: String(id) } : {}), content }];
}

function listBlocks(walk: Walk, token: Token, depth: number): Block[] {
  const ordered = token.type === 'ordered_list_open';
  const close = ordered ? 'ordered_list_close' : 'bullet_list_close';
  const items: Block[][] = [];
  let tight = true;
  while (walk.at < walk.tokens.length) {
    const next = walk.tokens[walk.at++] as Token;
    if (next.type === close) break;
    if (next.type !== 'list_item_open') continue;
    const first = walk.tokens[walk.at];
    if (first?.type === 'paragraph_open' && !first.hidden) tight = false;
    items.push(blocksUntil(walk, 'list_item_close', depth + 1));
  }
  if (depth >= DEEPEST) return items.flat();
  const start = ordered ? Number(token.attrGet('start') ?? 1) : 1;
  return [{ type: 'list', ordered, start, tight, items }];
}

function tableBlocks(walk: Walk, token: Token): Block[] {
  const rows: Inline[][][] = [];
  const align: Column['align'][] = [];
  while (walk.at < walk.tokens.length) {
    const next = walk.tokens[walk.at++] as Token;
    if (next.type === 'table_close') break;
    if (next.type === 'tr_open') rows.push([]);
    if (next.type === 'th_open') align.push(alignment(next));
    if (next.type === 'inline') rows.at(-1)?.push(inlineTokens(walk.context, next.children ?? []));
  }
  const [header = [], ...body] = rows;
  if (header.length * rows.length > MOST_CELLS) {
    const name = walk.context.say('pdf.tableSize', { columns: header.length, rows: body.length });
    walk.losses.push({ what: 'table', name, line: (token.map?.[0] ?? 0) + 1 });
    const text = walk.context.say('pdf.tableLeftOut', { size: name });
    return [{ type: 'notice', tone: 'warning', content: [paragraph(text)] }];
  }
  const parts = splitWide({ header, rows: body, align, rowHeaders: false });
  return parts.flatMap(({ from, to, table }) => [
    ...(parts.length > 1 ? [turnOf(walk.context, from, to, header.length)] : []),
    table,
  ]);
}

function turnOf({ say }: PrintContext, from: number, to: number, count: number): Block {
  return { type: 'paragraph', style: 'caption', content: [say('pdf.columns', { from, to, count })] };
}

function alignment(cell: Token): Column['align'] {
  const style = String(cell.attrGet('style') ?? '');
  return style.includes('right') ? 'end' : style.includes('center') ? 'center' : 'start';
}

function imageBlock({ context, losses }: Walk, { href, alt }: InlineImage, line: number): Block {
  const { say } = context;
  const target = resolveLink(context.document?.file ?? '', href);
  const words = shortened(alt.trim()) || say('pdf.imageWithoutWords');
  // Nothing is fetched while printing: the address of an image elsewhere is offered, as on the page.
  if (target.kind === 'external') return paragraph(linkInline(context, href, [words]));
  const image = target.kind === 'asset' ? context.image(target.file) : undefined;
  if (image)
    return {
      type: 'image',
      path: image.path,
      alt: words,
      width: Math.min(image.widthPixels / FULL_WIDTH_PIXELS, 1),
    };
  losses.push({ what: 'image', name: href, line });
  return {
    type: 'notice',
    tone: 'warning',
    content: [paragraph(say('pdf.imageLeftOut', { words }))],
  };
}

function shortened(alt: string): string {
  return alt.length > LONGEST_PROPERTY ? `${alt.slice(0, LONGEST_PROPERTY)}…` : alt;
}
