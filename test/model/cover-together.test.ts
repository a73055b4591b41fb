/** Several lines of support may keep one promise together. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { coverTogether } from '../../src/model/cover-together.ts';
import { covers, type Hours, hourPatterns } from '../../src/model/hours.ts';

const promise = hourPatterns['24x7'] as Hours;
const part = (fromMinutes: number, toMinutes: number, more: Partial<Hours> = {}): Hours => ({
  ...promise,
  fromMinutes,
  toMinutes,
  ...more,
});

describe('coverTogether', () => {
  it('accepts day and night lines, in any order and overlapping', () => {
    expect(coverTogether([part(1080, 1440), part(0, 480), part(420, 1200)], promise)).toBe(true);
  });

  it('finds the minute, the day and the bank holiday that nobody covers', () => {
    expect(coverTogether([part(0, 480), part(481, 1440)], promise)).toBe(false);
    expect(coverTogether([part(0, 1440, { days: [0, 1, 2, 3, 4, 5] })], promise)).toBe(false);
    expect(coverTogether([part(0, 720), part(720, 1440, { holidays: 'closed' })], promise)).toBe(false);
    expect(coverTogether([], promise)).toBe(false);
  });

  it('agrees with a single line of support, and with a count of minutes', () => {
    const hours = fc.record({
      days: fc.uniqueArray(fc.integer({ min: 0, max: 6 }), { minLength: 1 }),
      fromMinutes: fc.integer({ min: 0, max: 5 }),
      toMinutes: fc.integer({ min: 6, max: 12 }),
      holidays: fc.constantFrom('open' as const, 'closed' as const),
    });
    fc.assert(
      fc.property(fc.array(hours, { maxLength: 4 }), hours, (parts, asked) => {
        const [only] = parts;
        if (only && parts.length === 1) expect(coverTogether(parts, asked)).toBe(covers(only, asked));
        const counted = asked.holidays === 'open' ? parts.filter((each) => each.holidays === 'open') : parts;
        const byMinute = asked.days.every((day) =>
          Array.from(
            { length: asked.toMinutes - asked.fromMinutes },
            (_, index) => asked.fromMinutes + index,
          ).every((minute) =>
            counted.some(
              (each) => each.days.includes(day) && each.fromMinutes <= minute && each.toMinutes > minute,
            ),
          ),
        );
        expect(coverTogether(parts, asked)).toBe(byMinute);
      }),
    );
  });
});
