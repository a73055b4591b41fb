/** Model: how ready services were, month by month: what git had at the end of each, judged as of that day by the frameworks of today. */
import { addDays, addMonths } from './date.ts';
import type { ReadinessCount } from './readiness.ts';

/** Readiness on one day. */
export interface ReadinessPoint {
  /** Last day of a month, or the day of the build. */
  day: string;
  /** The revision in force at the end of that day; absent for the day of the build. */
  revision?: string;
  total: ReadinessCount;
  /** By the id that each service has now, or had last. A guide that today's schema refuses is not among them. */
  services: ReadonlyMap<string, ReadinessCount>;
}

/** Readiness over time, oldest day first; the last is the day of the build. */
export type ReadinessHistory = readonly ReadinessPoint[];

/** The last days of the months before a day, oldest first: eleven, so that they are a year with the month of that day. */
export function monthEnds(today: string): string[] {
  const first = `${today.slice(0, 7)}-01`;
  return Array.from({ length: 11 }, (_, index) => addDays(addMonths(first, index - 10), -1));
}

/** Counts of several services as one. */
export function totalOf(counts: Iterable<ReadinessCount>): ReadinessCount {
  const total = { due: 0, met: 0, waived: 0 };
  for (const { due, met, waived } of counts) {
    total.due += due;
    total.met += met;
    total.waived += waived;
  }
  return total;
}
