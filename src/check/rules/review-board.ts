import type { GuideDocument } from '../../model/content.ts';
import type { DataPath } from '../../model/data-path.ts';
import type { CheckContext, Finding, Rule } from '../../model/rule.ts';
import { isDue } from '../is-due.ts';

const board: DataPath = ['readiness', 'review_board'];

/** No service is live without having passed the review board. */
export const reviewBoard: Rule = {
  id: 'review-board',
  kind: 'readiness',
  severity: 'error',
  title: 'Pass the service design review board before the service is live',
  why: 'The board is where specialists check that the whole service can be run. It is mandatory: no service goes live without it, and it can never be not applicable. Most services go at the start of public beta.',
  requirements: ['S0.22', 'S0.24', 'S0.25', 'S0.27'],
  wrong: 'phase: live\nreadiness:\n  review_board: {on: 2026-06-10, lead: water-readiness, outcome: failed}',
  right: 'phase: live\nreadiness:\n  review_board: {on: 2026-06-10, lead: water-readiness, outcome: passed}',
  *checkGuide(guide, context) {
    if (!isDue(guide, 'public-beta')) return;
    yield* checkDate(guide, context);
    if (!isDue(guide, 'live')) return;
    const { outcome, conditions = [] } = guide.draft.readiness?.review_board ?? {};
    if (outcome === 'failed')
      yield {
        at: { path: [...board, 'outcome'] },
        message: 'The service is live, although the review board decided that it must not be.',
        hint: 'Mend what the board named, go to it again and record the new date and outcome.',
      };
    for (const [index, { condition, closed }] of conditions.entries()) {
      if (closed === undefined)
        yield {
          severity: 'warning',
          at: { path: [...board, 'conditions', index, 'condition'] },
          message: `The service is live, but a condition of the review board is still open: ${condition}`,
          hint: `When it is met, write:\nclosed: ${context.today}`,
        };
    }
  },
};

function* checkDate(guide: GuideDocument, { today }: CheckContext): Iterable<Finding> {
  const live = isDue(guide, 'live');
  const { on, outcome } = guide.draft.readiness?.review_board ?? {};
  const golive = guide.draft.lifecycle?.milestones?.live;
  const at = { path: [...board, 'on'] };
  if (on === undefined) {
    // Without a record at all, a live service is already told so by what is due.
    if (live && outcome !== undefined)
      yield {
        at: { ...at, on: 'key' },
        message:
          'The review board has an outcome but no date. It must have met before the service went live.',
        hint: 'Add the day of the board, for example `on: 2026-06-10`.',
      };
    else if (!live)
      yield {
        severity: 'warning',
        at: { ...at, on: 'key' },
        message: 'The service is in public beta, but no date is set for its review board.',
        hint: 'Ask the readiness manager of the delivery group for a date, for example:\nreview_board: {on: 2026-12-10, lead: water-readiness}',
      };
    return;
  }
  if (golive !== undefined && on > golive) {
    yield {
      at,
      message: `The review board is on ${on}, after the service goes live on ${golive}.`,
      hint: 'Go to the board first, then go live.',
      related: [
        {
          document: guide,
          at: { path: ['lifecycle', 'milestones', 'live'] },
          message: 'The day on which it goes live.',
        },
      ],
    };
  } else if (live && on > today) {
    yield {
      at,
      message: `The service is live, but its review board is only on ${on}.`,
      hint: 'Correct the date, or the phase of the service.',
    };
  }
}
