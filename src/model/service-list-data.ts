/**
 * Model: rows of the list of services as the browser loads them, and as CSV. Column by column, and each value once where
 * many rows share it: thousands of services then travel in a fraction of the bytes.
 */
import { byteOrderMark, type CsvCell, formatCsv } from './csv.ts';
import type { Facet, FacetValues, ServiceRow } from './service-list.ts';

/** One column: the values, or each value once and where each row has its own. */
interface PackedColumn {
  values: readonly (string | number)[];
  at?: readonly number[];
}

/** Rows, packed; JSON can carry it. */
export type PackedRows = { readonly [Key in keyof ServiceRow]: PackedColumn };

const keys = [
  'id',
  'name',
  'description',
  'phase',
  'group',
  'criticality',
  'readiness',
  'readinessWords',
  'metWords',
  'due',
  'met',
  'waived',
  'missing',
  'guide',
  'errors',
  'warnings',
  'notes',
  'findingsWords',
  'review',
  'reviewOn',
  'reviewWords',
] as const satisfies readonly (keyof ServiceRow)[];

/** Packs rows; `unpackRows` gives them back. */
export function packRows(rows: readonly ServiceRow[]): PackedRows {
  return Object.fromEntries(
    keys.map((key) => [key, packColumn(rows.map((row) => row[key]))]),
  ) as unknown as PackedRows;
}

function packColumn(column: readonly (string | number)[]): PackedColumn {
  const places = new Map([...new Set(column)].map((value, index) => [value, index]));
  if (typeof column[0] === 'number' || places.size > column.length / 2) return { values: column };
  return { values: [...places.keys()], at: column.map((value) => places.get(value) ?? 0) };
}

/** The rows that were packed. */
export function unpackRows(packed: PackedRows): ServiceRow[] {
  const columns = keys.map((key) => {
    const { values, at } = packed[key];
    return [key, at ? at.map((place) => values[place]) : values] as const;
  });
  return (packed.id.at ?? packed.id.values).map(
    (_, index) => Object.fromEntries(columns.map(([key, column]) => [key, column[index]])) as never,
  );
}

/** Headings of the CSV file, in order. */
export const csvColumns = [
  'name',
  'address',
  'description',
  'phase',
  'criticality',
  'group',
  'readiness',
  'due',
  'met',
  'waived',
  'missing',
  'guide',
  'errors',
  'warnings',
  'notes',
  'review',
  'overdue',
] as const;

/** What the CSV says beside the rows. */
export interface CsvWords {
  headings: Readonly<Record<(typeof csvColumns)[number], string>>;
  /** Words of the values of facets, by facet and value. */
  values: Readonly<Record<Facet, Readonly<Record<string, string>>>>;
  yes: string;
  no: string;
  /** What stands before the id in the address of a service; `/` follows it. */
  addressPrefix: string;
}

/**
 * A list as a CSV file.
 * @param line makes the line of a row; for many lists of the same rows, one that remembers
 */
export function serviceCsv(
  rows: readonly ServiceRow[],
  words: CsvWords,
  line = (row: ServiceRow) => serviceCsvLine(row, words),
): string {
  const headings = formatCsv([csvColumns.map((column) => words.headings[column])]);
  return byteOrderMark + headings + rows.map(line).join('');
}

/** The line of a row. */
export function serviceCsvLine(row: ServiceRow, words: CsvWords): string {
  return formatCsv([csvRecord(row, words)]);
}

function csvRecord(row: ServiceRow, { values, yes, no, addressPrefix }: CsvWords): CsvCell[] {
  const inWords = (facet: Facet) => values[facet][row[facet]] ?? row[facet];
  return [
    row.name,
    `${addressPrefix}${row.id}/`,
    row.description,
    inWords('phase'),
    inWords('criticality'),
    inWords('group'),
    inWords('readiness'),
    row.due,
    row.met,
    row.waived,
    row.missing,
    inWords('guide'),
    row.errors,
    row.warnings,
    row.notes,
    row.reviewOn,
    row.review === 'overdue' ? yes : no,
  ];
}

/** What a page hands to the script of the list. In words, names in braces are filled in by the script. */
export interface ListScriptData {
  /** Site path of the whole list, under the base path. */
  home: string;
  /** Site path of delivery groups, under the base path. */
  groups: string;
  /** Words of each facet. */
  facets: Readonly<Record<Facet, string>>;
  values: FacetValues;
  csv: CsvWords;
  words: Readonly<
    Record<
      | 'title'
      | 'all'
      | 'some'
      | 'status'
      | 'statusPage'
      | 'none'
      | 'failed'
      | 'text'
      | 'filter'
      | 'ofService'
      | 'caption'
      | 'noTier',
      string
    >
  >;
  /** The rows, or the file that has them. */
  rows?: PackedRows;
  source?: string;
}
