/**
 * Model: durations as people say them (`15 minutes`, `6 months`, `4h`) and as ISO 8601 (`PT4H`, `P6M`).
 */
import { addDays, addMonths } from './date.ts';

/** A duration split where the calendar matters: months have no fixed length. */
export interface Duration {
  months: number;
  minutes: number;
}

const UNITS: Readonly<Record<string, Duration>> = {
  minute: { months: 0, minutes: 1 },
  hour: { months: 0, minutes: 60 },
  day: { months: 0, minutes: 1440 },
  week: { months: 0, minutes: 10_080 },
  month: { months: 1, minutes: 0 },
  year: { months: 12, minutes: 0 },
};
const SHORT: Readonly<Record<string, string>> = {
  min: 'minute',
  mins: 'minute',
  h: 'hour',
  d: 'day',
  w: 'week',
};
const SPOKEN = /^(\d+(?:\.\d+)?)\s*([a-z]+)$/i;
const ISO = /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?)?$/;

/** Longer than anything that is kept, and short enough to be added to any date. */
const LONGEST_MINUTES = 500 * 365 * 1440;

/** Reads a duration; `undefined` if the text is none, is zero, or is longer than five centuries. */
export function parseDuration(text: string): Duration | undefined {
  const trimmed = text.trim();
  const iso = ISO.exec(trimmed);
  const result = iso ? fromIso(iso) : fromSpoken(trimmed);
  const minutes = result ? result.months * 43_200 + result.minutes : 0;
  return minutes > 0 && minutes <= LONGEST_MINUTES ? result : undefined;
}

function fromIso(match: RegExpExecArray): Duration {
  const [years, months, weeks, days, hours, minutes] = match.slice(1).map((part) => Number(part ?? 0));
  return {
    months: (years ?? 0) * 12 + (months ?? 0),
    minutes: (weeks ?? 0) * 10_080 + (days ?? 0) * 1440 + (hours ?? 0) * 60 + (minutes ?? 0),
  };
}

function fromSpoken(text: string): Duration | undefined {
  const match = SPOKEN.exec(text);
  const word = match?.[2]?.toLowerCase();
  if (!match || !word) return undefined;
  const unit = UNITS[SHORT[word] ?? word.replace(/s$/, '')];
  const amount = Number(match[1]);
  if (!unit || (unit.months > 0 && !Number.isInteger(amount))) return undefined;
  return { months: unit.months * amount, minutes: unit.minutes * amount };
}

/** Minutes of a duration, a month counted as 30 days: good for comparing, not for dates. */
export function durationMinutes(text: string): number | undefined {
  const duration = parseDuration(text);
  return duration && duration.minutes + duration.months * 43_200;
}

/** The date that lies a duration of days, weeks, months or years after `date`; part days are dropped. */
export function addDuration(date: string, duration: Duration): string {
  return addDays(addMonths(date, duration.months), Math.floor(duration.minutes / 1440));
}
