import { addMonths } from '../../model/date.ts';
import type { Rule } from '../../model/rule.ts';
import { isDue } from '../is-due.ts';

/** Months after the end of the last one that was measured; the day on which it is stale is the first of a month. */
const MONTHS = 3;

/** The history of a live service's levels goes on. */
export const levelHistoryStale: Rule = {
  id: 'level-history-stale',
  kind: 'lapse',
  severity: 'warning',
  title: 'Go on writing down what each level achieves',
  why: 'Results that nobody has added to for months say nothing about the service of today, and a trend that stops hides where it went.',
  requirements: ['S1.21', 'S1.22'],
  wrong: 'achieved: [{period: 2026-05, value: 99.95%}] # in November',
  right: 'achieved: [{period: 2026-05, value: 99.95%}, …, {period: 2026-10, value: 99.97%}]',
  *checkGuide(guide, { today }) {
    if (!isDue(guide, 'live')) return;
    const oldest = addMonths(`${today.slice(0, 7)}-01`, -MONTHS).slice(0, 7);
    for (const [index, { achieved, metric, name }] of (guide.draft.service_levels ?? []).entries()) {
      let last = '';
      for (const { period } of achieved ?? []) if (period > last) last = period;
      if (last === '' || last >= oldest) continue;
      yield {
        at: { path: ['service_levels', index, 'achieved'], on: 'key' },
        message: `${name ? `\`${name}\`` : `The level of ${metric}`} was last measured in ${last}, which ended more than ${MONTHS} months ago.`,
        hint: `Add ${achieved?.file ? `a line for each month since then to ${achieved.file}` : 'an entry for each month since then'}.`,
      };
    }
  },
};
