import { resolveLink } from '../../model/link-target.ts';
import type { Finding, Rule } from '../../model/rule.ts';
import type { PublishedDocument } from '../../model/site-index.ts';
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

/** Plainly harmless: most links are, and need no closer look. */
const PLAIN = /^(?:https?:\/\/[\w./?=&%#:-]*|#[\w-]*|(?:\.{0,2}\/)?\w[\w./-]*(?:#[\w-]*)?)$/;

function* unsafeLinks(document: PublishedDocument): Iterable<Finding> {
  for (const { href, range, kind } of document.body.links) {
    const finding = problemOf(document.file, href, kind === 'image' ? 'This image' : 'This link');
    if (finding) yield { at: { range }, ...finding };
  }
  // The schema lets no other key hold such an address.
  const related = document.kind === 'page' ? (document.draft.related ?? []) : [];
  for (const [index, href] of related.entries()) {
    const finding = problemOf(document.file, href, 'This link');
    if (finding) yield { at: { path: ['related', index] }, ...finding };
  }
}

function problemOf(file: string, href: string, what: string): Pick<Finding, 'message' | 'hint'> | undefined {
  if (PLAIN.test(href) && !href.startsWith('//')) return undefined;
  const target = resolveLink(file, href);
  if (target.kind !== 'unsafe') return undefined;
  const message =
    target.scheme === '\\'
      ? `${what} holds a backslash or a control character, which browsers read in a way of their own: \`${shown(href)}\`.`
      : `${what} uses \`${target.scheme}:\`. It is not published.`;
  return {
    message,
    hint: 'Write an address that begins with https://, mailto: or tel:, a path of this site, or a heading such as `#incidents`.',
  };
}
