import type { Finding, Rule } from '../../model/rule.ts';
import { isDue } from '../is-due.ts';

/** Open critical and high findings are accepted as a risk, for a time. */
export const openFindings: Rule = {
  id: 'open-findings',
  kind: 'readiness',
  severity: 'error',
  title: 'Close critical and high security findings, or have the risk accepted for a time',
  why: 'A weakness that testers call high will be found by others too. Living with it is a decision that somebody entitled to it takes, in writing and with an end.',
  requirements: ['S1.17', 'S2.27f'],
  wrong: 'health_check: {on: 2026-08-20, open_findings: {critical: 0, high: 1}}',
  right:
    'health_check: {on: 2026-08-20, open_findings: {critical: 0, high: 1}, accepted_risk: RISK-14}\nrisks:\n  - {id: RISK-14, risk: Shared key of the gateway, owner: head-of-flood, accepted_by: water-director, expires: 2027-01-15}',
  *checkGuide(guide, { today }) {
    const { health_check: test, risks = [] } = guide.draft.security ?? {};
    const { critical = 0, high = 0 } = test?.open_findings ?? {};
    if (!test || critical + high === 0 || guide.draft.phase === undefined || guide.draft.phase === 'retired')
      return;
    const severity = isDue(guide, 'live') ? 'error' : 'warning';
    const open = openInWords(critical, high);
    const found = (path: Finding['at'], message: string, hint: string): Finding => ({
      severity,
      at: path,
      message,
      hint,
    });
    if (test.accepted_risk === undefined) {
      yield found(
        { path: ['security', 'health_check', 'open_findings'], on: 'key' },
        `${open}, and no accepted risk covers them.`,
        'Close them, or have the risk accepted and name it:\naccepted_risk: RISK-14',
      );
      return;
    }
    const index = risks.findIndex(({ id }) => id === test.accepted_risk);
    const risk = risks[index];
    // A risk that does not exist is a reference that leads nowhere, which another rule reports.
    if (!risk) return;
    const path = ['security', 'risks', index];
    if (risk.accepted_by === undefined)
      yield found(
        { path: [...path, 'id'] },
        `${open}, but nobody has accepted ${risk.id}.`,
        'Have it accepted by somebody entitled to it, and write who as `accepted_by`.',
      );
    if (risk.expires === undefined)
      yield found(
        { path: [...path, 'id'] },
        `${open}, but the acceptance of ${risk.id} has no end.`,
        `Agree until when it counts, for example:\nexpires: 2027-01-15`,
      );
    else if (risk.expires < today)
      yield found(
        { path: [...path, 'expires'] },
        `${open}, but the acceptance of ${risk.id} ended on ${risk.expires}.`,
        'Close the findings, or have the risk accepted again until a new date.',
      );
  },
};

/** `1 high finding is open`, `1 critical and 2 high findings are open`. */
function openInWords(critical: number, high: number): string {
  const counts = [...(critical > 0 ? [`${critical} critical`] : []), ...(high > 0 ? [`${high} high`] : [])];
  return `${counts.join(' and ')} ${critical + high === 1 ? 'finding is' : 'findings are'} open`;
}
