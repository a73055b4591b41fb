/**
 * Model: what a service level achieved, month by month. A guide lists it, or names a CSV file beside it; later stages
 * see the same list. @see S1.21
 */
import * as z from 'zod';
import { requiredFact } from './fact.ts';
import { percentage } from './primitives.ts';

/** One month and what was achieved in it, as a percentage such as `99.9%`. */
export interface AchievedPeriod {
  period: string;
  value: string;
}

/** Months in any order; `file` names the CSV file that they stand in, where they are not in the guide itself. */
export type LevelHistory = AchievedPeriod[] & { file?: string };

/** A month, `YYYY-MM`. */
export const month = z
  .string({ error: (issue) => (issue.input === undefined ? undefined : 'must be a month such as 2026-09') })
  .regex(/^(?:19|20)\d{2}-(?:0[1-9]|1[0-2])$/, 'must be a month such as 2026-09');

/** Name of a CSV file in the folder of the guides: lower-case words, with at most one more part for the level. */
export const historyName = /^[a-z0-9]+(?:-[a-z0-9]+)*(?:\.[a-z0-9]+(?:-[a-z0-9]+)*)?\.csv$/;

const WHAT =
  'must be a list of months, or the name of a CSV file beside the guide such as flood-warnings.availability.csv';

/** Name of a CSV file, as it is written. */
export const historyFile = z.string({ error: WHAT }).regex(historyName, WHAT);

const listed = z
  .array(
    z.strictObject({
      period: requiredFact(month, { about: 'Month, such as 2026-09.' }),
      value: requiredFact(percentage, { about: 'What was achieved.' }),
    }),
    { error: WHAT },
  )
  .min(1, 'must list at least one month')
  .superRefine((periods, context) => {
    for (const index of repeatedAt(periods))
      context.addIssue({ code: 'custom', path: [index, 'period'], message: 'is listed twice' });
  });

/** A history as it is written. A named file is an empty list here, until it is read. */
export const levelHistory = z
  .union([listed, historyFile.transform((file): LevelHistory => Object.assign([], { file }))])
  .transform((value): LevelHistory => value);

/** Where a month stands that an earlier entry has too. */
export function repeatedAt(periods: readonly AchievedPeriod[]): number[] {
  const seen = new Set<string>();
  return periods.flatMap(({ period }, index) => {
    if (seen.has(period)) return [index];
    seen.add(period);
    return [];
  });
}
