/**
 * Derive: the old addresses of a site, each with the page that it leads to. Some stand in the front matter; the others
 * follow from files that were renamed. Every redirect leads straight to a page, so that there is no chain and no loop.
 */
import type { Content } from '../model/content.ts';
import type { SiteHistory } from '../model/history.ts';
import { sitePath } from '../model/link-target.ts';
import { occupiedAddresses } from '../model/occupied-address.ts';
import type { Redirect } from '../model/redirect.ts';
import { isRedirectPath, redirectKey } from '../model/redirect-path.ts';
import type { PublishedDocument } from '../model/site-index.ts';

/**
 * All redirects, in order of the old address. What a page says itself goes before what its history says.
 * @param beside last steps of the addresses of the pages beside that of a guide, by its id: they have moved with it
 */
export function deriveRedirects(
  content: Content,
  history: SiteHistory,
  beside: ReadonlyMap<string, readonly string[]> = new Map(),
): Redirect[] {
  const occupantOf = occupiedAddresses(content);
  const found = new Map<string, Redirect>();
  const addPath = (from: string, to: string): boolean => {
    const key = redirectKey(from);
    if (found.has(key) || occupantOf(from)) return false;
    found.set(key, { from, to });
    return true;
  };
  const add = (from: string, document: PublishedDocument): void => {
    const to = sitePath(document.file);
    if (to === undefined || !addPath(from, to) || document.kind !== 'guide') return;
    if (/^\/services\/[^/]+\/?$/.test(from))
      for (const step of beside.get(document.id) ?? [])
        addPath(`${from.replace(/\/$/, '')}/${step}/`, `${to}${step}/`);
  };
  const documents = [...content.guides, ...content.pages];
  for (const document of documents)
    for (const from of document.draft.redirect_from ?? []) add(from, document);
  for (const { document, from } of renames(documents, history)) add(from, document);
  return [...found.values()].sort((a, b) => (a.from < b.from ? -1 : 1));
}

/** Old addresses by renaming; of two files that had one name, the one that left it last comes first. */
function renames(
  documents: readonly PublishedDocument[],
  history: SiteHistory,
): { document: PublishedDocument; from: string; until: string }[] {
  if (!history.known) return [];
  return documents
    .flatMap((document) =>
      (history.byFile.get(document.file)?.formerFiles ?? []).flatMap(({ file, until }) => {
        const from = sitePath(file);
        // A name from before the content was checked may be anything.
        return from !== undefined && isRedirectPath(from) ? [{ document, from, until }] : [];
      }),
    )
    .sort((a, b) => (a.until < b.until ? 1 : a.until > b.until ? -1 : 0));
}
