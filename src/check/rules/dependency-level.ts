import type { GuideDocument } from '../../model/content.ts';
import type { Dependency, Guide } from '../../model/guide.ts';
import { covers, type Hours, hoursInWords } from '../../model/hours.ts';
import type { Rule } from '../../model/rule.ts';
import { targetPercent } from '../../model/service-level.ts';
import { promisedAvailability } from '../promised-availability.ts';

/** What a service leans on promises at least what the service promises. */
export const dependencyLevel: Rule = {
  id: 'dependency-level',
  kind: 'readiness',
  severity: 'warning',
  title: 'Lean on services that promise at least as much as you do',
  why: 'A service is no more available than what it cannot work without. If the other service may be down longer, or is not supported at night, your own promise is kept only by luck.',
  requirements: ['S1.36'],
  wrong:
    'service_levels:\n  - {metric: availability, target: 99.9%}\ndependencies:\n  # identity promises 99.5%\n  - {service: identity, if_it_fails: Nobody can sign in.}',
  right:
    'service_levels:\n  - {metric: availability, target: 99.9%}\ndependencies:\n  - service: identity\n    if_it_fails: Nobody new can sign in.\n    lower_level_reason: Whoever is signed in stays so for a week.',
  *checkContent({ guides }, { concerns }) {
    const byId = new Map(guides.map((guide) => [guide.id, guide]));
    for (const guide of guides) {
      if (concerns?.(guide.file) === false) continue;
      const { dependencies, phase } = guide.draft;
      if (!dependencies || phase === undefined || phase === 'retired') continue;
      for (const [index, dependency] of dependencies.entries()) {
        if (dependency.lower_level_reason !== undefined) continue;
        const other = dependency.service === undefined ? undefined : byId.get(dependency.service);
        // Another rule says that nothing can lean on a retired service.
        if (other?.draft.phase === 'retired') continue;
        const lower = whatIsLower(guide.draft, promiseOf(dependency, other));
        if (lower.length === 0) continue;
        yield {
          document: guide,
          at: { path: ['dependencies', index, dependency.service === undefined ? 'external' : 'service'] },
          message: `${other?.draft.title ?? dependency.external ?? dependency.service} promises less than this service does: ${lower.join('; ')}.`,
          hint: 'Agree more with its owner, promise less, or say how the service copes:\nlower_level_reason: Whoever is signed in stays so for a week.',
        };
      }
    }
  },
};

interface Promise {
  availability?: number | undefined;
  hours?: Hours | undefined;
}

function promiseOf(dependency: Dependency, other: GuideDocument | undefined): Promise {
  if (other) return { availability: promisedAvailability(other.draft), hours: other.draft.support?.hours };
  const percent = targetPercent(dependency.availability ?? '');
  return { availability: percent === undefined ? undefined : Number(percent), hours: dependency.hours };
}

function whatIsLower(draft: Partial<Guide>, theirs: Promise): string[] {
  const lower: string[] = [];
  const own = promisedAvailability(draft);
  if (own !== undefined && theirs.availability !== undefined && theirs.availability < own)
    lower.push(`it promises ${theirs.availability}% availability, and this service ${own}%`);
  const hours = draft.support?.hours;
  if (hours && theirs.hours && !covers(theirs.hours, hours))
    lower.push(`it is supported ${hoursInWords(theirs.hours)}, and this service ${hoursInWords(hours)}`);
  return lower;
}
