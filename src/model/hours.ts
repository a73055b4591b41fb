/**
 * Model: hours of support as a weekly pattern, read from `24x7` or `{days, from, to, holidays}`, and said in words.
 */
import { listInWords, type Say, sayInEnglish } from './spoken-words.ts';

/** Days as written in hours, in order. */
export const dayNames = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const;

/** Support from `from` to `to` (minutes after midnight; 1440 is midnight at the end) on `days` (0 is Monday). */
export interface Hours {
  days: number[];
  fromMinutes: number;
  toMinutes: number;
  /** Whether bank holidays count as normal days. */
  holidays: 'open' | 'closed';
}

const WEEKDAYS = [0, 1, 2, 3, 4];
const EVERY_DAY = [0, 1, 2, 3, 4, 5, 6];

/** Patterns with a name. `8x5` is an office day, `12x5` the long one. */
export const hourPatterns: Readonly<Record<string, Hours>> = {
  '24x7': { days: EVERY_DAY, fromMinutes: 0, toMinutes: 1440, holidays: 'open' },
  '24x5': { days: WEEKDAYS, fromMinutes: 0, toMinutes: 1440, holidays: 'closed' },
  '12x5': { days: WEEKDAYS, fromMinutes: 420, toMinutes: 1140, holidays: 'closed' },
  '8x5': { days: WEEKDAYS, fromMinutes: 540, toMinutes: 1020, holidays: 'closed' },
};

/** Reads `08:30` (or `24:00` as the end of a day) as minutes after midnight; `undefined` if it is no time. */
export function parseTime(text: string): number | undefined {
  const match = /^([01]?\d|2[0-4]):([0-5]\d)$/.exec(text);
  if (!match) return undefined;
  const minutes = Number(match[1]) * 60 + Number(match[2]);
  return minutes <= 1440 ? minutes : undefined;
}

/** Reads `monday to friday`, `every day`, `weekdays`, a single day or a comma list; `undefined` if a word is no day. */
export function parseDays(text: string): number[] | undefined {
  const plain = text.trim().toLowerCase();
  if (plain === 'every day' || plain === 'daily') return EVERY_DAY;
  if (plain === 'weekdays') return WEEKDAYS;
  const range = /^([a-z]+)\s*(?:-|–|to)\s*([a-z]+)$/.exec(plain);
  if (range) {
    const from = dayIndex(range[1] ?? '');
    const to = dayIndex(range[2] ?? '');
    if (from < 0 || to < 0) return undefined;
    const length = ((to - from + 7) % 7) + 1;
    return Array.from({ length }, (_, step) => (from + step) % 7).sort((a, b) => a - b);
  }
  const days = plain.split(/\s*,\s*/).map(dayIndex);
  return days.includes(-1) ? undefined : [...new Set(days)].sort((a, b) => a - b);
}

function dayIndex(word: string): number {
  return word.length < 3 ? -1 : dayNames.findIndex((name) => name === word || name.slice(0, 3) === word);
}

/** True for support at every minute of the year. */
export function isRoundTheClock(hours: Hours): boolean {
  return (
    hours.days.length === 7 &&
    hours.fromMinutes === 0 &&
    hours.toMinutes === 1440 &&
    hours.holidays === 'open'
  );
}

/** True if every minute that `promise` covers is covered by `cover` too, bank holidays included. */
export function covers(cover: Hours, promise: Hours): boolean {
  return (
    promise.days.every((day) => cover.days.includes(day)) &&
    cover.fromMinutes <= promise.fromMinutes &&
    cover.toMinutes >= promise.toMinutes &&
    (cover.holidays === 'open' || promise.holidays === 'closed')
  );
}

/** Says hours as a person would: "24 hours a day, every day", "Monday to Friday, 8am to 6pm, not bank holidays". */
export function hoursInWords(hours: Hours, say: Say = sayInEnglish): string {
  if (isRoundTheClock(hours)) return say('hours.always');
  const times =
    hours.fromMinutes === 0 && hours.toMinutes === 1440
      ? say('hours.allDay')
      : say('hours.times', {
          from: timeInWords(hours.fromMinutes, say),
          to: timeInWords(hours.toMinutes, say),
        });
  return say(hours.holidays === 'closed' ? 'hours.closed' : 'hours.open', {
    days: daysInWords(hours.days, say),
    times,
  });
}

function daysInWords(days: number[], say: Say): string {
  const names = days.map((day) => say(`hours.${dayNames[day] ?? 'monday'}`));
  const first = days[0] ?? 0;
  if (days.length === 7) return say('hours.everyDay');
  const unbroken = days.every((day, index) => day === first + index);
  if (unbroken && days.length > 2)
    return say('hours.days', { first: names[0] ?? '', last: names.at(-1) ?? '' });
  return listInWords(names, 'lists.and', say);
}

/** Says a time as GOV.UK does: 8am, 5:30pm, midday, midnight. A language whose clock has 24 hours says 17:30. */
export function timeInWords(minutes: number, say: Say = sayInEnglish): string {
  const hour = Math.floor(minutes / 60);
  const past = String(minutes % 60).padStart(2, '0');
  if (say('hours.clock') === '24') return `${String(hour).padStart(2, '0')}:${past}`;
  if (minutes === 0 || minutes === 1440) return say('hours.midnight');
  if (minutes === 720) return say('hours.midday');
  const shown = hour % 12 === 0 ? 12 : hour % 12;
  const time = past === '00' ? String(shown) : `${shown}:${past}`;
  return say(hour < 12 ? 'hours.morning' : 'hours.afternoon', { time });
}
