import type { Rule } from '../../model/rule.ts';

/** A site has one home page at most. @see S0.1 */
export const homepage: Rule = {
  id: 'homepage',
  kind: 'style',
  severity: 'warning',
  title: 'Mark one page as the home page at most',
  why: 'Of two home pages, another generator shows whichever it meets last. Here the home page is made from the whole content.',
  requirements: ['S0.1', 'X1'],
  wrong: 'homepage: true  (in two pages)',
  right: 'homepage: false',
  *checkContent({ pages }) {
    const [first, ...others] = pages.filter(({ draft }) => draft.homepage === true);
    for (const document of first ? others : []) {
      yield {
        document,
        at: { path: ['homepage'] },
        message: `${first?.file} is marked as the home page too.`,
        hint: 'Delete the line, or write `homepage: false`.',
        related: first
          ? [{ document: first, at: { path: ['homepage'] }, message: 'The first one is here.' }]
          : [],
      };
    }
  },
};
