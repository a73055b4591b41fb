import { daysBetween } from '../../model/date.ts';
import type { Rule } from '../../model/rule.ts';
import { endInWords } from '../end-in-words.ts';

/** Waivers are renewed or closed before they end. */
export const waiverLapsed: Rule = {
  id: 'waiver-lapsed',
  kind: 'lapse',
  severity: 'warning',
  title: 'Close or renew waivers before they end',
  why: 'A waiver buys time. When it has ended, nobody bears the risk any more and the criterion counts as not met.',
  requirements: ['S0.17', 'S2.27f'],
  wrong:
    'waivers:\n  - {criterion: OSR-21, reason: The dashboard moves., risk_owner: head-of-flood, approved_by: water-change-board, expires: 2026-09-30}',
  right:
    'waivers:\n  - {criterion: OSR-21, reason: The dashboard moves., risk_owner: head-of-flood, approved_by: water-change-board, expires: 2027-03-31}',
  *checkGuide({ draft }, { today, config }) {
    if (draft.phase === 'retired') return;
    for (const [index, { criterion, expires, approved_by: approver }] of (draft.waivers ?? []).entries()) {
      const left = daysBetween(today, expires);
      if (left > config.warn_days) continue;
      yield {
        at: { path: ['waivers', index, 'expires'] },
        message: `The waiver of ${criterion} ${endInWords(expires, today)}.${left < 0 ? ' The criterion counts as not met.' : ''}`,
        hint: `Do what was waived and delete the waiver, or ask ${approver} for a new date.`,
      };
    }
  },
};
