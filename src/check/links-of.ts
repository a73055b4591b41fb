/** Check: every place of a document that holds an address: links and images of its body, and keys of its front matter. */
import type { BodyLink } from '../model/content.ts';
import { documentLinkPaths, isDocumentLink } from '../model/document-links.ts';
import { type LinkTarget, resolveLink } from '../model/link-target.ts';
import type { Place } from '../model/rule.ts';
import type { PublishedDocument } from '../model/site-index.ts';
import { pathTable, visitTexts } from './path-table.ts';
import { writtenPath } from './written-path.ts';

/** An address with where it stands and where it leads. */
export interface Address {
  href: string;
  target: LinkTarget;
  at: Place;
  /** The link or image of the body, if it is one. */
  body?: BodyLink;
  /** The key of the front matter, if it stands there: `processes.incident.document`. */
  key?: string;
}

const guideTable = pathTable(documentLinkPaths);
const pageTable = pathTable({ 'related.*': 'address' as const });

/** Addresses of a document, body first. */
export function linksOf(document: PublishedDocument): Address[] {
  const { file, body } = document;
  const found: Address[] = body.links.map((link) => ({
    href: link.href,
    target: resolveLink(file, link.href),
    at: { range: link.range },
    body: link,
  }));
  visitTexts(document.kind === 'guide' ? guideTable : pageTable, document.draft, (href, holds, path) => {
    if (holds === 'address-or-prose' && !isDocumentLink(href)) return;
    const key = path.filter((step) => typeof step === 'string').join('.');
    found.push({ href, target: resolveLink(file, href), at: { path: writtenPath(document, path) }, key });
  });
  return found;
}
