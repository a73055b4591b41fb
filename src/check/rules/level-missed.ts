import { achievedMonths, everMissed, lastYear } from '../../model/achievement.ts';
import type { Rule } from '../../model/rule.ts';
import { isDue } from '../is-due.ts';
import { listInWords } from '../list-in-words.ts';

/** Missed months within a year of records that are too many to be bad luck. */
const TOO_MANY = 3;

/** A live service meets its targets. The year counts back from the latest month, so that no miss is outlived by waiting. */
export const levelMissed: Rule = {
  id: 'level-missed',
  kind: 'readiness',
  severity: 'warning',
  title: 'Meet the targets of a live service',
  why: 'A promise is worth what is kept of it. One missed month is an incident to learn from; the latest month, or three in a year, tell users and the services that build on this one what to expect.',
  requirements: ['S1.21', 'S1.22', 'S1.23'],
  wrong: '{metric: availability, target: 99.9%, achieved: [{period: 2026-10, value: 99.81%}]}',
  right: '{metric: availability, target: 99.9%, achieved: [{period: 2026-10, value: 99.95%}]}',
  *checkGuide(guide) {
    if (!isDue(guide, 'live')) return;
    for (const [index, level] of (guide.draft.service_levels ?? []).entries()) {
      if (!everMissed(level)) continue;
      const months = lastYear(achievedMonths(level));
      const missed = months.filter(({ met }) => met === false);
      const latest = months.at(-1)?.met === false;
      if (!latest && missed.length < TOO_MANY) continue;
      const name = level.name ? `\`${level.name}\`` : `The level of ${level.metric}`;
      yield {
        at: { path: ['service_levels', index, 'achieved'], on: 'key' },
        message: `${name} missed its target \`${level.target}\` in ${listInWords(missed.map(({ period, value }) => `${period} (${value})`))}.`,
        hint: 'Find the cause and treat it as a problem, or agree a target that the service can keep. Write in the guide what was done.',
      };
    }
  },
};
