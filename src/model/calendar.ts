/** Model: working days, which skip weekends and the bank holidays of a nation. @see S2.21 */
import { addDays, weekday } from './date.ts';

/** Bank holidays of one nation between two days; beyond them nothing is known. */
export interface Calendar {
  from: string;
  to: string;
  holidays: ReadonlySet<string>;
}

/** True if the day is neither on a weekend nor a bank holiday. */
export function isWorkingDay(calendar: Calendar, date: string): boolean {
  return weekday(date) < 5 && !calendar.holidays.has(date);
}

/** Working days from `from` to `to`, both counted; 0 if `to` is earlier. Dates must exist. */
export function workingDays(calendar: Calendar, from: string, to: string): number {
  let count = 0;
  for (let date = from; date <= to; date = addDays(date, 1)) if (isWorkingDay(calendar, date)) count += 1;
  return count;
}

/** The day on which the given number of working days, counted from `from` on and including it, is complete. */
export function workingDaysFrom(calendar: Calendar, from: string, count: number): string {
  let date = from;
  for (let left = count - (isWorkingDay(calendar, date) ? 1 : 0); left > 0; ) {
    date = addDays(date, 1);
    if (isWorkingDay(calendar, date)) left -= 1;
  }
  return date;
}

/** True if the calendar knows the bank holidays of every day of the span. */
export function calendarCovers(calendar: Calendar, from: string, to: string): boolean {
  return from >= calendar.from && to <= calendar.to;
}
