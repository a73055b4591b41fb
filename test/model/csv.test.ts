/** CSV: what RFC 4180 asks, and nothing that a spreadsheet would run. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CsvCell, formatCsv } from '../../src/model/csv.ts';
import { parseCsv } from '../support/parse-csv.ts';

describe('formatCsv', () => {
  it('ends each record in CR LF and quotes what has to be quoted', () => {
    expect(
      formatCsv([
        ['name', 'amount'],
        ['plain', 3],
        ['with, comma', -1],
        ['with "quotes"', 0],
        ['two\nlines', 1.5],
        ['', 0],
      ]),
    ).toBe('name,amount\r\nplain,3\r\n"with, comma",-1\r\n"with ""quotes""",0\r\n"two\nlines",1.5\r\n,0\r\n');
  });

  it.each([
    ['=HYPERLINK("https://evil.example";"x")', `"'=HYPERLINK(""https://evil.example"";""x"")"`],
    ['+1', "'+1"],
    ['-1+2', "'-1+2"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1', "'\t=1"],
    ['\r=1', `"'\r=1"`],
    ['\n=1', `"'\n=1"`],
    ['＝1', "'＝1"],
    ['＋1', "'＋1"],
    ['－1', "'－1"],
    ['＠1', "'＠1"],
    ['a=1', 'a=1'],
    ["'=1", "'=1"],
    ['العربية', 'العربية'],
  ])('makes text of %j', (cell, written) => {
    expect(formatCsv([[cell]])).toBe(`${written}\r\n`);
  });

  it('gives back every cell, with no more than an apostrophe before what would be a formula', () => {
    const cell = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: fc.constantFrom('=', '+', '-', '@', '\t', '\r', '\n', '"', ',', ' ', 'a', '＝') }),
      fc.integer(),
    );
    const table = fc
      .integer({ min: 1, max: 5 })
      .chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1 }));
    fc.assert(
      fc.property(table, (records: CsvCell[][]) => {
        const read = parseCsv(formatCsv(records));
        expect(read).toHaveLength(records.length);
        for (const [row, cells] of records.entries()) {
          expect(read[row]).toHaveLength(cells.length);
          for (const [column, value] of cells.entries()) {
            const got = read[row]?.[column] ?? '';
            if (typeof value === 'number') expect(got).toBe(String(value));
            else {
              expect(got).not.toMatch(/^[=+\-@\t\r\n＝＋－＠]/);
              expect([value, `'${value}`]).toContain(got);
            }
          }
        }
      }),
    );
  });
});
