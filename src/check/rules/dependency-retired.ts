import type { GuideDocument } from '../../model/content.ts';
import type { Dependency } from '../../model/guide.ts';
import { phaseNames, phaseReached } from '../../model/phase.ts';
import type { Rule } from '../../model/rule.ts';
import { isDue } from '../is-due.ts';

/** What a service leans on is there to lean on. */
export const dependencyRetired: Rule = {
  id: 'dependency-retired',
  kind: 'readiness',
  severity: 'warning',
  title: 'Lean on services that are live',
  why: 'Nobody operates a retired service, one that is retiring will be gone soon, and one that is not live yet may change or stop on any day. A live service that leans on any of them shares that fate.',
  requirements: ['S0.36', 'S1.36'],
  wrong:
    'phase: live\ndependencies:\n  # notices-archive is retired\n  - {service: notices-archive, if_it_fails: Old notices are missing.}',
  right: 'phase: live\ndependencies:\n  - {service: notices, if_it_fails: Notices are missing.}',
  *checkContent({ guides }, { concerns }) {
    const byId = new Map(guides.map((guide) => [guide.id, guide]));
    for (const guide of guides) {
      if (concerns?.(guide.file) === false) continue;
      const { phase, dependencies } = guide.draft;
      if (!dependencies || phase === undefined || phase === 'retired') continue;
      for (const [index, dependency] of dependencies.entries()) {
        const other =
          dependency.service === undefined || dependency.service === guide.id
            ? undefined
            : byId.get(dependency.service);
        const problem = other && whatIsWrong(guide, dependency, other);
        if (!problem) continue;
        yield {
          document: guide,
          severity: isDue(guide, 'live') && other.draft.phase !== 'retiring' ? 'error' : 'warning',
          at: { path: ['dependencies', index, 'service'] },
          ...problem,
          related: [{ document: other, at: { path: ['phase'] }, message: 'Its phase is stated here.' }],
        };
      }
    }
  },
};

function whatIsWrong(
  guide: GuideDocument,
  dependency: Dependency,
  other: GuideDocument,
): { message: string; hint: string } | undefined {
  const { phase, title = other.id, lifecycle } = other.draft;
  if (phase === 'retired') {
    const replacement = lifecycle?.retirement?.replacement;
    return {
      message: `${title} is retired, so nothing can lean on it.`,
      hint: replacement
        ? `Lean on \`${replacement}\`, which replaces it, or delete the entry.`
        : 'Lean on what replaces it, or delete the entry.',
    };
  }
  if (phase === 'retiring') return whatRetires(guide, dependency, other);
  if (
    phase === undefined ||
    phaseReached(phase, 'live') ||
    !isDue(guide, 'live') ||
    dependency.lower_level_reason !== undefined
  )
    return undefined;
  return {
    message: `This service is live, but leans on ${title}, which is in ${phaseNames[phase].toLowerCase()}.`,
    hint: 'Wait until it is live, or say how the service copes:\nlower_level_reason: Forecasters read the gauges themselves.',
  };
}

/** A service that itself ends may lean on another that does until then. */
function whatRetires(
  guide: GuideDocument,
  dependency: Dependency,
  { id, draft: { title = id, lifecycle } }: GuideDocument,
): { message: string; hint: string } | undefined {
  if (guide.draft.phase === 'retiring' || dependency.lower_level_reason !== undefined) return undefined;
  const replacement = lifecycle?.retirement?.replacement;
  const day = lifecycle?.milestones?.retire;
  return {
    message: `This service leans on ${title}, which is retiring${day ? ` and ends on ${day}` : ''}.`,
    hint: `${replacement ? `Move to \`${replacement}\`, which replaces it` : 'Move to what replaces it'}, or say how the service copes:\nlower_level_reason: We move to the new service in March.`,
  };
}
