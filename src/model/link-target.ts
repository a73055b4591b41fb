/** Model: where a link of content leads. Checking and rendering share this, so that what is checked is what is published. */

/** The target of a link: a file of the content, a path of the site, a place outside, or something that must not be followed. */
export type LinkTarget =
  | { kind: 'external'; href: string }
  | { kind: 'contact'; href: string }
  | { kind: 'anchor'; anchor: string }
  | { kind: 'page'; file: string; anchor?: string }
  | { kind: 'asset'; file: string }
  | { kind: 'site'; path: string; anchor?: string }
  | { kind: 'outside' }
  | { kind: 'unsafe'; scheme: string }
  | { kind: 'empty' };

// Browsers read a backslash as a slash, and skip control characters: neither belongs into an address.
const TRICK = /[\\\u0000-\u001f\u007f]/;
const IMAGE = /\.(?:png|jpe?g|gif|webp|svg)$/i;

/**
 * Resolves a link written in `fromFile` (relative to the content folder). Never throws.
 * A relative path that is no Markdown file is read as a browser would: from the address of the page on this site.
 */
export function resolveLink(fromFile: string, href: string): LinkTarget {
  const address = href.trim();
  if (address === '') return { kind: 'empty' };
  // Most links are of these two kinds.
  if (address.startsWith('https://')) return { kind: 'external', href: address };
  if (/^#[\w-]+$/.test(address)) return { kind: 'anchor', anchor: address.slice(1) };
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(address.replace(/[\u0000-\u0020]/g, ''))?.[1]?.toLowerCase();
  if (scheme === 'http' || scheme === 'https') return { kind: 'external', href: address };
  if (scheme === 'mailto' || scheme === 'tel') return { kind: 'contact', href: address };
  if (scheme) return { kind: 'unsafe', scheme };
  if (/^[/\\]{2}/.test(address))
    return TRICK.test(address)
      ? { kind: 'unsafe', scheme: '\\' }
      : { kind: 'external', href: `https:${address}` };
  const [written = '', fragment] = splitFragment(address);
  const path = decode(written.replace(/\?.*$/, ''));
  if (TRICK.test(path) || path.startsWith('//')) return { kind: 'unsafe', scheme: '\\' };
  if (written === '')
    return fragment === '' || fragment === undefined
      ? { kind: 'empty' }
      : { kind: 'anchor', anchor: fragment };
  const anchor = fragment ? { anchor: fragment } : {};
  if (path.startsWith('/') && !/\.md$/i.test(path)) {
    const site = joinPath('', path);
    return site === undefined ? { kind: 'outside' } : { kind: 'site', path: `/${site}`, ...anchor };
  }
  if (!/\.md$/i.test(path) && !IMAGE.test(path)) {
    const site = joinPath(sitePath(fromFile)?.slice(1) ?? '', path);
    return site === undefined ? { kind: 'outside' } : { kind: 'site', path: `/${site}`, ...anchor };
  }
  const file = joinPath(path.startsWith('/') ? '' : fromFile, path);
  if (file === undefined) return { kind: 'outside' };
  return IMAGE.test(file) ? { kind: 'asset', file } : { kind: 'page', file, ...anchor };
}

/** The path on the site of a file of the content; `undefined` for what has no page. */
export function sitePath(file: string): string | undefined {
  const service = /^services\/([^/]+)\.md$/.exec(file);
  if (service) return `/services/${service[1]}/`;
  const page = /^guidance\/(.+)\.md$/.exec(file);
  if (!page?.[1]) return undefined;
  const id = page[1].replace(/(?:^|\/)index$/, '');
  return id === '' ? '/guidance/' : `/guidance/${id}/`;
}

/** Where the Markdown of a page is published: beside the page. `undefined` for a file that has no page. */
export function markdownPath(file: string): string | undefined {
  const path = sitePath(file);
  return path === undefined ? undefined : `${path}index.md`;
}

function splitFragment(address: string): [string, string?] {
  const at = address.indexOf('#');
  return at === -1 ? [address] : [address.slice(0, at), decode(address.slice(at + 1))];
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Joins a path to the folder of a file, and keeps a slash at its end; `undefined` if it climbs above the root. */
function joinPath(fromFile: string, path: string): string | undefined {
  const parts = fromFile.split('/').slice(0, -1);
  for (const part of path.split('/')) {
    if (part === '..') {
      if (parts.pop() === undefined) return undefined;
    } else if (part !== '' && part !== '.') parts.push(part);
  }
  const folder = parts.length > 0 && /(?:^|\/)\.{0,2}$/.test(path);
  return parts.join('/') + (folder ? '/' : '');
}
