import type { Rule } from '../../model/rule.ts';
import { findOwn } from '../find-own.ts';

/** What a service needs is run as if it were needed. */
export const dependencyTier: Rule = {
  id: 'dependency-tier',
  kind: 'readiness',
  severity: 'warning',
  title: 'Lean on services of at least the tier that you need',
  why: 'Support, recovery and release of a service follow its tier. If a critical service cannot work without one of a lower tier, that one decides how soon the critical service is back.',
  requirements: ['S0.48', 'S1.36'],
  wrong:
    'tier: critical\ndependencies:\n  # maps has tier standard\n  - {service: maps, failure_mode: stops, if_it_fails: Nobody can claim.}',
  right:
    'tier: critical\ndependencies:\n  - {service: maps, failure_mode: degrades, tier: standard, if_it_fails: Farmers type the parcel’s number.}',
  *checkContent({ guides }, { organisation: { tiers }, concerns }) {
    const byId = new Map(guides.map((guide) => [guide.id, guide]));
    for (const guide of guides) {
      if (concerns?.(guide.file) === false) continue;
      const { dependencies, phase, tier: own } = guide.draft;
      if (!dependencies || phase === 'retired') continue;
      for (const [index, dependency] of dependencies.entries()) {
        const { service, tier, failure_mode: mode, lower_level_reason: reason } = dependency;
        const other = service === undefined || service === guide.id ? undefined : byId.get(service);
        // Another rule says that nothing can lean on a retired service.
        if (!other || other.draft.phase === 'retired' || reason !== undefined) continue;
        const needed = findOwn(tiers, tier ?? (mode === 'stops' ? own : undefined));
        const theirs = findOwn(tiers, other.draft.tier);
        if (!needed || !theirs || theirs.rank <= needed.rank) continue;
        yield {
          document: guide,
          at: { path: ['dependencies', index, tier === undefined ? 'failure_mode' : 'tier'] },
          message: `This service needs ${other.draft.title ?? service} as ${needed.name.toLowerCase()}, but its tier is only ${theirs.name.toLowerCase()}.`,
          hint: 'Agree a higher tier with its owner, need it less, or say how the service copes:\nlower_level_reason: Claims are taken without the map for a day.',
          related: [{ document: other, at: { path: ['tier'] }, message: 'Its tier is stated here.' }],
        };
      }
    }
  },
};
