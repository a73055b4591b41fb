/**
 * Model: dates as `YYYY-MM-DD` text and the arithmetic of days and months on them, without clock or time zone.
 */

const DAY_MS = 86_400_000;
const PATTERN = /^(\d{4})-(\d{2})-(\d{2})$/;

/** True if the text is a day that exists, from 1900 on, written `YYYY-MM-DD`. */
export function isDate(text: string): boolean {
  const match = PATTERN.exec(text);
  if (!match) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  return year >= 1900 && month >= 1 && month <= 12 && day >= 1 && day <= daysOfMonth(year, month);
}

/** Days of a month; 1 is January. */
function daysOfMonth(year: number, month: number): number {
  if (month !== 2) return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
}

/** Days since 1970-01-01. @throws RangeError for text that is not `YYYY-MM-DD`; check with `isDate` first. */
export function toDays(date: string): number {
  const match = PATTERN.exec(date);
  if (!match) throw new RangeError(`not a date: ${date}`);
  return Date.UTC(Number(match[1]), Number(match[2]) - 1, Number(match[3])) / DAY_MS;
}

/** The date that lies `days` after 1970-01-01. */
export function fromDays(days: number): string {
  return new Date(days * DAY_MS).toISOString().slice(0, 10);
}

/** The date `days` later (or earlier, if negative). */
export function addDays(date: string, days: number): string {
  return fromDays(toDays(date) + days);
}

/** Days from `from` to `to`; negative if `to` is earlier. */
export function daysBetween(from: string, to: string): number {
  return toDays(to) - toDays(from);
}

/** The date `months` later, on the last day of the month where that month is shorter: 31 January + 1 is 28 February. */
export function addMonths(date: string, months: number): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const index = year * 12 + (month - 1) + months;
  const target = Math.floor(index / 12);
  const within = index - target * 12;
  const last = new Date(Date.UTC(target, within + 1, 0)).getUTCDate();
  return fromDays(Date.UTC(target, within, Math.min(day, last)) / DAY_MS);
}

/** Day of the week: 0 is Monday, 6 is Sunday. */
export function weekday(date: string): number {
  return (((toDays(date) + 3) % 7) + 7) % 7;
}
