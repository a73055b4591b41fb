import type { Rule } from '../../model/rule.ts';

/** A page says in one sentence what it is for. @see S1.6 */
export const missingDescription: Rule = {
  id: 'missing-description',
  kind: 'style',
  severity: 'info',
  title: 'Say in one sentence what each page is for',
  why: 'The sentence is the lead of the page and its entry in lists and search results. Without it people must open the page to learn whether it is theirs.',
  requirements: ['S1.6', 'S2.6'],
  wrong: 'title: Review board',
  right: 'title: Review board\ndescription: What the board looks at, who sits on it, and what it can decide.',
  *checkPage({ data }) {
    if (data.title === undefined || data.description !== undefined || data.summary !== undefined) return;
    yield {
      at: { path: ['title'], on: 'key' },
      message: 'This page has no description.',
      hint: 'Add one sentence below the title: `description: What the board looks at, and what it can decide.`',
    };
  },
};
