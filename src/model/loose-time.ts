/** Model: times of day as people write them, where only one time can be meant. */
import { parseTime } from './hours.ts';

/**
 * The one time that a text can mean, as `HH:MM`: `0830`, `8.30`, `8:30am`, `6pm`. `undefined` for noon and midnight as
 * `12am` or `12pm`, which people read differently, and for what is no time.
 */
export function readLooseTime(text: string): string | undefined {
  const words = text.trim().toLowerCase();
  const match =
    /^(\d{1,2})[:.](\d{2})(?::00)? ?(am|pm)?$/.exec(words) ??
    /^(\d{2})(\d{2})(?: ?hrs?)?$/.exec(words) ??
    /^(\d{1,2})() ?(am|pm)$/.exec(words);
  if (!match) return undefined;
  const half = match[3];
  const hour = Number(match[1]);
  if (half !== undefined && (hour < 1 || hour > 11)) return undefined;
  const time = `${String(half === 'pm' ? hour + 12 : hour).padStart(2, '0')}:${match[2] || '00'}`;
  return parseTime(time) === undefined ? undefined : time;
}
