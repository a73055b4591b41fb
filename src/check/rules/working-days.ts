import { calendarCovers, workingDays as countWorkingDays, workingDaysFrom } from '../../model/calendar.ts';
import type { Rule } from '../../model/rule.ts';
import { countInWords } from '../list-in-words.ts';

const LEAST = 5;

/** Reviewers have five working days for the review and five for the approval. */
export const workingDays: Rule = {
  id: 'working-days',
  kind: 'readiness',
  severity: 'error',
  title: 'Give reviewers five working days to review and five to approve',
  why: 'The Conformance Certificate lets a release into live. Whoever signs it needs time to read it: weekends and bank holidays do not count. The source can be read as five days in all; here each of the two windows has five.',
  requirements: ['S2.20', 'S2.21'],
  wrong: 'review: {from: 2026-12-21, to: 2026-12-28}',
  right: 'review: {from: 2026-12-21, to: 2026-12-29}',
  *checkGuide({ draft }, { calendar }) {
    for (const key of ['review', 'approval'] as const) {
      const window = draft.release?.conformance?.[key];
      if (!window || window.to < window.from) continue;
      const { from, to } = window;
      const at = { path: ['release', 'conformance', key, 'to'] };
      const days = countWorkingDays(calendar, from, to);
      if (days < LEAST) {
        yield {
          at,
          message: `The ${key} window from ${from} to ${to} has ${countInWords(days, 'working day')}. Reviewers get ${LEAST}.`,
          hint: `Let it end on ${workingDaysFrom(calendar, from, LEAST)} or later.`,
        };
      } else if (!calendarCovers(calendar, from, to)) {
        yield {
          severity: 'warning',
          at,
          message: `Bank holidays are known from ${calendar.from} to ${calendar.to} only, so the working days of the ${key} window cannot be counted for sure.`,
          hint: 'Check the dates by hand.',
        };
      }
    }
  },
};
