import type { Rule } from '../../model/rule.ts';
import { countInWords, listInWords } from '../list-in-words.ts';
import { releaseReached } from '../release-reached.ts';

const LEAST_REVIEWERS = 2;

/** The certificate is approved by its reviewers, and the meeting decided to go. */
export const releaseApproval: Rule = {
  id: 'release-approval',
  kind: 'readiness',
  severity: 'error',
  title: 'Go live only with a reviewed certificate and a decision to go',
  why: 'A full cycle of review and approval, and a meeting that may still say no, are the last times that somebody can stop a release before it reaches users.',
  requirements: ['S2.19', 'S2.20', 'S2.31'],
  wrong:
    'go_no_go: {on: 2026-09-10, attendees: [release manager], decision: no-go}\nverification_period: {start: 2026-09-14, end: 2026-10-09}',
  right:
    'go_no_go: {on: 2026-09-11, attendees: [release manager], decision: go}\nverification_period: {start: 2026-09-14, end: 2026-10-09}',
  *checkGuide(guide, { today }) {
    const {
      conformance,
      go_no_go: meeting,
      verification_period: period,
      rollout,
    } = guide.draft.release ?? {};
    if (meeting?.decision === 'no-go' && releaseReached(guide, period?.start ?? rollout?.on, today)) {
      yield {
        at: { path: ['release', 'go_no_go', 'decision'] },
        message: `The meeting on ${meeting.on} decided not to go, but the release has gone on.`,
        hint: 'Record the meeting that decided to go, or correct the dates that follow.',
      };
    }
    const { reviewers } = conformance ?? {};
    if (!reviewers || !releaseReached(guide, conformance?.approved, today)) return;
    const path = ['release', 'conformance', 'reviewers'];
    const approvals = reviewers.filter(({ approved }) => approved !== undefined).length;
    if (approvals < LEAST_REVIEWERS) {
      yield {
        at: { path, on: 'key' },
        message: `The certificate has the approval of ${countInWords(approvals, 'reviewer')}; it needs at least ${LEAST_REVIEWERS}.`,
        hint: 'Add each reviewer with the days of review and approval, for example:\n- {role: assurance-lead, reviewed: 2026-06-08, approved: 2026-06-12}',
      };
    }
    for (const [index, { role, reviewed, approved }] of reviewers.entries()) {
      const lacks = [
        ...(reviewed === undefined ? ['reviewed'] : []),
        ...(approved === undefined ? ['approved'] : []),
      ];
      if (lacks.length > 0)
        yield {
          at: { path: [...path, index, 'role'] },
          message: `The release has gone on, but ${role} has not ${listInWords(lacks, 'or')} the certificate.`,
          hint: `Add the day as ${listInWords(lacks.map((key) => `\`${key}\``))}, or take out who is no reviewer.`,
        };
    }
  },
};
