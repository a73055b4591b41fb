/** Model: tables as CSV, for spreadsheets and for tools. Used by the build and by the browser. */

/** A cell: text is defused, a number is written as it is. */
export type CsvCell = string | number;

/** What a spreadsheet takes for the beginning of a formula, in ASCII and in full width. */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;

/** Put before a file that spreadsheets open: without it they take UTF-8 for an older encoding. */
export const byteOrderMark = '\ufeff';

/**
 * A table as CSV: fields are quoted where they must be, each record ends in CR LF. Text that a spreadsheet would run as
 * a formula gets an apostrophe in front, which shows it as text.
 * @see https://www.rfc-editor.org/rfc/rfc4180
 * @see https://owasp.org/www-community/attacks/CSV_Injection
 */
export function formatCsv(records: readonly (readonly CsvCell[])[]): string {
  return records.map((cells) => `${cells.map(field).join(',')}\r\n`).join('');
}

function field(cell: CsvCell): string {
  if (typeof cell === 'number') return String(cell);
  const text = FORMULA.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
