import { addDuration, parseDuration } from '../../model/duration.ts';
import type { CheckContext, Finding, Rule } from '../../model/rule.ts';

/** Guides and guidance are read again as often as they say. */
export const reviewOverdue: Rule = {
  id: 'review-overdue',
  kind: 'lapse',
  severity: 'warning',
  title: 'Read each guide and page again when its review is due',
  why: 'Four of five pages with a review date are past it. A runbook that nobody has read for a year is wrong somewhere, and at night people find out where.',
  wrong: 'last_reviewed_on: 2025-10-01\nreview_in: 6 months',
  right: 'last_reviewed_on: 2026-10-01\nreview_in: 6 months',
  *checkGuide(guide, context) {
    yield* check('guide', guide.draft, context);
  },
  *checkPage(page, context) {
    yield* check('page', page.draft, context);
  },
};

interface Reviewed {
  last_reviewed_on?: string | undefined;
  review_in?: string | undefined;
}

function* check(
  what: string,
  { last_reviewed_on: last, review_in: interval }: Reviewed,
  { today }: CheckContext,
): Iterable<Finding> {
  const duration = last === undefined || interval === undefined ? undefined : parseDuration(interval);
  if (last === undefined || !duration) return;
  const due = addDuration(last, duration);
  if (due < today)
    yield {
      at: { path: ['last_reviewed_on'] },
      message: `The ${what} was last reviewed on ${last}, and was due again on ${due}.`,
      hint: `Read the whole ${what}, correct what is no longer true and write \`last_reviewed_on: ${today}\`.`,
    };
}
