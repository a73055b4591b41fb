import type { Rule } from '../../model/rule.ts';
import { isDue } from '../is-due.ts';

/** A live service has runbooks to deploy, to roll back and to restore. */
export const runbookTasks: Rule = {
  id: 'runbook-tasks',
  kind: 'readiness',
  severity: 'error',
  title: 'Have runbooks to deploy, roll back and restore before the service is live',
  why: 'These three tasks are needed under pressure, and seldom by the person who set them up.',
  requirements: ['S0.16'],
  wrong: 'phase: live\nrunbooks:\n  - {task: deploy, document: "#deploy"}',
  right:
    'phase: live\nrunbooks:\n  - {task: deploy, document: "#deploy"}\n  - {task: rollback, document: "#roll-back"}\n  - {task: restore, document: "#restore-the-database"}',
  *checkGuide(guide) {
    const { runbooks, continuity } = guide.draft;
    if (!runbooks || !isDue(guide, 'live')) return;
    for (const task of ['deploy', 'rollback', 'restore'] as const) {
      if (runbooks.some((runbook) => runbook.task === task)) continue;
      if (task === 'restore' && continuity?.no_backups_reason !== undefined) continue;
      const example = { deploy: '#deploy', rollback: '#roll-back', restore: '#restore-the-database' }[task];
      yield {
        at: { path: ['runbooks'], on: 'key' },
        message: `The service is live, but there is no runbook for the task \`${task}\`.`,
        hint: `Write down its steps and add:\n- {task: ${task}, document: "${example}"}${task === 'restore' ? '\nIf nothing needs a backup, say why in `continuity.no_backups_reason`.' : ''}`,
      };
    }
  },
};
