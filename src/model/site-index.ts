/** Model: which addresses a site will have, from the documents of its content. */
import { reservedAnchors } from './anchors.ts';
import type { Content, GuideDocument, PageDocument } from './content.ts';
import { sitePath } from './link-target.ts';
import { listSteps } from './service-list.ts';

/** A document that becomes a page of the site. */
export type PublishedDocument = GuideDocument | PageDocument;

/** Documents by the names under which links find them. */
export interface SiteIndex {
  /** By file, relative to the content folder. */
  byFile: ReadonlyMap<string, PublishedDocument>;
  /** By path on the site, with a slash at its end. */
  byPath: ReadonlyMap<string, PublishedDocument>;
  /** By the address that a page had on another generator. */
  byPermalink: ReadonlyMap<string, PublishedDocument>;
  assets: ReadonlySet<string>;
  /** True if there is something at a path of the site, as far as content decides it. */
  hasPath(path: string): boolean;
  /** True if a page has an anchor; true as well for a document that could not be read, of which nothing is known. */
  hasAnchor(document: PublishedDocument, anchor: string): boolean;
}

/** First steps of paths that the site has of its own, whatever the content is. A new page of the site is added here. */
export const ownSections: ReadonlySet<string> = new Set([
  '',
  'about',
  'accessibility',
  'api',
  'build-a-guide',
  'calendars',
  'changes',
  'components',
  'evidence',
  'fields',
  'frameworks',
  'glossary',
  'groups',
  'map',
  'ownership',
  'readiness',
  'roles',
  'rules',
  'search',
  'source',
  'tags',
  'templates',
]);
/** Pages that the site makes for each guide, beside its own. */
const guidePages = ['readiness', 'go-no-go', 'map'];
const pageAnchors = new Set<string>(['main-content', 'contents', 'top']);
const guideAnchors = new Set<string>(reservedAnchors);

/** Collects the addresses of all documents. Where two have one address, the first counts. */
export function siteIndex(content: Content): SiteIndex {
  const byFile = new Map<string, PublishedDocument>();
  const byPath = new Map<string, PublishedDocument>();
  const byPermalink = new Map<string, PublishedDocument>();
  const folders = new Set(['/guidance/', '/services/']);
  for (const document of [...content.pages, ...content.guides]) {
    byFile.set(document.file, document);
    const path = sitePath(document.file);
    if (path === undefined) continue;
    if (!byPath.has(path)) byPath.set(path, document);
    // A folder gets a landing page, written or made.
    for (let at = path.indexOf('/', 1); at !== -1; at = path.indexOf('/', at + 1))
      folders.add(path.slice(0, at + 1));
    if (document.kind === 'guide') for (const page of guidePages) folders.add(`${path}${page}/`);
    const permalink = document.kind === 'page' ? document.draft.permalink : undefined;
    if (typeof permalink === 'string' && !byPermalink.has(permalink)) byPermalink.set(permalink, document);
  }
  const anchors = new Map<PublishedDocument, Set<string>>();
  return {
    byFile,
    byPath,
    byPermalink,
    assets: new Set(content.assets),
    hasPath: (path) =>
      folders.has(asFolder(path)) || ownSections.has(path.split('/')[1] ?? '') || isServiceList(path),
    hasAnchor(document, anchor) {
      let ids = anchors.get(document);
      if (!ids) {
        ids = new Set(document.body.headings.map((heading) => heading.id));
        anchors.set(document, ids);
      }
      if (ids.has(anchor) || (document.kind === 'guide' ? guideAnchors : pageAnchors).has(anchor))
        return true;
      // What could not be read may well have it.
      return document.body.text === '' && Object.keys(document.data).length === 0;
    },
  };
}

/** A list of services, such as `/services/phase/live/`. */
function isServiceList(path: string): boolean {
  const [, section, step, value] = path.split('/');
  return section === 'services' && listSteps.has(step ?? '') && Boolean(value);
}

/** `/guidance/x` and `/guidance/x/index.html` are `/guidance/x/`. */
export function asFolder(path: string): string {
  const folder = path.replace(/(?:^|\/)index\.html$/, '/');
  return folder.endsWith('/') ? folder : `${folder}/`;
}
