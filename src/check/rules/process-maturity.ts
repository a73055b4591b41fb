import type { Rule } from '../../model/rule.ts';
import { isDue } from '../is-due.ts';

const names = {
  incident: 'incident management',
  change: 'change management',
  problem: 'problem management',
  request: 'request fulfilment',
  access: 'access management',
  availability_reporting: 'availability reporting',
} as const;

/** Processes of a live service are in use. */
export const processMaturity: Rule = {
  id: 'process-maturity',
  kind: 'readiness',
  severity: 'error',
  title: 'Bring every process into use before the service is live',
  why: 'A process counts when it is defined, documented, agreed and in use. One that exists on paper only does not run when it is needed.',
  requirements: ['S1.34', 'S1.40', 'S1.41', 'S1.42', 'S1.43', 'S1.44', 'S1.45'],
  wrong: 'phase: live\nprocesses:\n  problem: {owner: flood-operations, document: "#incidents"}',
  right:
    'phase: live\nprocesses:\n  problem: {owner: flood-operations, document: "#incidents", implemented: 2026-08-03}',
  *checkGuide(guide, { today }) {
    const { processes } = guide.draft;
    if (!processes || !isDue(guide, 'live')) return;
    for (const key of Object.keys(names) as (keyof typeof names)[]) {
      const process = processes[key];
      const path = ['processes', key, 'implemented'];
      if (process && process.implemented === undefined) {
        yield {
          at: { path, on: 'key' },
          message: `The service is live, but nothing says that its ${names[key]} is in use.`,
          hint: `Add the day on which it came into use, for example:\nimplemented: 2026-08-03`,
        };
      } else if (process?.implemented !== undefined && process.implemented > today) {
        yield {
          at: { path },
          message: `The service is live, but its ${names[key]} comes into use only on ${process.implemented}.`,
          hint: 'Bring it into use now, and correct the date.',
        };
      }
    }
  },
};
