/** Export, PDF: tables: how wide each column is, and how a table that is wider than a page is cut into several. */
import { isLong, plainText } from './inline.ts';
import type { Column, Inline, PrintTable } from './print-document.ts';

/** Columns of one printed table. More than these are printed in turns, each with the first column again. */
export const MOST_COLUMNS = 8;
/** Characters of text that a page of full width takes in a line. */
const PAGE_CHARACTERS = 112;
/** A column is never narrower. */
const LEAST_CHARACTERS = 5;
/** Longer words than these do not make a column wider: an address where there is room, a word where there is little. */
const LONGEST_ADDRESS = 36;
const LONGEST_WORD = 15;
/** A text of more characters runs over several lines: from here on its column grows slowly. */
const ONE_LINE = 36;
/** Rows that are looked at: the first of a long table are like the others. */
const SAMPLE = 200;

/** What a table is made of. */
export interface TableParts {
  header: Inline[][];
  rows: Inline[][][];
  align?: readonly Column['align'][];
  rowHeaders?: boolean;
}

/** A table with columns as wide as what stands in them. */
export function printTable({ header, rows, align = [], rowHeaders = true }: TableParts): PrintTable {
  const widths = columnWidths([header, ...rows.slice(0, SAMPLE)], header.length);
  return {
    type: 'table',
    columns: widths.map((width, index) => ({ width, align: align[index] ?? 'start' })),
    header,
    rows,
    rowHeaders,
    scale: header.length > 6 ? 0.88 : 1,
    long: rows.some((row) => row.some(isLong)),
  };
}

/**
 * Cuts a table of many columns into several that fit on a page: the first column, which names the row, stands in each.
 * A table that fits is returned as it is.
 */
export function splitWide(parts: TableParts): { from: number; to: number; table: PrintTable }[] {
  const count = parts.header.length;
  if (count <= MOST_COLUMNS) return [{ from: 1, to: count, table: printTable(parts) }];
  const tables = [];
  for (let start = 1; start < count; start += MOST_COLUMNS - 1) {
    const end = Math.min(start + MOST_COLUMNS - 1, count);
    const pick = <T>(cells: readonly T[]): T[] => [...cells.slice(0, 1), ...cells.slice(start, end)];
    tables.push({
      from: start + 1,
      to: end,
      table: printTable({
        header: pick(parts.header),
        rows: parts.rows.map(pick),
        ...(parts.align ? { align: pick(parts.align) } : {}),
        ...(parts.rowHeaders === undefined ? {} : { rowHeaders: parts.rowHeaders }),
      }),
    });
  }
  return tables;
}

/**
 * Widths in characters. Each column gets room for its longest word; what is left goes to those whose text is longer, in
 * proportion. Worked out here, because the engine would lay out every cell twice to find out.
 */
function columnWidths(rows: readonly Inline[][][], count: number): number[] {
  const longest = new Array<number>(count).fill(LEAST_CHARACTERS);
  const wanted = new Array<number>(count).fill(LEAST_CHARACTERS);
  for (const row of rows)
    for (let index = 0; index < count; index++) {
      for (const line of linesOf(row[index] ?? [])) {
        for (const word of line.split(' ')) longest[index] = Math.max(longest[index] ?? 0, word.length + 1);
        wanted[index] = Math.max(wanted[index] ?? 0, roomFor(line.length + 2));
      }
    }
  const addresses = longest.map((length) => Math.min(length, LONGEST_ADDRESS));
  const least =
    sum(addresses) < PAGE_CHARACTERS * 0.8
      ? addresses
      : longest.map((length) => Math.min(length, LONGEST_WORD));
  const more = least.map((low, index) => Math.max((wanted[index] ?? 0) - low, 0));
  const room = PAGE_CHARACTERS - sum(least);
  if (room <= 0 || sum(more) === 0) return least;
  return least.map((low, index) => Math.round((low + ((more[index] ?? 0) * room) / sum(more)) * 10) / 10);
}

function linesOf(cell: readonly Inline[]): string[] {
  const parts = cell.map((part) => (typeof part !== 'string' && part.type === 'break' ? '\n' : part));
  return plainText(parts).split('\n');
}

/** Characters that a text of a length would like its column to take. */
function roomFor(length: number): number {
  return length <= ONE_LINE ? length : ONE_LINE + 4 * Math.sqrt(length - ONE_LINE);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
