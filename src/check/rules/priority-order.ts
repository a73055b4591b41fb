import type { SourceDocument } from '../../model/content.ts';
import type { DataPath } from '../../model/data-path.ts';
import { durationMinutes } from '../../model/duration.ts';
import type { Organisation } from '../../model/organisation.ts';
import type { Finding, Rule } from '../../model/rule.ts';

/** A more urgent incident is never dealt with more slowly. */
export const priorityOrder: Rule = {
  id: 'priority-order',
  kind: 'readiness',
  severity: 'error',
  title: 'Deal with a more urgent incident at least as fast',
  why: 'P1 is the most urgent. If P2 is answered sooner, either the times are wrong or people will call everything P2.',
  requirements: ['S1.14', 'S1.41'],
  wrong:
    '- {id: P1, definition: The service is down., respond: 1 hour}\n- {id: P2, definition: The service is slow., respond: 30 minutes}',
  right:
    '- {id: P1, definition: The service is down., respond: 20 minutes}\n- {id: P2, definition: The service is slow., respond: 30 minutes}',
  *checkGuide(guide) {
    const priorities = guide.draft.processes?.incident?.priorities;
    if (Array.isArray(priorities))
      yield* checkPriorities(guide, ['processes', 'incident', 'priorities'], priorities);
  },
  *checkContent({ organisation, organisationDocument: document }) {
    if (!document) return;
    for (const [id, priorities] of Object.entries(organisation.priorities)) {
      for (const finding of checkPriorities(document, ['priorities', id], priorities))
        yield { document, ...finding };
    }
  },
};

type Priorities = Organisation['priorities'][string];
const words = {
  respond: 'answered within',
  update_every: 'reported on every',
  fix: 'mended within',
} as const;

function* checkPriorities(
  document: SourceDocument,
  base: DataPath,
  priorities: Priorities,
): Iterable<Finding> {
  const indexes = new Map<string, number>();
  for (const [index, { id }] of priorities.entries()) {
    const first = indexes.get(id);
    if (first === undefined) indexes.set(id, index);
    else
      yield {
        at: { path: [...base, index, 'id'] },
        message: `The priority ${id} is described twice.`,
        hint: 'Keep one of the two.',
        related: [{ document, at: { path: [...base, first, 'id'] }, message: 'It is first described here.' }],
      };
  }
  const order = [...indexes.entries()].sort(([a], [b]) => (a < b ? -1 : 1));
  for (const key of ['respond', 'update_every', 'fix'] as const) {
    let slowest: { id: string; index: number; time: string } | undefined;
    for (const [id, index] of order) {
      const time = priorities[index]?.[key];
      if (time === undefined) continue;
      if (slowest && (durationMinutes(time) ?? 0) < (durationMinutes(slowest.time) ?? 0)) {
        yield {
          at: { path: [...base, index, key] },
          message: `${id} is ${words[key]} ${time}, faster than ${slowest.id} (${slowest.time}), which is more urgent.`,
          hint: `Write for ${id} at least ${slowest.time}, or less for ${slowest.id}.`,
          related: [
            { document, at: { path: [...base, slowest.index, key] }, message: `The time of ${slowest.id}.` },
          ],
        };
      } else slowest = { id, index, time };
    }
  }
}
