import type { Rule } from '../../model/rule.ts';

/** A page has an owner and a day on which it was last found true. */
export const guidanceOwnership: Rule = {
  id: 'guidance-ownership',
  kind: 'style',
  severity: 'warning',
  title: 'Say who keeps each page true, and when it was last read',
  why: 'Guidance that nobody owns goes out of date without anybody noticing; most published pages are past the day on which they should have been read again.',
  requirements: ['X1', 'X6'],
  wrong: 'title: Review board',
  right: 'title: Review board\nowner: service-assurance\nlast_reviewed_on: 2026-10-01\nreview_in: 6 months',
  *checkPage({ data }) {
    if (data.title === undefined) return;
    const missing = [
      ['owner', 'who keeps it true', 'owner: service-assurance'],
      ['last_reviewed_on', 'when somebody last found it true', 'last_reviewed_on: 2026-10-01'],
      ['review_in', 'when it must be read again', 'review_in: 6 months'],
    ].filter(([key]) => data[key ?? ''] === undefined);
    if (missing.length === 0) return;
    yield {
      at: { path: ['title'], on: 'key' },
      message: `This page does not say ${missing.map(([, what]) => what).join(', or ')}.`,
      hint: `Add:\n${missing.map(([, , example]) => example).join('\n')}`,
    };
  },
};
