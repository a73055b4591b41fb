import type { Finding, Rule } from '../../model/rule.ts';
import type { PublishedDocument } from '../../model/site-index.ts';

/** The title is the only heading of level 1. */
export const headingLevelOne: Rule = {
  id: 'heading-level-one',
  kind: 'style',
  severity: 'warning',
  title: 'Leave the heading of level 1 to the title',
  why: 'The title of the front matter is the heading of the page. A second one of level 1 in the body competes with it, in the list of contents and for screen readers.',
  requirements: ['S0.4', 'X6'],
  wrong: '# What the service does',
  right: '## What the service does',
  checkGuide: levelOne,
  checkPage: levelOne,
};

function* levelOne({ body, draft }: PublishedDocument): Iterable<Finding> {
  for (const { level, text, range } of body.headings) {
    if (level !== 1) continue;
    const repeated = text.trim().toLowerCase() === draft.title?.toLowerCase();
    yield {
      at: { range },
      message: repeated
        ? 'This heading repeats the title, which is shown above the body.'
        : 'This heading is of level 1, as the title of the page is.',
      hint: repeated ? 'Delete it.' : `Write \`## ${text}\`.`,
    };
  }
}
