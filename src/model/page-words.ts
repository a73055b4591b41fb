/** Model: what pages and printed documents ask of the words of a language. */
import type { Hours } from './hours.ts';
import type { Phase } from './phase.ts';
import type { CriterionReason } from './readiness.ts';

/** What a message is filled in with. */
export type PlainValues = Readonly<Record<string, string | number | boolean | null | undefined>>;

/** The words of one language, and how it writes days and durations. */
export interface PageWords {
  /** Language tag, such as `en-GB`. */
  language: string;
  /** A message, filled in: text without markup. @throws Error for a key that there is not: a mistake of ours */
  say(key: string, values?: PlainValues): string;
  /**
   * A value that a guide chooses from a list, by the list: `third-party` of `componentType` → `third party`. One that the
   * list does not know is said as it is written.
   */
  value(list: string, value: string | number): string;
  /** Why a criterion is in its state. */
  reason(reason: CriterionReason): string;
  /** A phase by itself, such as `Private beta`. */
  phase(phase: Phase): string;
  /** `2026-10-01` → `1 October 2026`. */
  day(date: string): string;
  /** `2026-10` → `October 2026`. */
  month(month: string): string;
  /** Days from today: `today`, `in 12 days`, `3 days ago`. */
  daysAway(days: number): string;
  /** Weekly hours: `Monday to Friday, 8am to 6pm, not bank holidays`. */
  hours(hours: Hours): string;
  /** A duration as a guide writes it. English stays as it is written; another language says it in its own words. */
  duration(text: string): string;
  /** `6 months` → `every 6 months`, `1 month` → `every month`. */
  every(text: string): string;
}
