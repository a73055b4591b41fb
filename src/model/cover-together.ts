/** Model: whether several lines of support, one after another, answer in all the hours that are promised. */
import type { Hours } from './hours.ts';

/** True if at every minute of `promise` at least one of `parts` answers, bank holidays included. */
export function coverTogether(parts: readonly Hours[], promise: Hours): boolean {
  const counted = promise.holidays === 'open' ? parts.filter((part) => part.holidays === 'open') : parts;
  return promise.days.every((day) => {
    const onDay = counted
      .filter((part) => part.days.includes(day))
      .sort((a, b) => a.fromMinutes - b.fromMinutes);
    let covered = promise.fromMinutes;
    for (const part of onDay) if (part.fromMinutes <= covered) covered = Math.max(covered, part.toMinutes);
    return covered >= promise.toMinutes;
  });
}
