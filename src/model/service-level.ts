/**
 * Model: what a target for availability means in minutes. Permitted downtime is service minutes × (1 − target), over
 * the hours that the level is promised for. @see S1.13
 */
import { addMonths, daysBetween } from './date.ts';
import type { Duration } from './duration.ts';
import type { Hours } from './hours.ts';

const PERCENT = /(?<![\d.,])(\d{1,3}(?:\.\d+)?)\s*(?:%|per ?cent\b)/gi;
/** Four years from here hold every length that a span of calendar months can have. */
const CYCLE_START = '2023-01-01';

/** The one percentage that a target names, as decimal text (`99.9%` → `99.9`); `undefined` if there is none or more. */
export function targetPercent(target: string): string | undefined {
  if (!/%|cent/i.test(target)) return undefined;
  const found = [...target.matchAll(PERCENT)];
  const percent = found.length === 1 ? found[0]?.[1] : undefined;
  return percent !== undefined && Number(percent) <= 100 ? percent : undefined;
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
  const weeks = Math.floor(windowDays / 7);
  const rest = windowDays - weeks * 7;
  const found = new Set<number>();
  for (let start = 0; start < 7; start++) {
    const extra = hours.days.filter((day) => (day - start + 7) % 7 < rest).length;
    found.add((weeks * hours.days.length + extra) * (hours.toMinutes - hours.fromMinutes));
  }
  return [...found].sort((a, b) => a - b);
}

/** Minutes of downtime that a target allows in so many minutes of service: 14,400 and `99.6` give 57.6. */
export function permittedDowntime(minutes: number, percent: string): number {
  // Whole numbers until the last step, so that 57.6 comes out as 57.6.
  const scale = 10 ** (percent.split('.')[1]?.length ?? 0);
  return (minutes * (100 * scale - Math.round(Number(percent) * scale))) / (100 * scale);
}

/** True if a published figure is the exact one, rounded or cut to the decimals that are published. */
export function matchesPublished(published: number, exact: number): boolean {
  const scale = 10 ** (String(published).split('.')[1]?.length ?? 0);
  const shown = Math.round(published * scale);
  // A billionth more, so that 57.6 × 10 does not fall below 576.
  const scaled = exact * scale + 1e-9;
  return Math.round(scaled) === shown || Math.floor(scaled) === shown;
}
