import type { Rule } from '../../model/rule.ts';
import { withoutKey } from '../without-key.ts';

/** A list of headings in the front matter is the list of headings of the body. @see S1.11 */
export const headingsMismatch: Rule = {
  id: 'headings-mismatch',
  kind: 'style',
  severity: 'warning',
  title: 'Let the list of headings match the page',
  why: 'Some generators build the navigation of a page from a list copied into its front matter. When the two differ, its links lead nowhere. Here the list is made from the body, so the key can go.',
  requirements: ['S1.11'],
  wrong: 'headings:\n- Statement\n- Reasons\n…\n## Statement\n\n## Rationale',
  right: '## Statement\n\n## Rationale  (and no `headings` in the front matter)',
  *checkPage(page) {
    const { draft, body } = page;
    const listed = draft.headings;
    if (!listed) return;
    const all = body.headings.map(({ text }) => text.trim());
    const main = body.headings.filter(({ level }) => level <= 2).map(({ text }) => text.trim());
    const expected = listed.length > main.length ? all : main;
    const at = Array.from({ length: Math.max(listed.length, expected.length) }, (_, index) => index).find(
      (index) => listed[index]?.trim() !== expected[index],
    );
    if (at === undefined) return;
    const [written, actual] = [listed[at], expected[at]];
    yield {
      at: written === undefined ? { path: ['headings'], on: 'key' } : { path: ['headings', at] },
      message:
        written === undefined
          ? `The list lacks “${actual}”, which is heading ${at + 1} of the page.`
          : `The list says “${written}” where the page ${actual === undefined ? 'has no more headings' : `has the heading “${actual}”`}.`,
      hint: 'Delete `headings`: the list is made from the body.',
      ...withoutKey(page, 'headings'),
    };
  },
};
