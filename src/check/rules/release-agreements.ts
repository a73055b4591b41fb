import { agreementTypes } from '../../model/guide/release.ts';
import type { Rule } from '../../model/rule.ts';
import { releaseReached } from '../release-reached.ts';

const names: Readonly<Record<(typeof agreementTypes)[number], string>> = {
  'connection-agreement': 'Connection Agreement',
  'target-operating-model': 'Target Operating Model',
  'end-user-policy': 'End User Policy',
  'data-sharing': 'data sharing agreement',
};

/** The three agreements are approved before a release begins. */
export const releaseAgreements: Rule = {
  id: 'release-agreements',
  kind: 'readiness',
  severity: 'error',
  title: 'Have the three agreements approved before a release begins',
  why: 'They settle on what terms a product connects, how it is run, and what its users keep to. A draft binds nobody.',
  requirements: ['S2.7', 'S2.10', 'S2.11', 'S2.12', 'S2.13'],
  wrong: 'agreements:\n  - {type: connection-agreement, party: Herdmark Systems, status: draft}',
  right:
    'agreements:\n  - {type: connection-agreement, party: Herdmark Systems, status: approved, on: 2026-03-02}\n  - {type: target-operating-model, party: all three parties, status: approved, on: 2026-03-09}\n  - {type: end-user-policy, party: markets and abattoirs, status: approved, on: 2026-03-16}',
  *checkGuide(guide, { today }) {
    const { agreements, manager_assigned: next } = guide.draft.release ?? {};
    if (!agreements || !releaseReached(guide, next, today)) return;
    for (const type of agreementTypes) {
      if (type === 'data-sharing' || agreements.some((agreement) => agreement.type === type)) continue;
      yield {
        at: { path: ['release', 'agreements'], on: 'key' },
        message: `The ${names[type]} is missing from the agreements of the release.`,
        hint: `Add it when it is approved, for example:\n- {type: ${type}, party: System Supplier, status: approved, on: ${today}}`,
      };
    }
    for (const [index, { type, status, party }] of agreements.entries()) {
      if (status !== 'approved')
        yield {
          at: { path: ['release', 'agreements', index, 'status'] },
          message: `The ${names[type]} with ${party} is ${status === 'draft' ? 'a draft' : 'in review'}, but the release has gone on.`,
          hint: 'Have it approved, then write `status: approved` and the day as `on`.',
        };
    }
  },
};
