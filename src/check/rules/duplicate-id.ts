import type { DataPath } from '../../model/data-path.ts';
import type { Guide } from '../../model/guide.ts';
import type { Rule } from '../../model/rule.ts';

/** Lists whose items other parts of a guide refer to by id. */
const lists: readonly {
  noun: string;
  path: DataPath;
  of: (draft: Partial<Guide>) => readonly { id: string }[] | undefined;
}[] = [
  { noun: 'component', path: ['components'], of: (draft) => draft.components },
  { noun: 'line of support', path: ['support', 'lines'], of: (draft) => draft.support?.lines },
  { noun: 'backup', path: ['continuity', 'backups'], of: (draft) => draft.continuity?.backups },
  { noun: 'risk', path: ['security', 'risks'], of: (draft) => draft.security?.risks },
  {
    noun: 'issue',
    path: ['release', 'verification_period', 'issues'],
    of: (draft) => draft.release?.verification_period?.issues,
  },
];

/** Ids within a guide are unique. */
export const duplicateId: Rule = {
  id: 'duplicate-id',
  kind: 'document',
  severity: 'error',
  title: 'Give each component, line of support, backup, risk and issue its own id',
  why: 'Other parts of the guide refer to them by id. With two of the same, nobody can tell which one is meant.',
  requirements: ['S0.19', 'S0.20'],
  wrong:
    'lines:\n  - {id: on-call, level: 1, team: it-service-desk, hours: 24x7}\n  - {id: on-call, level: 2, team: flood-operations, hours: 24x7}',
  right:
    'lines:\n  - {id: service-desk, level: 1, team: it-service-desk, hours: 24x7}\n  - {id: on-call, level: 2, team: flood-operations, hours: 24x7}',
  *checkGuide(guide) {
    for (const { noun, path, of } of lists) {
      const items = of(guide.draft);
      if (items === undefined || items.length < 2) continue;
      const first = new Map<string, number>();
      for (const [index, { id }] of items.entries()) {
        const before = first.get(id);
        if (before === undefined) first.set(id, index);
        else {
          yield {
            at: { path: [...path, index, 'id'] },
            message: `Another ${noun} of this guide already has the id \`${id}\`.`,
            hint: `Give one of the two another id, and correct what refers to it.`,
            related: [
              { document: guide, at: { path: [...path, before, 'id'] }, message: 'It is first used here.' },
            ],
          };
        }
      }
    }
  },
};
