/** CSV files beside guides: read as the same list that a guide can hold itself, and never read wrongly. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { memorySource } from '../../src/read/content-source.ts';
import { readLevelHistory } from '../../src/read/level-history.ts';
import { readContent } from '../../src/read/read-content.ts';

const FILE = 'services/flood.availability.csv';
const encoder = new TextEncoder();
const read = (text: string) => readLevelHistory(FILE, encoder.encode(text));
const places = (text: string) => read(text).diagnostics.map(({ line, column }) => `${line}:${column}`);

const guide = (achieved: string, more = '') => `---
title: Flood warnings
description: Sends warnings about floods.
phase: live
delivery_group: water
lifecycle: {owners: {design: flood}}
components: [{id: dispatch, name: Dispatch, type: application, owner: flood}]
support: {contact: flood@landandwater.example}
service_levels:
  - metric: performance
    target: 95%${more}
  - metric: availability
    target: 99.9%
    achieved: ${achieved}
last_reviewed_on: 2026-10-01
review_in: 6 months
---
`;
const levelsOf = (files: Record<string, string>) => {
  const { content, diagnostics } = readContent(memorySource(files));
  const [document] = content.guides;
  return { content, diagnostics, document, level: document?.draft.service_levels?.at(-1) };
};

describe('a history', () => {
  it.each([
    ['with line feeds', 'period,value\n2026-09,99.9%\n2026-10,100%\n'],
    ['without a last line feed', 'period,value\n2026-09,99.9%\n2026-10,100%'],
    ['as a spreadsheet saves it', '\ufeffperiod,value\r\n2026-09,99.9%\r\n2026-10,100%\r\n'],
    ['with quotation marks', '"period","value"\n"2026-09","99.9%"\n"2026-10","100%"\n'],
    ['with blanks and blank lines', '\nperiod , value\n\n 2026-09, 99.9 %\n2026-10 ,100%\n  \n'],
  ])('is read %s', (_how, text) => {
    expect(read(text)).toMatchObject({
      diagnostics: [],
      periods: [
        { period: '2026-09', value: '99.9%' },
        { period: '2026-10', value: '100%' },
      ],
    });
  });

  it.each([
    ['nothing', '', '1:1'],
    ['another header', 'month,value\n2026-09,99.9%', '1:1'],
    ['a header in capitals', 'period,Value\n2026-09,99.9%', '1:8'],
    ['semicolons', 'period;value\n2026-09;99,9%', '1:1'],
    ['a header of one column', 'period\n2026-09', '1:7'],
    ['a column of its own', 'period,value,note\n2026-09,99.9%,x', '1:14'],
    ['a header alone', 'period,value\n', '1:1'],
  ])('is refused as a whole for %s', (_what, text, place) => {
    expect(places(text)).toEqual([place]);
    expect(read(text).periods).toBeUndefined();
  });

  it.each([
    ['2026-00,99%', '2:1'],
    ['  2026-13,99%', '2:3'],
    ['2026-10-01,99%', '2:1'],
    ['2026-10,99', '2:9'],
    ['2026-10, 0.99', '2:10'],
    ['2026-10,100.1%', '2:9'],
    ['2026-10,9 9%', '2:9'],
    ['2026-10,99. 5%', '2:9'],
    ['2026-10,', '2:9'],
    [',99%', '2:1'],
    ['2026-10,99,5%', '2:12'],
    ['2026-10', '2:1'],
    ['2026-10,"99%', '2:9'],
    ['2026-10,9"9%', '2:9'],
    ['2026-10,"""99%"""', '2:9'],
  ])('leaves out the line %j and says where it is wrong', (line, place) => {
    const { periods } = read(`period,value\n${line}\n2026-09,98%`);
    expect(places(`period,value\n${line}\n2026-09,98%`)).toEqual([place]);
    expect(periods).toEqual([{ period: '2026-09', value: '98%' }]);
  });

  it('does not let a quotation mark swallow the lines after it', () => {
    const text = 'period,value\n2026-08,"99%\n2026-09,98%\n2026-10,97%"';
    expect(places(text)).toEqual(['2:9', '4:9']);
    expect(read(text).periods).toEqual([{ period: '2026-09', value: '98%' }]);
  });

  it('keeps the first of two equal months and shows both places', () => {
    const { periods, diagnostics } = read('period,value\n2026-09,98%\n2026-08,1%\n2026-09,99%');
    expect(periods?.map(({ value }) => value)).toEqual(['98%', '1%']);
    expect(diagnostics).toMatchObject([
      { line: 4, column: 1, endColumn: 8, related: [{ file: FILE, line: 2, column: 1 }] },
    ]);
  });

  it('counts what it does not list', () => {
    const { diagnostics } = read(`period,value\n${'x,99%\n'.repeat(150)}`);
    expect(diagnostics.length).toBe(101);
    expect(diagnostics.at(-1)).toMatchObject({
      line: 102,
      message: expect.stringContaining('more mistakes'),
    });
  });

  it('comes back as it was written', () => {
    const month = fc
      .tuple(fc.integer({ min: 1900, max: 2099 }), fc.integer({ min: 1, max: 12 }))
      .map(([year, number]) => `${year}-${String(number).padStart(2, '0')}`);
    const value = fc.integer({ min: 0, max: 10_000 }).map((hundredths) => `${hundredths / 100}%`);
    const rows = fc.uniqueArray(fc.record({ period: month, value }), {
      minLength: 1,
      selector: ({ period }) => period,
    });
    fc.assert(
      fc.property(rows, fc.constantFrom('\n', '\r\n'), fc.boolean(), (periods, end, quoted) => {
        const quote = quoted ? '"' : '';
        const lines = periods.map((row) =>
          [row.period, row.value].map((cell) => quote + cell + quote).join(),
        );
        expect(read(['period,value', ...lines].join(end))).toMatchObject({ periods, diagnostics: [] });
      }),
    );
  });

  it('takes any text: each line of it is read or reported, once', () => {
    const piece = fc.constantFrom(
      '2026-10',
      '99.9%',
      ',',
      '"',
      '\n',
      '\r\n',
      ' ',
      '%',
      '-',
      ';',
      'é',
      '2026-1',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const body = pieces.join('');
        const { periods = [], diagnostics } = read(`period,value\n2020-01,1%\n${body}`);
        const lines = body.split('\n').filter((line) => line.trim() !== '').length;
        const reported = new Set(diagnostics.map(({ line }) => line));
        expect(periods.length + reported.size).toBe(lines + 1);
      }),
    );
  });
});

describe('a level that names a file', () => {
  const csv = 'period,value\n2026-09,99.9%\n2026-10,100%\n';
  const list = '[{period: 2026-09, value: 99.9%}, {period: 2026-10, value: 100%}]';

  it('holds the same list as one that is written in the guide', () => {
    const named = levelsOf({ 'services/flood.md': guide('flood.availability.csv'), [FILE]: csv });
    const written = levelsOf({ 'services/flood.md': guide(list) });
    expect(named.diagnostics).toEqual([]);
    expect([...(named.level?.achieved ?? [])]).toEqual(written.level?.achieved);
    expect(named.document?.guide?.service_levels?.at(-1)).toBe(named.level);
    expect(named.level?.achieved?.file).toBe('flood.availability.csv');
    expect(written.level?.achieved?.file).toBeUndefined();
    expect(named.content.histories).toEqual([{ file: FILE, text: csv }]);
  });

  it('is read in the same way among many guides', () => {
    const ids = Array.from({ length: 150 }, (_, index) => `flood-${index}`);
    const files = ids.flatMap((id, index) => [
      [`services/${id}.md`, guide(`${id}.csv`)],
      [`services/${id}.csv`, `period,value\n2026-09,${index % 100}%\n`],
    ]);
    const { content, diagnostics } = readContent(memorySource(Object.fromEntries(files)));
    expect(diagnostics).toEqual([]);
    for (const { id, guide: whole } of content.guides)
      expect([...(whole?.service_levels?.at(-1)?.achieved ?? [])]).toEqual([
        { period: '2026-09', value: `${Number(id.slice(6)) % 100}%` },
      ]);
  });

  it('is reported where it stands, though a level before it was refused', () => {
    const text = guide('flood.avail.csv', '\n  - metric: speed\n    target: 1%');
    const { diagnostics, document, level } = levelsOf({ 'services/flood.md': text, [FILE]: csv });
    const found = diagnostics.find(({ ruleId }) => ruleId === 'level-history-missing');
    const line = text.split('\n').findIndex((written) => written.includes('avail.csv')) + 1;
    expect(found).toMatchObject({ line, column: 15, hint: 'Did you mean `flood.availability.csv`?' });
    expect(level?.achieved).toBeUndefined();
    expect(document?.guide).toBeUndefined();
  });

  it('has no history while its file cannot be read, which is reported in the file alone', () => {
    const { diagnostics, document } = levelsOf({
      'services/flood.md': guide('flood.availability.csv'),
      [FILE]: 'month;value',
    });
    expect(diagnostics.map(({ ruleId, file }) => `${file} ${ruleId}`)).toEqual([
      `${FILE} level-history-line`,
    ]);
    expect(document?.guide).toBeUndefined();
  });

  it.each([
    ['../secrets.csv', 'must be a list of months, or the name of a CSV file'],
    ['services/flood.csv', 'must be a list of months, or the name of a CSV file'],
    ['Flood.csv', 'must be a list of months, or the name of a CSV file'],
    ['flood.md', 'must be a list of months, or the name of a CSV file'],
    ['99.9', 'must be a list of months, or the name of a CSV file'],
    ['[]', 'must list at least one month'],
    ['[{period: 2026-09, value: 1%}, {period: 2026-09, value: 2%}]', 'is listed twice'],
    ['[{period: 2026-9, value: 1%}]', 'must be a month such as 2026-09'],
    ['[{period: 2026-09}]', '`value` is missing'],
  ])('is refused for %s', (achieved, message) => {
    const { diagnostics } = levelsOf({ 'services/flood.md': guide(achieved) });
    expect(diagnostics.map((found) => found.message)).toEqual([expect.stringContaining(message)]);
  });
});
