/** Figures that were published, and how they come about. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDuration } from '../../src/model/duration.ts';
import { type Hours, hourPatterns } from '../../src/model/hours.ts';
import {
  matchesPublished,
  permittedDowntime,
  serviceMinutes,
  targetPercent,
  windowLengths,
} from '../../src/model/service-level.ts';

const pattern = (name: string) => hourPatterns[name] as Hours;
const everyDay = (fromMinutes: number, toMinutes: number): Hours => ({
  days: [0, 1, 2, 3, 4, 5, 6],
  fromMinutes,
  toMinutes,
  holidays: 'open',
});
const window = (text: string) => windowLengths(parseDuration(text) ?? { months: 0, minutes: 0 });

describe('permitted downtime', () => {
  it('is 57.6 minutes for 99.6% over 12 hours on weekdays in 28 days', () => {
    expect(serviceMinutes(pattern('12x5'), 28)).toEqual([14_400]);
    expect(permittedDowntime(14_400, '99.6')).toBe(57.6);
    expect(matchesPublished(57.6, 57.6)).toBe(true);
    expect(matchesPublished(161.3, 57.6)).toBe(false);
  });

  it.each([
    [31, 26.04, 26],
    [30, 25.2, 25],
    [29, 24.36, 24],
    [28, 23.52, 23],
  ])('is for 99.9%% over 14 hours a day in %i days %d minutes, published as %i', (days, exact, published) => {
    const minutes = serviceMinutes(everyDay(390, 1230), days);
    expect(minutes.map((count) => permittedDowntime(count, '99.9'))).toEqual([exact]);
    expect(matchesPublished(published, exact)).toBe(true);
    expect(matchesPublished(published + 2, exact)).toBe(false);
  });

  it.each([
    [31, 18.6, 18],
    [30, 18, 18],
    [29, 17.4, 17],
    [28, 16.8, 16],
  ])('is for 99.9%% over 10 hours a day in %i days %d minutes, published as %i', (days, exact, published) => {
    const minutes = serviceMinutes(everyDay(0, 600), days);
    expect(minutes.map((count) => permittedDowntime(count, '99.9'))).toEqual([exact]);
    expect(matchesPublished(published, exact)).toBe(true);
  });

  it('is 40.32 minutes for 99.9% round the clock in 28 days', () => {
    const [minutes = 0] = serviceMinutes(pattern('24x7'), 28);
    expect(permittedDowntime(minutes, '99.9')).toBe(40.32);
    expect([40, 40.3, 40.32].every((published) => matchesPublished(published, 40.32))).toBe(true);
    expect([39, 41, 40.4, 40.31].some((published) => matchesPublished(published, 40.32))).toBe(false);
  });

  it('is nothing at 100%, and every minute at 0%', () => {
    expect(permittedDowntime(14_400, '100')).toBe(0);
    expect(permittedDowntime(14_400, '0')).toBe(14_400);
  });

  it('never grows with the target', () => {
    const percent = fc.integer({ min: 0, max: 100_000 }).map((value) => (value / 1000).toFixed(3));
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 527_040 }), percent, percent, (minutes, a, b) => {
        const [lower, higher] = Number(a) <= Number(b) ? [a, b] : [b, a];
        expect(permittedDowntime(minutes, higher)).toBeLessThanOrEqual(permittedDowntime(minutes, lower));
      }),
    );
  });

  it('accepts its own figure at every number of decimals, rounded or cut', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 527_040 }),
        fc.integer({ min: 0, max: 3 }),
        (minutes, decimals) => {
          const exact = permittedDowntime(minutes, '99.95');
          const scale = 10 ** decimals;
          // A hair more, as the figure itself may be a hair below what it should be.
          expect(matchesPublished(Math.floor(exact * scale + 1e-9) / scale, exact)).toBe(true);
          expect(matchesPublished(Math.round(exact * scale + 1e-9) / scale, exact)).toBe(true);
        },
      ),
    );
  });
});

describe('service minutes', () => {
  it('differ with the weekday on which a window begins, unless it is whole weeks', () => {
    expect(serviceMinutes(pattern('8x5'), 14)).toEqual([4800]);
    // Thirty days have 20, 21 or 22 weekdays.
    expect(serviceMinutes(pattern('8x5'), 30)).toEqual([20 * 480, 21 * 480, 22 * 480]);
  });

  it('are those of a window counted day by day', () => {
    const hours = fc.record({
      days: fc.uniqueArray(fc.integer({ min: 0, max: 6 }), { minLength: 1 }),
      fromMinutes: fc.integer({ min: 0, max: 700 }),
      toMinutes: fc.integer({ min: 701, max: 1440 }),
      holidays: fc.constant('open' as const),
    });
    const days = fc.integer({ min: 1, max: 366 });
    fc.assert(
      fc.property(hours, days, fc.integer({ min: 0, max: 6 }), (pattern, length, start) => {
        const served = Array.from({ length }, (_, day) => (start + day) % 7).filter((day) =>
          pattern.days.includes(day),
        );
        expect(serviceMinutes(pattern, length)).toContain(
          served.length * (pattern.toMinutes - pattern.fromMinutes),
        );
      }),
    );
  });
});

describe('a window', () => {
  it('has one length in days or weeks, several in months, and none in part days', () => {
    expect(window('28 days')).toEqual([28]);
    expect(window('4 weeks')).toEqual([28]);
    expect(window('1 month')).toEqual([28, 29, 30, 31]);
    expect(window('3 months')).toEqual([89, 90, 91, 92]);
    expect(window('1 year')).toEqual([365, 366]);
    expect(window('90 minutes')).toEqual([]);
  });
});

describe('a target', () => {
  it.each([
    ['99.9%', '99.9'],
    ['at least 99.50 % of service hours', '99.50'],
    ['99.5 per cent', '99.5'],
    ['100%', '100'],
  ])('%s is %s per cent', (target, percent) => expect(targetPercent(target)).toBe(percent));

  it.each(['best effort', '99,9%', '120%', '99% by day and 95% by night', '', '%', '1999%'])(
    '%s cannot be read as one percentage',
    (target) => expect(targetPercent(target)).toBeUndefined(),
  );
});
