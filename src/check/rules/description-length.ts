import type { Rule } from '../../model/rule.ts';

const MOST = 50;
/** Fifty words and the spaces between them have at least this many characters. */
const SHORTEST_TOO_LONG = 2 * MOST;

/** A description is one short sentence. */
export const descriptionLength: Rule = {
  id: 'description-length',
  kind: 'style',
  severity: 'warning',
  title: 'Describe a service in at most 50 words',
  why: 'The description stands in lists and at the top of the page, where people decide whether this is the service they look for.',
  wrong: 'description: (three paragraphs on the history of the service)',
  right: 'description: Sends warnings of floods to people, responders and other services.',
  *checkGuide({ draft: { description } }) {
    if (description === undefined || description.length < SHORTEST_TOO_LONG) return;
    const words = description.split(/\s+/).length;
    if (words > MOST)
      yield {
        at: { path: ['description'] },
        message: `The description has ${words} words; ${MOST} are the most.`,
        hint: 'Say in one sentence what the service does for its users. The rest belongs under "What the service does".',
      };
  },
};
