import type { Rule } from '../../model/rule.ts';
import { findOwn } from '../find-own.ts';

/** A component is not more critical than its service. */
export const componentTier: Rule = {
  id: 'component-tier',
  kind: 'readiness',
  severity: 'warning',
  title: 'Give no component a more critical tier than its service',
  why: 'If a part is critical, so is the service that fails with it. Otherwise the tier of the service, and the support that goes with it, is too low.',
  requirements: ['S0.48'],
  wrong:
    'tier: standard\ncomponents:\n  - {id: dispatch, name: Dispatch, type: application, owner: flood-operations, tier: critical}',
  right:
    'tier: critical\ncomponents:\n  - {id: dispatch, name: Dispatch, type: application, owner: flood-operations, tier: critical}',
  *checkGuide({ draft }, { organisation }) {
    const service = findOwn(organisation.tiers, draft.tier);
    if (!service) return;
    for (const [index, { name, tier, tier_reason: reason }] of (draft.components ?? []).entries()) {
      const own = tier === draft.tier ? undefined : findOwn(organisation.tiers, tier);
      if (!own || own.rank >= service.rank || reason !== undefined) continue;
      yield {
        at: { path: ['components', index, 'tier'] },
        message: `${name} has tier ${own.name}, which is more critical than the service (${service.name}).`,
        hint: 'Raise the tier of the service, lower that of the component, or say why:\ntier_reason: Other services use it too.',
      };
    }
  },
};
