import type { Rule } from '../../model/rule.ts';

const MOST_WORDS = 300;

/** A long page has headings. @see S2.4 */
export const noHeadings: Rule = {
  id: 'no-headings',
  kind: 'style',
  severity: 'warning',
  title: `Divide a page of more than ${MOST_WORDS} words by headings`,
  why: 'Readers look for the part that is about them. Without headings there is no list of contents, nothing to link to, and a wall of text on a phone.',
  requirements: ['S2.4', 'X6'],
  wrong: 'Once your product has passed assurance … (440 words without a heading)',
  right: '## Have the documents approved\n\nOnce your product has passed assurance …',
  *checkPage({ body }) {
    if (body.headings.length > 0) return;
    const words = body.text.match(/\S+/g)?.length ?? 0;
    if (words <= MOST_WORDS) return;
    const line =
      body.firstLine +
      Math.max(
        0,
        body.text.split('\n').findIndex((text) => text.trim() !== ''),
      );
    yield {
      at: { range: { line, column: 1 } },
      message: `This page has ${words} words and no heading.`,
      hint: 'Add a heading such as `## What to do next` wherever the subject changes.',
    };
  },
};
