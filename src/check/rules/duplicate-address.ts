import { sitePath } from '../../model/link-target.ts';
import type { Rule } from '../../model/rule.ts';
import type { PublishedDocument } from '../../model/site-index.ts';

/** Each page has an address of its own. @see S1.10 */
export const duplicateAddress: Rule = {
  id: 'duplicate-address',
  kind: 'document',
  severity: 'error',
  title: 'Let no two files have one address',
  why: 'Two files with one address would be one page on the site, and chance would decide which one readers get.',
  requirements: ['S1.10'],
  wrong: 'guidance/operation.md and guidance/operation/index.md',
  right: 'guidance/operation/index.md',
  *checkContent({ pages, guides }) {
    const taken = new Map<string, PublishedDocument>();
    for (const document of [...pages, ...guides]) {
      const path = sitePath(document.file);
      const first = path === undefined ? undefined : taken.get(path);
      if (first) {
        yield {
          document,
          at: { range: { line: 1, column: 1 } },
          message: `${first.file} has the same address, ${path}.`,
          hint: 'Rename or delete one of the two files.',
          related: [
            {
              document: first,
              at: { range: { line: 1, column: 1 } },
              message: 'It has the address as well.',
            },
          ],
        };
      } else if (path !== undefined) taken.set(path, document);
    }
  },
};
