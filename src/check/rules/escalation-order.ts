import { durationMinutes } from '../../model/duration.ts';
import type { Rule } from '../../model/rule.ts';

/** Escalation is listed in the order in which people are called. */
export const escalationOrder: Rule = {
  id: 'escalation-order',
  kind: 'readiness',
  severity: 'warning',
  title: 'List escalation in the order in which people are called',
  why: 'Whoever is on call reads the list from the top. A step that comes later in the list but sooner on the clock is missed.',
  wrong:
    'escalation:\n  - {after: 1 hour, to: head-of-flood}\n  - {after: 15 minutes, to: flood-duty-manager}',
  right:
    'escalation:\n  - {after: 15 minutes, to: flood-duty-manager}\n  - {after: 1 hour, to: head-of-flood}',
  *checkGuide(guide) {
    const steps = guide.draft.support?.escalation ?? [];
    for (const [index, { after, to }] of steps.entries()) {
      const before = steps[index - 1];
      if (!before || (durationMinutes(after) ?? 0) >= (durationMinutes(before.after) ?? 0)) continue;
      yield {
        at: { path: ['support', 'escalation', index, 'after'] },
        message: `${to} is called after ${after}, but stands below ${before.to}, who is called after ${before.after}.`,
        hint: 'Put the step that comes first at the top, or correct the times.',
      };
    }
  },
};
