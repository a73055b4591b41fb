import type { Finding, Rule } from '../../model/rule.ts';
import type { PublishedDocument } from '../../model/site-index.ts';
import { linksOf } from '../links-of.ts';
import { shown } from '../quirk-rule.ts';

/** Links lead to the web, a mailbox, a telephone or this site, and to nothing else. */
export const unsafeLink: Rule = {
  id: 'unsafe-link',
  kind: 'document',
  severity: 'error',
  title: 'Link only to web addresses, mailboxes, telephones and this site',
  why: 'A link to `javascript:` runs a program in the browser of whoever follows it, `data:` can hold a whole false page, and `file:` reads from their computer. Such links are never published.',
  requirements: ['X1'],
  wrong: '[Restart](javascript:restart())',
  right: '[Restart](#restart-message-dispatch)',
  checkGuide: unsafeLinks,
  checkPage: unsafeLinks,
};

function* unsafeLinks(document: PublishedDocument): Iterable<Finding> {
  for (const { href, target, at, body } of linksOf(document)) {
    if (target.kind !== 'unsafe') continue;
    const what = body?.kind === 'image' ? 'This image' : 'This link';
    yield {
      at,
      message:
        target.scheme === '\\'
          ? `${what} holds a backslash or a control character, which browsers read in a way of their own: \`${shown(href)}\`.`
          : `${what} uses \`${target.scheme}:\`. It is not published.`,
      hint: 'Write an address that begins with https://, mailto: or tel:, a path of this site, or a heading such as `#incidents`.',
    };
  }
}
