/** Export: where things are in an evidence pack, and how pages of it lead to each other. */

/** Names of the files of a service, in the order in which they stand in a pack. */
export const serviceFiles = {
  guide: 'guide.html',
  pdf: 'guide.pdf',
  source: 'guide.md',
  readiness: 'readiness.html',
  registerCsv: 'evidence-register.csv',
  registerJson: 'evidence-register.json',
  waivers: 'waivers.csv',
  diagnostics: 'diagnostics.json',
  levels: 'service-levels.csv',
  history: 'history.csv',
  data: 'data.json',
} as const;

/** The page that lists what a pack holds. */
export const indexFile = 'index.html';

/** The folder of a service, with a slash at its end. */
export function serviceFolder(id: string): string {
  return `services/${id}/`;
}

/** What links of a page need to know. */
export interface LinkContext {
  /** Path under which the site is published, with a slash at both ends. */
  basePath: string;
  /** Where the site is published, if that is known. */
  address?: string | undefined;
  /** Every name in the pack. */
  names: ReadonlySet<string>;
  /** The file of the pack on which the links stand. */
  from: string;
}

/**
 * Where a link of a page leads from its file in the pack: to another file of the pack, which it may name as the pack does
 * or by its path on the site; else to the published site; `undefined` where neither is possible.
 */
export function packLink(href: string, { basePath, address, names, from }: LinkContext): string | undefined {
  if (href.startsWith('#')) return href;
  if (names.has(href)) return relativeName(from, href);
  if (/^(?:https?:\/\/|mailto:|tel:)/i.test(href)) return href;
  if (!href.startsWith('/') || href.startsWith('//')) return undefined;
  const [path = '', fragment] = splitFragment(href);
  const inside = path.startsWith(basePath) ? packFile(path.slice(basePath.length)) : undefined;
  if (inside !== undefined && names.has(inside)) return relativeName(from, inside) + fragment;
  return address === undefined ? undefined : new URL(href, address).href;
}

/** The file of a pack that stands for a path of the site, base path taken off. */
function packFile(path: string): string | undefined {
  if (path === '') return indexFile;
  const [, id, rest = ''] = /^services\/([^/]+)\/(.*)$/.exec(path) ?? [];
  if (id === undefined) return undefined;
  const file = {
    '': serviceFiles.guide,
    'readiness/': serviceFiles.readiness,
    'index.md': serviceFiles.source,
  }[rest];
  return file === undefined ? undefined : serviceFolder(id) + file;
}

/** The way from one file of a pack to another. */
export function relativeName(from: string, to: string): string {
  const here = from.split('/').slice(0, -1);
  const there = to.split('/');
  while (here.length > 0 && there.length > 1 && here[0] === there[0]) {
    here.shift();
    there.shift();
  }
  return '../'.repeat(here.length) + there.join('/');
}

function splitFragment(href: string): [string, string] {
  const at = href.search(/[?#]/);
  return at === -1 ? [href, ''] : [href.slice(0, at), href.slice(at).replace(/^\?[^#]*/, '')];
}
