import { durationMinutes } from '../../model/duration.ts';
import type { Finding, Rule } from '../../model/rule.ts';
import { targetPercent } from '../../model/service-level.ts';
import { findOwn } from '../find-own.ts';

/** Recovery and availability are as good as the tier demands. */
export const recoveryTier: Rule = {
  id: 'recovery-tier',
  kind: 'readiness',
  severity: 'warning',
  title: 'Promise at least what the tier of the service demands',
  why: 'Others plan with the tier: they expect a critical service to be back within hours. A service that promises less belongs to another tier, or has work to do.',
  requirements: ['S0.48', 'S1.13'],
  wrong:
    '# organisation.yaml asks critical services for an rto of 4 hours\ntier: critical\ncontinuity: {rto: 1 day}',
  right: 'tier: critical\ncontinuity: {rto: 2 hours}',
  *checkGuide({ draft }, { organisation }) {
    const tier = findOwn(organisation.tiers, draft.tier);
    if (!tier || draft.phase === 'retired') return;
    for (const key of ['rto', 'rpo'] as const) {
      const [own, asked] = [draft.continuity?.[key], tier[key]];
      if (
        own === undefined ||
        asked === undefined ||
        (durationMinutes(own) ?? 0) <= (durationMinutes(asked) ?? 0)
      )
        continue;
      yield lower(
        ['continuity', key],
        `The ${key} is ${own}, but tier ${tier.name} allows at most ${asked}.`,
      );
    }
    const asked = targetPercent(tier.availability ?? '');
    if (asked === undefined) return;
    for (const [index, { metric, target }] of (draft.service_levels ?? []).entries()) {
      const own = metric === 'availability' ? targetPercent(target) : undefined;
      if (own !== undefined && Number(own) < Number(asked))
        yield lower(
          ['service_levels', index, 'target'],
          `Availability of ${own}% is promised, but tier ${tier.name} asks for at least ${asked}%.`,
        );
    }
  },
};

function lower(path: (string | number)[], message: string): Finding {
  return {
    at: { path },
    message,
    hint: 'Promise what the tier demands, or agree another tier for the service.',
  };
}
