import type { Rule } from '../../model/rule.ts';

/** Layouts of other generators are not used. @see S0.2 @see S1.1 */
export const unknownLayout: Rule = {
  id: 'unknown-layout',
  kind: 'style',
  severity: 'info',
  title: 'Leave out the layout',
  why: 'Every page of one kind has one layout here. A layout of another generator is read past; naming it makes authors believe that it matters.',
  requirements: ['S0.2', 'S1.1', 'X1'],
  wrong: 'layout: article',
  right: 'type: guidance',
  *checkPage({ draft }) {
    if (draft.layout === undefined) return;
    yield {
      at: { path: ['layout'] },
      message: `The layout \`${draft.layout}\` belongs to another generator. It is ignored here.`,
      hint: 'Delete the line, unless the page is also built elsewhere.',
    };
  },
};
