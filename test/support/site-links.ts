/** Follows every link of a published site, as far as the site itself. */
import type { PublishedSite } from './build-site.ts';
import { elementsOf, type HtmlElement } from './html.ts';
import { onceEach } from './once-each.ts';

/** An address in a file of the site. */
interface Reference {
  file: string;
  address: string;
  /** Whether the browser loads it by itself; otherwise the reader has to follow it. */
  loaded: boolean;
}

const ORIGIN = 'https://site.example';
/** Attributes whose address the browser loads, whatever element they stand on. */
const LOADED = ['src', 'data', 'poster', 'background', 'manifest', 'xlink:href'];
/** Values of `rel` of a `link` that the browser does not load. */
const ONLY_NAMED = /^(?:canonical|alternate|author|license|next|prev|help|search)$/;

/** What is wrong with the links of a site: each wrong address once, with the first file that has it. */
export function brokenLinks(site: PublishedSite): string[] {
  const files = new Set(site.files());
  const anchors = new Map<string, Set<string>>();
  const anchorsOf = (file: string) => {
    const found = anchors.get(file) ?? anchorsIn(site.read(file));
    anchors.set(file, found);
    return found;
  };
  return onceEach(
    referencesOf(site).flatMap((reference) => {
      const problem = problemOf(reference, site.basePath, files, anchorsOf);
      return problem ? [{ where: reference.file, what: `${reference.address}: ${problem}` }] : [];
    }),
  );
}

/** Pages that cannot be reached from the home page by following links, those left out that only send readers on. */
export function unreachablePages(site: PublishedSite): string[] {
  const files = new Set(site.files());
  const references = Map.groupBy(referencesOf(site), ({ file }) => file);
  const reached = new Set(['index.html']);
  for (const file of reached) {
    for (const { address, loaded } of references.get(file) ?? []) {
      const url = new URL(address, urlOf(file, site.basePath));
      const target = url.origin === ORIGIN && !loaded ? fileOf(url, site.basePath) : undefined;
      if (target?.endsWith('.html') && files.has(target)) reached.add(target);
    }
  }
  return site.pages().filter((page) => !reached.has(page) && !isRedirect(site.read(page)));
}

/** True for a page at an old address, to which nothing is meant to lead. */
function isRedirect(html: string): boolean {
  return elementsOf(html).some(
    ({ name, attributes }) => name === 'meta' && /^refresh$/i.test(attributes['http-equiv'] ?? ''),
  );
}

function referencesOf(site: PublishedSite): Reference[] {
  return site.files().flatMap((file) => {
    if (file.endsWith('.html'))
      return elementsOf(site.read(file)).flatMap((element) => referencesIn(element, file));
    if (file.endsWith('.css')) return referencesInStyle(site.read(file), file);
    if (file.endsWith('.svg'))
      return elementsOf(site.read(file)).flatMap((element) => referencesIn(element, file));
    return [];
  });
}

function referencesIn({ name, attributes, text }: HtmlElement, file: string): Reference[] {
  const found: Reference[] = [];
  const add = (address: string, loaded: boolean) => found.push({ file, address, loaded });
  if (attributes.href !== undefined) {
    const followed =
      name === 'a' || name === 'area' || (name === 'link' && ONLY_NAMED.test(attributes.rel ?? ''));
    add(attributes.href, !followed);
  }
  for (const key of LOADED) if (attributes[key] !== undefined) add(attributes[key], true);
  for (const key of ['action', 'formaction', 'cite'])
    if (attributes[key] !== undefined) add(attributes[key], false);
  for (const key of ['srcset', 'imagesrcset'])
    for (const candidate of attributes[key]?.split(',') ?? [])
      add(candidate.trim().split(/\s+/)[0] ?? '', true);
  if (attributes.ping !== undefined) add(attributes.ping, true);
  if (attributes.style !== undefined) found.push(...referencesInStyle(attributes.style, file));
  if (name === 'style') found.push(...referencesInStyle(text, file));
  if (name === 'meta' && /^refresh$/i.test(attributes['http-equiv'] ?? ''))
    add(/url=(.*)$/i.exec(attributes.content ?? '')?.[1] ?? '', true);
  return found;
}

function referencesInStyle(text: string, file: string): Reference[] {
  const pattern = /url\(\s*(?:"([^"]*)"|'([^']*)'|([^)"']*))\s*\)|@import\s+(?:"([^"]*)"|'([^']*)')/gi;
  return [...text.matchAll(pattern)].map((match) => ({
    file,
    address: (match.slice(1).find((part) => part !== undefined) ?? '').trim(),
    loaded: true,
  }));
}

function problemOf(
  { file, address, loaded }: Reference,
  basePath: string,
  files: ReadonlySet<string>,
  anchorsOf: (file: string) => ReadonlySet<string>,
): string | undefined {
  if (address === '' || address === '#') return 'leads nowhere';
  if (!URL.canParse(address, urlOf(file, basePath))) return 'is no address';
  const url = new URL(address, urlOf(file, basePath));
  if (url.protocol === 'data:') return loaded && file.endsWith('.css') ? undefined : 'carries data';
  if (loaded && url.origin !== ORIGIN) return 'is loaded from elsewhere';
  if (url.origin !== ORIGIN)
    return /^(?:https?|mailto|tel):$/.test(url.protocol) ? undefined : 'has a protocol that is not allowed';
  if (!url.pathname.startsWith(basePath)) return 'leaves the base path';
  const target = fileOf(url, basePath);
  if (!files.has(target)) return 'there is no such file';
  const anchor = decodeURIComponent(url.hash.slice(1));
  if (anchor === '' || (target.endsWith('.html') && anchorsOf(target).has(anchor))) return undefined;
  return 'there is no such anchor';
}

function urlOf(file: string, basePath: string): string {
  return ORIGIN + basePath + file.replace(/(^|\/)index\.html$/, '$1');
}

function fileOf({ pathname }: URL, basePath: string): string {
  const path = decodeURIComponent(pathname.slice(basePath.length));
  return path === '' || path.endsWith('/') ? `${path}index.html` : path;
}

function anchorsIn(html: string): Set<string> {
  return new Set(elementsOf(html).flatMap(({ attributes }) => attributes.id ?? []));
}
