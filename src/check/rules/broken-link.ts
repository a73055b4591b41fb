import type { Rule } from '../../model/rule.ts';
import { siteIndex } from '../../model/site-index.ts';
import { linkChecker } from '../link-problem.ts';
import { linksOf, placeOf } from '../links-of.ts';

/** Every link within the content leads somewhere. @see S0.16 @see S1.11 */
export const brokenLink: Rule = {
  id: 'broken-link',
  kind: 'document',
  severity: 'error',
  title: 'Link only to what exists',
  why: 'Somebody who follows a link to a runbook at night needs the runbook. Links to pages and headings of this site, images, and the keys that say where something is written down are all followed when content is checked.',
  requirements: ['S0.10', 'S0.16', 'S1.11', 'S1.20', 'X1'],
  wrong: 'runbooks:\n  - {task: restart, document: "#restart-dispach"}',
  right: 'runbooks:\n  - {task: restart, document: "#restart-dispatch"}',
  *checkContent(content, { concerns }) {
    const problemOf = linkChecker(siteIndex(content));
    for (const document of [...content.guides, ...content.pages]) {
      if (concerns?.(document.file) === false) continue;
      for (const address of linksOf(document)) {
        const problem = problemOf(address, document);
        if (problem) yield { document, at: placeOf(document, address), ...problem };
      }
    }
  },
};
