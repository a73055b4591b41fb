import { hourPatterns, hoursInWords, isRoundTheClock } from '../../model/hours.ts';
import type { Rule } from '../../model/rule.ts';
import { allowedDowntime, matchesPublished, targetPercent } from '../../model/service-level.ts';
import { listInWords } from '../list-in-words.ts';

/** The published minutes of downtime follow from the target. */
export const permittedDowntime: Rule = {
  id: 'permitted-downtime',
  kind: 'readiness',
  severity: 'error',
  title: 'Publish the downtime that the target allows',
  why: 'Permitted downtime is the minutes of service in the window × (100% − target), over the hours that are promised. A figure worked out over all hours of the month promises far less than it seems.',
  requirements: ['S1.13', 'S1.22'],
  wrong: '{metric: availability, target: 99.6%, over: 12x5, per: 28 days, permitted_downtime_minutes: 161.3}',
  right: '{metric: availability, target: 99.6%, over: 12x5, per: 28 days, permitted_downtime_minutes: 57.6}',
  *checkGuide(guide) {
    for (const [index, level] of (guide.draft.service_levels ?? []).entries()) {
      const { permitted_downtime_minutes: published, target, over, per } = level;
      const percent = targetPercent(target);
      if (published === undefined || percent === undefined) continue;
      const at = { path: ['service_levels', index, 'permitted_downtime_minutes'] };
      const allowed = allowedDowntime(level, percent);
      if (allowed.length === 0) {
        const lacks = [...(over ? [] : ['`over: 24x7`']), ...(per ? [] : ['`per: 28 days`'])];
        yield {
          at,
          message: `Nobody can tell whether ${published} minutes are right: the level does not say over which hours and which window of whole days they count.`,
          hint:
            lacks.length > 0
              ? `Add ${listInWords(lacks)}, as agreed.`
              : 'Write `per` in whole days, weeks or months.',
        };
      } else if (!allowed.some((exact) => matchesPublished(published, exact)) && over) {
        const roundTheClock =
          !isRoundTheClock(over) &&
          allowedDowntime({ ...level, over: hourPatterns['24x7'] }, percent).some((exact) =>
            matchesPublished(published, exact),
          );
        yield {
          at,
          message: `${published} minutes of downtime are published, but ${percent}% over ${hoursInWords(over)}, in ${per}, allows ${listInWords(allowed.map(shown), 'or')} minutes.${roundTheClock ? ' The published figure counts every hour of the day.' : ''}`,
          hint: `Write \`permitted_downtime_minutes: ${shown(allowed[0] ?? 0)}\`, or correct the target, the hours or the window.`,
        };
      }
    }
  },
};

function shown(minutes: number): string {
  return String(Math.round(minutes * 100) / 100);
}
