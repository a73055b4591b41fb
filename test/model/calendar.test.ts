/** Working days of the shipped calendars, across Christmas and the nations. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadCalendars } from '../../scripts/shipped-data.ts';
import {
  type Calendar,
  calendarCovers,
  isWorkingDay,
  workingDays,
  workingDaysFrom,
} from '../../src/model/calendar.ts';
import { addDays } from '../../src/model/date.ts';

const calendars = loadCalendars();
const england = calendars['england-and-wales'] as Calendar;
const scotland = calendars.scotland as Calendar;
const date = fc.integer({ min: 0, max: 1200 }).map((days) => addDays('2024-06-01', days));

describe('working days', () => {
  it('leave out weekends and bank holidays: S2.21 over Christmas 2026', () => {
    // Reviewers receive the certificate on Friday 18 December and begin on Monday.
    expect(workingDaysFrom(england, '2026-12-21', 5)).toBe('2026-12-29');
    expect(workingDaysFrom(england, '2026-12-30', 5)).toBe('2027-01-06');
    expect(workingDays(england, '2026-12-21', '2026-12-28')).toBe(4);
    expect(workingDays(england, '2026-12-26', '2026-12-28')).toBe(0);
  });

  it('differ between nations: 30 November is a bank holiday in Scotland only', () => {
    expect(workingDays(england, '2026-11-27', '2026-12-03')).toBe(5);
    expect(workingDays(scotland, '2026-11-27', '2026-12-03')).toBe(4);
  });

  it('add up: a span has as many as its two parts', () => {
    fc.assert(
      fc.property(date, fc.nat(200), fc.nat(200), (from, first, second) => {
        const middle = addDays(from, first);
        const to = addDays(middle, second);
        const parts = workingDays(england, from, middle) + workingDays(england, addDays(middle, 1), to);
        expect(workingDays(england, from, to)).toBe(parts);
      }),
    );
  });

  it('are complete on the day that workingDaysFrom names, and not a day before', () => {
    fc.assert(
      fc.property(date, fc.integer({ min: 1, max: 20 }), (from, count) => {
        const to = workingDaysFrom(england, from, count);
        expect(workingDays(england, from, to)).toBe(count);
        expect(isWorkingDay(england, to)).toBe(true);
        expect(workingDays(england, from, addDays(to, -1))).toBe(count - 1);
      }),
    );
  });
});

describe('the calendar', () => {
  it('knows where it ends', () => {
    expect(calendarCovers(england, england.from, england.to)).toBe(true);
    expect(calendarCovers(england, england.from, addDays(england.to, 1))).toBe(false);
    expect(calendarCovers(england, addDays(england.from, -1), england.to)).toBe(false);
  });
});
