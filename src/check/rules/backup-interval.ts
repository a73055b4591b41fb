import { durationMinutes } from '../../model/duration.ts';
import type { Rule } from '../../model/rule.ts';

/** Backups are made often enough for the recovery point objective. */
export const backupInterval: Rule = {
  id: 'backup-interval',
  kind: 'readiness',
  severity: 'error',
  title: 'Back up at least as often as the recovery point objective says',
  why: 'Whatever was written since the last backup is lost. A backup every day cannot keep a promise to lose at most an hour. An offline copy may be older, if another backup keeps the promise.',
  wrong: 'continuity:\n  rpo: 1 hour\n  backups: [{id: warnings, store: Warnings database, every: 1 day}]',
  right:
    'continuity:\n  rpo: 1 hour\n  backups: [{id: warnings, store: Warnings database, every: 30 minutes}]',
  *checkGuide(guide) {
    const { rpo, backups } = guide.draft.continuity ?? {};
    const longest = rpo === undefined ? undefined : durationMinutes(rpo);
    if (longest === undefined || !backups) return;
    const keeps = (every: string) => (durationMinutes(every) ?? 0) <= longest;
    const oneKeeps = backups.some(({ every }) => keeps(every));
    for (const [index, { id, every, offline }] of backups.entries()) {
      if (keeps(every) || (offline && oneKeeps)) continue;
      yield {
        at: { path: ['continuity', 'backups', index, 'every'] },
        message: `The backup \`${id}\` is made every ${every}, but at most ${rpo} of data may be lost.`,
        hint: `Make it at least every ${rpo}, or agree a longer \`rpo\` with the service owner.`,
        related: [
          { document: guide, at: { path: ['continuity', 'rpo'] }, message: 'The recovery point objective.' },
        ],
      };
    }
  },
};
