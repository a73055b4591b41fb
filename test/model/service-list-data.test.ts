/** The rows of the list on their way to the browser, and as CSV. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { facets } from '../../src/model/service-list.ts';
import {
  type CsvWords,
  csvColumns,
  packRows,
  serviceCsv,
  unpackRows,
} from '../../src/model/service-list-data.ts';
import { parseCsv } from '../support/parse-csv.ts';
import { anyRows, serviceRow } from '../support/service-rows.ts';

const words: CsvWords = {
  headings: Object.fromEntries(csvColumns.map((column) => [column, column])) as CsvWords['headings'],
  values: {
    ...(Object.fromEntries(facets.map((facet) => [facet, {}])) as CsvWords['values']),
    phase: { live: 'Live' },
  },
  yes: 'yes',
  no: 'no',
  addressPrefix: 'https://ops.example/services/',
};

describe('packRows', () => {
  it('loses nothing, through JSON as well', () => {
    fc.assert(
      fc.property(anyRows, (rows) => {
        expect(unpackRows(JSON.parse(JSON.stringify(packRows(rows))))).toEqual(rows);
      }),
    );
  });

  it('keeps rows that are alike', () => {
    const alike = [serviceRow({ id: 'x' }), serviceRow({ id: 'x' }), serviceRow({ id: 'x' })];
    expect(unpackRows(packRows(alike))).toEqual(alike);
  });

  it('carries each shared value once', () => {
    const rows = Array.from({ length: 1000 }, (_, index) =>
      serviceRow({ id: `s${index}`, readinessWords: 'Said by a thousand rows' }),
    );
    expect(JSON.stringify(packRows(rows)).split('Said by a thousand rows')).toHaveLength(2);
  });
});

describe('serviceCsv', () => {
  it('has one record for each row, in order, with names for values that have one', () => {
    const csv = serviceCsv(
      [
        serviceRow({ id: 'x', name: '=1+1', review: 'overdue', reviewOn: '2026-01-02' }),
        serviceRow({ id: 'y', name: 'Zwölf "Boote", 💧', phase: 'unnamed' }),
      ],
      words,
    );
    expect(csv.startsWith('\ufeffname,address,')).toBe(true);
    const [headings, first, second, ...rest] = parseCsv(csv);
    expect(headings).toEqual(csvColumns);
    expect(first?.slice(0, 4)).toEqual(["'=1+1", 'https://ops.example/services/x/', 'Does it.', 'Live']);
    expect(first?.slice(-2)).toEqual(['2026-01-02', 'yes']);
    expect(second?.slice(0, 4)).toEqual([
      'Zwölf "Boote", 💧',
      'https://ops.example/services/y/',
      'Does it.',
      'unnamed',
    ]);
    expect(rest).toEqual([]);
  });

  it('has as many cells as headings, whatever the rows say', () => {
    fc.assert(
      fc.property(anyRows, (rows) => {
        const records = parseCsv(serviceCsv(rows, words));
        expect(records).toHaveLength(rows.length + 1);
        for (const record of records) expect(record).toHaveLength(csvColumns.length);
      }),
      { numRuns: 30 },
    );
  });
});
