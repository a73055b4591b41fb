/** Model: dates as people write them, where only one day can be meant. */
import { isDate } from './date.ts';

const MONTHS = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];

/**
 * The one day that a text can mean, as `YYYY-MM-DD`: `1 October 2026`, `October 1st, 2026`, `2026/10/1`, `13/10/2026`.
 * `undefined` where it could be two days (`01/10/2026`), none, or a moment rather than a day.
 */
export function readLooseDate(text: string): string | undefined {
  const words = text.trim().toLowerCase().replace(/\s+/g, ' ');
  const readings = [numericYearFirst, numericYearLast, dayFirst, monthFirst].flatMap((read) => read(words));
  const days = [...new Set(readings)].filter(isDate);
  return days.length === 1 ? days[0] : undefined;
}

/** `2026-8-3`, `2026/08/03`, `20260803`, or any of them at midnight. */
function numericYearFirst(words: string): string[] {
  const match =
    /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?:[t ]00:00(?::00(?:\.0+)?)?(?:z|\+00:?00)?)?$/.exec(words) ??
    /^(\d{4})()(\d{2})(\d{2})$/.exec(words);
  return match ? [day(match[1], match[3], match[4])] : [];
}

/** `13/10/2026`: read both ways, so that it counts only if one of them is a day. */
function numericYearLast(words: string): string[] {
  const match = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4})$/.exec(words);
  return match ? [day(match[4], match[3], match[1]), day(match[4], match[1], match[3])] : [];
}

const WEEKDAY = '(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,? )?';

/** `Thursday 1st October 2026`. */
function dayFirst(words: string): string[] {
  const match = new RegExp(`^${WEEKDAY}(\\d{1,2})(?:st|nd|rd|th)?[ -]([a-z]+)\\.?,?[ -](\\d{4})$`).exec(
    words,
  );
  return match ? named(match[3], match[2], match[1]) : [];
}

/** `October 1, 2026`. */
function monthFirst(words: string): string[] {
  const match = new RegExp(`^${WEEKDAY}([a-z]+)\\.? (\\d{1,2})(?:st|nd|rd|th)?,? (\\d{4})$`).exec(words);
  return match ? named(match[3], match[1], match[2]) : [];
}

function named(year: string | undefined, name = '', number: string | undefined): string[] {
  const month = name === 'sept' ? 8 : MONTHS.findIndex((full) => full === name || full.slice(0, 3) === name);
  return month === -1 ? [] : [day(year, String(month + 1), number)];
}

function day(year = '', month = '', number = ''): string {
  return `${year}-${month.padStart(2, '0')}-${number.padStart(2, '0')}`;
}
