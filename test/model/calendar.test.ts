/** Working days of the shipped calendars, across Christmas, Easter and the nations. */
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

  it.each([
    ['Easter 2026', '2026-04-01', '2026-04-09', '2026-04-08'],
    ['Easter 2027', '2027-03-24', '2027-04-01', '2027-03-31'],
    ['New Year 2027', '2026-12-30', '2027-01-06', '2027-01-07'],
    ['Scotland’s summer bank holiday', '2027-07-29', '2027-08-04', '2027-08-05'],
    ['England’s summer bank holiday', '2027-08-26', '2027-09-02', '2027-09-01'],
    ['St Andrew’s Day 2026', '2026-11-27', '2026-12-03', '2026-12-04'],
  ])('complete five across %s, a day apart in the two nations', (_name, from, inEngland, inScotland) => {
    // Good Friday is kept by both, Easter Monday in England and Wales only: S2.21 counts by the nation.
    expect(workingDaysFrom(england, from, 5)).toBe(inEngland);
    expect(workingDaysFrom(scotland, from, 5)).toBe(inScotland);
    expect(workingDays(england, from, inEngland)).toBe(5);
    expect(workingDays(scotland, from, inScotland)).toBe(5);
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
