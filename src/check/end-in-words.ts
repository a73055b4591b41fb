/** Check: how a message says when something ends. */
import { daysBetween } from '../model/date.ts';
import { countInWords } from './list-in-words.ts';

/** `ended on 2026-06-30`, `ends today` or `ends on 2026-12-18, in 28 days`; the last day still counts. */
export function endInWords(lastDay: string, today: string): string {
  const left = daysBetween(today, lastDay);
  if (left < 0) return `ended on ${lastDay}`;
  return left === 0 ? 'ends today' : `ends on ${lastDay}, in ${countInWords(left, 'day')}`;
}
