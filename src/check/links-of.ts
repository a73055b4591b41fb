/** Check: every place of a document that holds an address: links and images of its body, and keys of its front matter. */
import type { BodyLink } from '../model/content.ts';
import type { DataPath } from '../model/data-path.ts';
import { documentLinkPaths, isDocumentLink } from '../model/document-links.ts';
import { type LinkTarget, resolveLink } from '../model/link-target.ts';
import type { Place } from '../model/rule.ts';
import type { PublishedDocument } from '../model/site-index.ts';
import { pathTable, visitTexts } from './path-table.ts';
import { writtenPath } from './written-path.ts';

/** An address and where it leads: of a link or image of the body, or of a key of the front matter. */
export interface Address {
  href: string;
  target: LinkTarget;
  body?: BodyLink;
  /** Path of the key in `draft`. */
  path?: DataPath;
}

const guideTable = pathTable(documentLinkPaths);
const pageTable = pathTable({ 'related.*': 'address' as const });

/** Addresses of a document, body first. */
export function linksOf({ file, body, kind, draft }: PublishedDocument): Address[] {
  const found: Address[] = body.links.map((link) => ({
    href: link.href,
    target: resolveLink(file, link.href),
    body: link,
  }));
  visitTexts(kind === 'guide' ? guideTable : pageTable, draft, (href, holds, path) => {
    if (holds === 'address-or-prose' && !isDocumentLink(href)) return;
    found.push({ href, target: resolveLink(file, href), path: [...path] });
  });
  return found;
}

/** Where an address stands in its document. */
export function placeOf(document: PublishedDocument, { body, path = [] }: Address): Place {
  return body ? { range: body.range } : { path: writtenPath(document, path) };
}
