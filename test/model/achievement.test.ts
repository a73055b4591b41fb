/** What a level achieved: met or missed, trend and error budget. The golden figures are those of permitted downtime. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  achievedMonths,
  errorBudget,
  judgeAchievement,
  lastYear,
  trendOf,
} from '../../src/model/achievement.ts';
import type { ServiceLevel } from '../../src/model/guide.ts';
import { type Hours, hourPatterns } from '../../src/model/hours.ts';
import {
  allowedDowntime,
  floorPercent,
  serviceMinutes,
  serviceMinutesUntil,
  windowLengths,
} from '../../src/model/service-level.ts';

const pattern = (name: string) => hourPatterns[name] as Hours;
const everyDay: Hours = { days: [0, 1, 2, 3, 4, 5, 6], fromMinutes: 390, toMinutes: 1230, holidays: 'open' };
const level = (over: Hours | undefined, per: string | undefined, target: string): ServiceLevel => ({
  metric: 'availability',
  target,
  over,
  per,
});
const months = (from: string, values: readonly number[]) => {
  const [year = 0, first = 1] = from.split('-').map(Number);
  return values.map((value, index) => {
    const number = year * 12 + first - 1 + index;
    return {
      period: `${Math.floor(number / 12)}-${String((number % 12) + 1).padStart(2, '0')}`,
      value: `${value}%`,
    };
  });
};

describe('the error budget', () => {
  it.each([
    ['12x5', '28 days', '99.6%', '2026-10', '100%', { permitted: 57.6, used: 0, left: 57.6 }],
    ['12x5', '28 days', '99.6%', '2026-10', '99.6%', { permitted: 57.6, used: 57.6, left: 0 }],
    ['12x5', '28 days', '99.6%', '2026-10', '99.8%', { permitted: 57.6, used: 28.8, left: 28.8 }],
    ['24x7', '28 days', '99.9%', '2026-10', '100%', { permitted: 40.32, used: 0, left: 40.32 }],
    ['24x7', '4 weeks', '99.9%', '2026-10', '99.97%', { permitted: 40.32, used: 12.096, left: 28.224 }],
    ['24x7', '28 days', '99.9%', '2026-01', '99.81%', { permitted: 40.32, used: 76.608, left: -36.288 }],
    // Twenty-two weekdays of October 2026, eight hours each.
    ['8x5', '1 month', '99%', '2026-10', '100%', { permitted: 105.6, used: 0, left: 105.6 }],
  ] as const)('over %s in %s, of %s, in %s with %s', (over, per, target, period, value, budget) => {
    expect(errorBudget(level(pattern(over), per, target), { period, value })).toEqual({
      period,
      per,
      ...budget,
    });
  });

  it.each([
    ['2026-10', 26.04],
    ['2026-09', 25.2],
    ['2028-02', 24.36],
    ['2026-02', 23.52],
  ])('is for 99.9%% over 14 hours a day in the month %s %d minutes', (period, left) => {
    const budget = errorBudget(level(everyDay, '1 month', '99.9%'), { period, value: '100%' });
    expect(budget).toMatchObject({ permitted: left, used: 0, left });
  });

  it('is not worked out where nobody can tell it', () => {
    const month = { period: '2026-10', value: '99%' };
    const hours = pattern('24x7');
    expect(errorBudget(level(undefined, '28 days', '99.9%'), month)).toBeUndefined();
    expect(errorBudget(level(hours, undefined, '99.9%'), month)).toBeUndefined();
    expect(errorBudget(level(hours, '90 minutes', '99.9%'), month)).toBeUndefined();
    expect(errorBudget(level(hours, '28 days', 'best effort'), month)).toBeUndefined();
    expect(
      errorBudget({ ...level(hours, '28 days', '99.9%'), metric: 'performance' }, month),
    ).toBeUndefined();
  });

  it('is overspent exactly when the target was missed', () => {
    const percent = fc.integer({ min: 0, max: 10_000 }).map((hundredths) => `${hundredths / 100}%`);
    const over = fc.constantFrom('24x7', '12x5', '8x5').map(pattern);
    fc.assert(
      fc.property(
        percent,
        percent,
        over,
        fc.constantFrom('28 days', '30 days', '1 month'),
        (target, value, hours, per) => {
          const asked = { ...level(hours, per, target), achieved: [{ period: '2026-10', value }] };
          const { latest, budget } = judgeAchievement(asked) ?? {};
          expect((budget?.left ?? Number.NaN) >= 0).toBe(latest?.met);
          expect((budget?.permitted ?? 0) - (budget?.used ?? 0)).toBeCloseTo(budget?.left ?? Number.NaN, 5);
        },
      ),
    );
  });

  it('has the service minutes of one of the windows that a level can have', () => {
    const window = fc.constantFrom(
      { months: 0, minutes: 28 * 1440 },
      { months: 0, minutes: 30 * 1440 },
      { months: 1, minutes: 0 },
      { months: 3, minutes: 0 },
    );
    const lastDay = fc.constantFrom('2026-10-31', '2028-02-29', '2026-02-28', '2026-12-31', '2027-04-30');
    fc.assert(
      fc.property(window, lastDay, fc.constantFrom('24x7', '8x5'), (duration, day, over) => {
        const possible = windowLengths(duration).flatMap((days) => serviceMinutes(pattern(over), days));
        expect(possible).toContain(serviceMinutesUntil(pattern(over), duration, day));
      }),
    );
    expect(serviceMinutesUntil(pattern('24x7'), { months: 0, minutes: 90 }, '2026-10-31')).toBeUndefined();
  });

  it('allows in every window what permitted downtime says', () => {
    expect(allowedDowntime(level(pattern('12x5'), '28 days', ''), '99.6')).toEqual([57.6]);
    expect(allowedDowntime(level(everyDay, '1 month', ''), '99.9')).toEqual([23.52, 24.36, 25.2, 26.04]);
    expect(allowedDowntime(level(everyDay, undefined, ''), '99.9')).toEqual([]);
  });
});

describe('months', () => {
  it('are put in order, each met or missed', () => {
    const achieved = [
      { period: '2026-10', value: '99.9%' },
      { period: '2025-12', value: '99.89%' },
    ];
    expect(achievedMonths({ target: '99.9%', achieved })).toEqual([
      { period: '2025-12', value: '99.89%', met: false },
      { period: '2026-10', value: '99.9%', met: true },
    ]);
    expect(judgeAchievement({ ...level(undefined, undefined, '99.9%'), achieved })?.missed).toHaveLength(1);
    expect(judgeAchievement(level(undefined, undefined, '99.9%'))).toBeUndefined();
  });

  it.each([
    'best effort',
    'fewer than 2% of calls fail',
    'at most 2 per cent',
    '<2% of pages are slow',
    'no more than 2%',
  ])('are neither for the target %s', (target) => {
    expect(floorPercent(target)).toBeUndefined();
    expect(achievedMonths({ target, achieved: [{ period: '2026-10', value: '1%' }] })).toEqual([
      { period: '2026-10', value: '1%' },
    ]);
  });

  it.each([
    ['95% of pages in less than 2 seconds', '95'],
    ['at least 99.5% of checks', '99.5'],
    ['under load, 95% of pages within 1 second', '95'],
  ])('are judged by %s', (target, percent) => expect(floorPercent(target)).toBe(percent));

  it('of the last year are twelve at most, counted back from the latest', () => {
    const all = months(
      '2025-08',
      Array.from({ length: 15 }, () => 99),
    );
    expect(lastYear(all).map(({ period }) => period)).toEqual(all.slice(3).map(({ period }) => period));
    expect(lastYear([...months('2024-01', [99]), ...months('2026-10', [99])])).toHaveLength(1);
    expect(lastYear([])).toEqual([]);
  });
});

describe('the trend', () => {
  const six = (value: number) => Array.from({ length: 6 }, () => value);
  it.each([
    ['improving', [...six(99.9), ...six(99.95)]],
    ['worsening', [...six(99.95), ...six(99.9)]],
    ['steady', six(99.95).concat(six(99.95))],
    ['steady', [...six(99.94), ...six(99.95)]],
    ['steady', [...six(99.95), ...six(99.94)]],
    ['improving', [99.97, 99.95, 99.81, 99.94, 99.98, 100, 99.99, 99.93, 100, 99.99, 99.96, 99.97]],
    // What came before is not looked at.
    ['steady', [50, ...six(99.95), ...six(99.95)]],
    ['worsening', [99.95, 99.95, 99.95, ...six(99.9)]],
  ])('is %s for %j against 99.9%%', (trend, values) => {
    expect(trendOf(months('2025-01', values), '99.9')).toBe(trend);
  });

  it('is not guessed from a few months, or without a target to reach', () => {
    expect(trendOf(months('2026-01', [99, 99, ...six(99.95)]), '99.9')).toBeUndefined();
    expect(trendOf([...months('2025-11', six(99)), ...months('2026-09', [99, 99])], '99.9')).toBeUndefined();
    expect(trendOf(months('2026-01', [...six(99), ...six(100)]), undefined)).toBeUndefined();
    expect(trendOf([], '99.9')).toBeUndefined();
  });

  it('turns round with its months', () => {
    const value = fc.integer({ min: 0, max: 10_000 }).map((hundredths) => hundredths / 100);
    const turned = { improving: 'worsening', worsening: 'improving', steady: 'steady' } as const;
    fc.assert(
      fc.property(fc.array(value, { minLength: 12, maxLength: 12 }), (values) => {
        const trend = trendOf(months('2025-11', values), '99.5') ?? 'steady';
        expect(trendOf(months('2025-11', [...values].reverse()), '99.5')).toBe(turned[trend]);
      }),
    );
  });
});
