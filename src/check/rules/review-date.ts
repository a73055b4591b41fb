import type { CheckContext, Finding, Rule } from '../../model/rule.ts';

/** A review lies in the past. */
export const reviewDate: Rule = {
  id: 'review-date',
  kind: 'document',
  severity: 'error',
  title: 'Write as review date a day that has come',
  why: 'A review in the future has not happened. It would keep the page from ever being called overdue.',
  wrong: 'last_reviewed_on: 2062-10-01',
  right: 'last_reviewed_on: 2026-10-01',
  *checkGuide({ draft }, context) {
    yield* check(draft.last_reviewed_on, context);
  },
  *checkPage({ draft }, context) {
    yield* check(draft.last_reviewed_on, context);
  },
};

function* check(reviewed: string | undefined, { today }: CheckContext): Iterable<Finding> {
  if (reviewed !== undefined && reviewed > today)
    yield {
      at: { path: ['last_reviewed_on'] },
      message: `The last review is dated ${reviewed}, which has not come yet.`,
      hint: 'Write the day on which somebody last read all of it. When it must be read again follows from `review_in`.',
    };
}
