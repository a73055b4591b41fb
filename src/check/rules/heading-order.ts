import type { Finding, Rule } from '../../model/rule.ts';
import type { PublishedDocument } from '../../model/site-index.ts';

/** Levels of headings go down one at a time. @see https://www.w3.org/WAI/tutorials/page-structure/headings/ */
export const headingOrder: Rule = {
  id: 'heading-order',
  kind: 'style',
  severity: 'warning',
  title: 'Go down one level of heading at a time',
  why: 'People who use a screen reader find their way by the levels of headings; a level that is left out looks like a part of the page that is missing.',
  requirements: ['X6'],
  wrong: '## Runbooks\n\n#### Restart message dispatch',
  right: '## Runbooks\n\n### Restart message dispatch',
  checkGuide: skippedLevels,
  checkPage: skippedLevels,
};

function* skippedLevels({ body }: PublishedDocument): Iterable<Finding> {
  // The title of the page is its heading of level 1.
  let before = 1;
  for (const { level, text, range } of body.headings) {
    if (level > before + 1) {
      yield {
        at: { range },
        message: `This heading is of level ${level}, but ${before === 1 ? 'the title above it' : 'the one above it'} is of level ${before}.`,
        hint: `Write \`${'#'.repeat(before + 1)} ${text}\`.`,
      };
    }
    before = level;
  }
}
