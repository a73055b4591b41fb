import type { Rule } from '../../model/rule.ts';

/** Each alert says what to do. */
export const alertRunbook: Rule = {
  id: 'alert-runbook',
  kind: 'style',
  severity: 'warning',
  title: 'Link each alert to its runbook',
  why: 'An alert wakes somebody up. Without a runbook they begin by finding out what it means.',
  wrong: 'alerts: [{signal: No warning sent for 10 minutes, routes_to: second-line}]',
  right:
    'alerts: [{signal: No warning sent for 10 minutes, routes_to: second-line, runbook: "#restart-dispatch"}]',
  *checkGuide({ draft }) {
    for (const [index, { signal, runbook }] of (draft.monitoring?.alerts ?? []).entries()) {
      if (runbook !== undefined) continue;
      yield {
        at: { path: ['monitoring', 'alerts', index, 'signal'] },
        message: `Nothing says what to do on the alert "${signal}".`,
        hint: 'Add the heading or page with the steps, for example:\nrunbook: "#restart-dispatch"',
      };
    }
  },
};
