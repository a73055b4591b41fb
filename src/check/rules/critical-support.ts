import { coverTogether } from '../../model/cover-together.ts';
import { hourPatterns, hoursInWords, isRoundTheClock } from '../../model/hours.ts';
import type { Finding, Rule } from '../../model/rule.ts';
import { findOwn } from '../find-own.ts';
import { isDue } from '../is-due.ts';

/** Critical services have agreed and briefed support round the clock. */
export const criticalSupport: Rule = {
  id: 'critical-support',
  kind: 'readiness',
  severity: 'error',
  title: 'Support critical services round the clock, agreed and briefed',
  why: 'When a critical service fails at night, somebody has to answer. That works only if the hours were agreed beforehand and everybody on the rota knows what is asked of them.',
  requirements: ['S0.48'],
  wrong: 'phase: live\ntier: critical\nsupport:\n  hours: 8x5',
  right:
    'phase: live\ntier: critical\nsupport:\n  hours: 24x7\n  agreed: {by: head-of-flood, on: 2026-08-01, briefed: true}',
  *checkGuide(guide, { organisation }) {
    const { tier, support } = guide.draft;
    if (!support || !findOwn(organisation.tiers, tier)?.critical || !isDue(guide, 'public-beta')) return;
    const severity = isDue(guide, 'live') ? 'error' : 'warning';
    const found = (key: string, message: string, hint: string): Finding => ({
      severity,
      at: { path: ['support', key] },
      message,
      hint,
    });
    const { hours, agreed, lines } = support;
    if (hours && !isRoundTheClock(hours)) {
      yield found(
        'hours',
        `The service is critical, but it is supported ${hoursInWords(hours)}.`,
        'Agree support round the clock and write `hours: 24x7`, or give the service another tier.',
      );
    }
    if (agreed && agreed.briefed !== true) {
      yield found(
        'agreed',
        'The hours of support are agreed, but not everybody on the rota was briefed.',
        `Brief them, then write:\nagreed: {by: ${agreed.by}, on: ${agreed.on}, briefed: true}`,
      );
    }
    const roundTheClock = hourPatterns['24x7'];
    if (
      lines &&
      roundTheClock &&
      !coverTogether(
        lines.map((line) => line.hours),
        roundTheClock,
      )
    ) {
      yield found(
        'lines',
        'The service is critical, but there are hours in which no line of support answers.',
        'Let at least one line answer `24x7`, bank holidays included.',
      );
    }
  },
};
