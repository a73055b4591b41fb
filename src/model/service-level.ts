/**
 * Model: what a target for availability means in minutes. Permitted downtime is service minutes × (1 − target), over
 * the hours that the level is promised for. @see S1.13
 */
import { addDays, addMonths, daysBetween, weekday } from './date.ts';
import { type Duration, parseDuration } from './duration.ts';
import type { Hours } from './hours.ts';

const PERCENT = /(?<![\d.,])(\d{1,3}(?:\.\d+)?)\s*(?:%|per ?cent\b)/gi;
const CEILING =
  /(?:[<≤]|\b(?:at most|(?:no|not) (?:more|over|higher) than|no higher than|fewer than|less than|under|below|up to|a maximum of))\s*\d{1,3}(?:\.\d+)?\s*(?:%|per ?cent\b)/i;
/** Four years from here hold every length that a span of calendar months can have. */
const CYCLE_START = '2023-01-01';

/** The one percentage that a target names, as decimal text (`99.9%` → `99.9`); `undefined` if there is none or more. */
export function targetPercent(target: string): string | undefined {
  if (!/%|cent/i.test(target)) return undefined;
  const found = [...target.matchAll(PERCENT)];
  const percent = found.length === 1 ? found[0]?.[1] : undefined;
  return percent !== undefined && Number(percent) <= 100 ? percent : undefined;
}

/**
 * The percentage that has to be reached or exceeded; `undefined` where a target names none, several, or one that must
 * not be exceeded, such as `fewer than 2% of calls fail`.
 */
export function floorPercent(target: string): string | undefined {
  const percent = targetPercent(target);
  return percent === undefined || CEILING.test(target) ? undefined : percent;
}

/** Lengths in days that a window can have: one for days and weeks, several for months; none for part days. */
export function windowLengths({ months, minutes }: Duration): number[] {
  const days = minutes / 1440;
  if (!Number.isInteger(days)) return [];
  if (months === 0) return [days];
  const lengths = new Set<number>();
  for (let start = 0; start < 48; start++) {
    const first = addMonths(CYCLE_START, start);
    lengths.add(daysBetween(first, addMonths(first, months)) + days);
  }
  return [...lengths].sort((a, b) => a - b);
}

/**
 * Minutes of service in a window of days, bank holidays not taken out. One figure for whole weeks; otherwise one for
 * each weekday on which the window can begin, without repeats.
 */
export function serviceMinutes(hours: Hours, windowDays: number): number[] {
  const found = new Set<number>();
  for (let start = 0; start < 7; start++) found.add(minutesFrom(hours, start, windowDays));
  return [...found].sort((a, b) => a - b);
}

/**
 * Minutes of service in the one window that ends with `lastDay`, bank holidays not taken out; `undefined` for a window
 * that is no whole number of days.
 */
export function serviceMinutesUntil(hours: Hours, window: Duration, lastDay: string): number | undefined {
  const days = window.minutes / 1440;
  if (!Number.isInteger(days)) return undefined;
  const end = addDays(lastDay, 1);
  const start = addDays(addMonths(end, -window.months), -days);
  return minutesFrom(hours, weekday(start), daysBetween(start, end));
}

/** Minutes of service in so many days, of which the first is a weekday (0 is Monday). */
function minutesFrom(hours: Hours, start: number, days: number): number {
  const weeks = Math.floor(days / 7);
  const rest = days - weeks * 7;
  const extra = hours.days.filter((day) => (day - start + 7) % 7 < rest).length;
  return (weeks * hours.days.length + extra) * (hours.toMinutes - hours.fromMinutes);
}

/** Minutes of downtime that a target allows in so many minutes of service: 14,400 and `99.6` give 57.6. */
export function permittedDowntime(minutes: number, percent: string): number {
  // Whole numbers until the last step, so that 57.6 comes out as 57.6.
  const scale = 10 ** (percent.split('.')[1]?.length ?? 0);
  return (minutes * (100 * scale - Math.round(Number(percent) * scale))) / (100 * scale);
}

/**
 * Minutes of downtime that a level allows in its window: one figure, several where windows differ in length or in
 * weekdays, none where the level does not say over which hours and which whole days it is measured.
 */
export function allowedDowntime(
  level: { over?: Hours | undefined; per?: string | undefined },
  percent: string,
): number[] {
  const window = level.per === undefined ? undefined : parseDuration(level.per);
  const { over } = level;
  if (!over || !window) return [];
  const minutes = new Set(windowLengths(window).flatMap((days) => serviceMinutes(over, days)));
  return [...minutes].sort((a, b) => a - b).map((count) => permittedDowntime(count, percent));
}

/** True if a published figure is the exact one, rounded or cut to the decimals that are published. */
export function matchesPublished(published: number, exact: number): boolean {
  const scale = 10 ** (String(published).split('.')[1]?.length ?? 0);
  const shown = Math.round(published * scale);
  // A billionth more, so that 57.6 × 10 does not fall below 576.
  const scaled = exact * scale + 1e-9;
  return Math.round(scaled) === shown || Math.floor(scaled) === shown;
}
