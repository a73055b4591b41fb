/** Dates and times in other notations are read where one thing can be meant, and only there. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromDays } from '../../src/model/date.ts';
import { readLooseDate } from '../../src/model/loose-date.ts';
import { readLooseTime } from '../../src/model/loose-time.ts';

describe('readLooseDate', () => {
  it.each([
    ['1 October 2026', '2026-10-01'],
    ['1st Oct 2026', '2026-10-01'],
    ['Thursday, 1 October 2026', '2026-10-01'],
    ['October 1, 2026', '2026-10-01'],
    ['3 sept. 2026', '2026-09-03'],
    ['01-Oct-2026', '2026-10-01'],
    ['2026/10/1', '2026-10-01'],
    ['2026-10-1', '2026-10-01'],
    ['2026.10.01', '2026-10-01'],
    ['20261001', '2026-10-01'],
    ['2026-10-01T00:00:00Z', '2026-10-01'],
    ['13/10/2026', '2026-10-13'],
    ['10/13/2026', '2026-10-13'],
    ['10.10.2026', '2026-10-10'],
  ])('reads %s', (text, date) => {
    expect(readLooseDate(text)).toBe(date);
  });

  it.each([
    '01/10/2026',
    '1/10/26',
    'October 2026',
    '1 October',
    '31 June 2026',
    '2026-13-40',
    '2026-10-01T09:00:00Z',
    '2026-10-01T00:00:00+02:00',
    'next Monday',
    '1 Octember 2026',
    '',
  ])('does not guess at %j', (text) => {
    expect(readLooseDate(text)).toBeUndefined();
  });

  it('reads what it has read as the same day', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 40_000 }), (days) => {
        expect(readLooseDate(fromDays(days))).toBe(fromDays(days));
      }),
    );
  });
});

describe('readLooseTime', () => {
  it.each([
    ['0830', '08:30'],
    ['8.30', '08:30'],
    ['08:30:00', '08:30'],
    ['8am', '08:00'],
    ['6.15 pm', '18:15'],
    ['0900 hrs', '09:00'],
    ['24:00', '24:00'],
  ])('reads %s', (text, time) => {
    expect(readLooseTime(text)).toBe(time);
  });

  it.each(['12am', '12:30pm', '830', '2530', '8.3', '13pm', '24:30', 'noon', ''])(
    'does not guess at %j',
    (text) => {
      expect(readLooseTime(text)).toBeUndefined();
    },
  );
});
