import type { Rule } from '../../model/rule.ts';

/** A sidebar that is named must exist; here none does. @see S2.3 */
export const danglingSidebar: Rule = {
  id: 'dangling-sidebar',
  kind: 'style',
  severity: 'warning',
  title: 'Name no sidebar',
  why: 'The name leads to a data file of the generator that the page came from, and that file did not come along. Here the side navigation is made from the folders and titles of the pages.',
  requirements: ['S2.3', 'X1'],
  wrong: 'sidebar: overview_sidebar',
  right: 'order: 2  (the place of the page within its folder)',
  *checkPage({ draft }) {
    if (draft.sidebar === undefined) return;
    yield {
      at: { path: ['sidebar'] },
      message: `There is no sidebar \`${draft.sidebar}\` in this content.`,
      hint: 'Delete the line. Put the page into the folder where it belongs; `order` decides its place there.',
    };
  },
};
