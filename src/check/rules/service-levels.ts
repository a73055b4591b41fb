import type { Rule } from '../../model/rule.ts';
import { targetPercent } from '../../model/service-level.ts';
import { isDue } from '../is-due.ts';

const examples = {
  availability: 'target: 99.5%, over: 24x7, per: 28 days, agreement: SLA',
  performance: 'target: 95% of pages within 1 second, agreement: SLO',
  functionality: 'target: 99% of hourly checks pass, agreement: SLO',
} as const;

/** Availability, performance and functionality are each promised. */
export const serviceLevels: Rule = {
  id: 'service-levels',
  kind: 'readiness',
  severity: 'warning',
  title: 'Promise availability, performance and functionality',
  why: 'A service can be up and too slow, or fast and wrong. Users need to know what they can rely on in all three, and an availability that can be worked out in minutes.',
  requirements: ['S1.13'],
  wrong: 'service_levels:\n  - {metric: availability, target: best effort}',
  right:
    'service_levels:\n  - {metric: availability, target: 99.5%, over: 24x7, per: 28 days, agreement: SLA}\n  - {metric: performance, target: 95% of pages within 1 second, agreement: SLO}\n  - {metric: functionality, target: 99% of hourly checks pass, agreement: SLO}',
  *checkGuide(guide) {
    const levels = guide.draft.service_levels;
    if (!levels) return;
    for (const [index, { metric, target }] of levels.entries()) {
      if (metric !== 'availability' || targetPercent(target) !== undefined) continue;
      yield {
        severity: 'error',
        at: { path: ['service_levels', index, 'target'] },
        message: `The availability target \`${target}\` is not one percentage, so nobody can tell whether it was met.`,
        hint: 'Write it as a percentage, for example `target: 99.5%`.',
      };
    }
    if (!isDue(guide, 'public-beta')) return;
    for (const metric of ['availability', 'performance', 'functionality'] as const) {
      if (levels.some((level) => level.metric === metric)) continue;
      yield {
        severity: isDue(guide, 'live') ? 'error' : 'warning',
        at: { path: ['service_levels'], on: 'key' },
        message: `No level of ${metric} is promised.`,
        hint: `Add one, for example:\n- {metric: ${metric}, ${examples[metric]}}`,
      };
    }
  },
};
