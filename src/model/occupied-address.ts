/** Model: what stands at an address of the site, so that no old address of a page is put on top of it. */
import type { Content } from './content.ts';
import { sitePath } from './link-target.ts';
import { redirectKey } from './redirect-path.ts';
import { type PublishedDocument, siteIndex } from './site-index.ts';

/** What is there: the page of a document, a page beside that of a guide, or a part of the site that is always there. */
export type Occupant = { kind: 'page' | 'beside'; document: PublishedDocument } | { kind: 'section' };

/** What the site has that is no page to link to. */
const FILES = /^\/(?:assets\/|pagefind\/|404\.html$)/;

/** Makes the question. Addresses that differ in upper and lower case alone are one, as they are to many file systems. */
export function occupiedAddresses(content: Content): (path: string) => Occupant | undefined {
  const index = siteIndex(content);
  const pages = new Map<string, PublishedDocument>();
  for (const document of [...content.pages, ...content.guides]) {
    const key = redirectKey(sitePath(document.file) ?? '');
    if (!pages.has(key)) pages.set(key, document);
  }
  return (path) => {
    const key = redirectKey(path);
    const document = pages.get(key);
    if (document) return { kind: 'page', document };
    const guide = pages.get(/^\/services\/[^/]+\//.exec(key)?.[0] ?? '');
    if (guide?.kind === 'guide') return { kind: 'beside', document: guide };
    return index.hasPath(key) || FILES.test(key) ? { kind: 'section' } : undefined;
  };
}
