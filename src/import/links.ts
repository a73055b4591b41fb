/**
 * Import: links and images → where their targets are now. What leads nowhere is shown as text beside its address, so
 * that no reader follows it and no word is lost.
 */

import { resolveLink } from '../model/link-target.ts';
import { relativePath } from '../model/relative-path.ts';
import { headingWords, type NamedHeadings } from './kramdown.ts';
import { replaceProse } from './masked.ts';
import type { Notes } from './report.ts';

/** A page that links can lead to. */
export interface LinkedPage {
  /** Path below the root of the old pages. */
  source: string;
  /** Path in the content folder. */
  file: string;
  address?: string | undefined;
  headings: readonly { text: string; id: string }[];
  names: NamedHeadings;
}

/** Everything that links can lead to. */
export interface LinkTargets {
  pages: readonly LinkedPage[];
  /** New path of each image, by its old path below the root or below a folder of static files. */
  images: ReadonlyMap<string, string>;
  /** Paths of other files below the root, which are not brought. */
  others: ReadonlySet<string>;
  basePath: string;
}

/** Rewrites the links of one page. */
export type LinkRewriter = (text: string, page: LinkedPage, notes: Notes) => string;

type Outcome = { address: string; problem?: string } | { problem: string };

const LABEL =
  '((?:[^\\[\\]\\\\\\u0000]|\\u0000|\\\\.|\\[[^\\[\\]]{0,500}\\](?:\\([^()\\n]{0,1000}\\))?){0,2000}?)';
const DESTINATION = '(<[^<>\\n]{0,2000}>|[^\\s()<>]{0,2000}(?:\\([^\\s()]{0,500}\\)[^\\s()]{0,500}){0,5})';
const TITLE = '([ \\t\\n]+(?:"[^"\\n]{0,500}"|\'[^\'\\n]{0,500}\'|\\([^()\\n]{0,500}\\)))?';
const IMAGE = new RegExp(`!\\[([^\\[\\]]{0,1000})\\]\\([ \\t]*${DESTINATION}${TITLE}[ \\t]*\\)`, 'g');
const LINK = new RegExp(`(?<![!\\\\])\\[${LABEL}\\]\\([ \\t]*${DESTINATION}${TITLE}[ \\t]*\\)`, 'g');
const AUTOLINK = /<([a-z][a-z0-9+.-]{1,31}:[^\s<>`]{0,2000})>/gi;
const DEFINITION =
  /^( {0,3}\[(?!\^|\/\/\])[^[\]\n]{1,300}\]:[ \t]*)(<[^<>\n]{0,2000}>|\S{1,2000})([ \t].*)?$/gm;

/** Makes the rewriter from all that was imported. */
export function linkRewriter(targets: LinkTargets): LinkRewriter {
  const exact = new Map(targets.pages.map((page) => [page.source, page]));
  const bySource = new Map<string, LinkedPage>();
  const byAddress = new Map<string, LinkedPage>();
  for (const page of targets.pages) {
    if (!bySource.has(keyOf(page.source))) bySource.set(keyOf(page.source), page);
    if (page.address !== undefined && !byAddress.has(keyOf(page.address)))
      byAddress.set(keyOf(page.address), page);
  }
  const images = new Map([...targets.images].map(([path, file]) => [path.toLowerCase(), file]));
  const anchors = new Map<LinkedPage, (anchor: string) => string | undefined>();
  const anchorOf = (page: LinkedPage, anchor: string) => {
    const find = anchors.get(page) ?? anchorFinder(page);
    anchors.set(page, find);
    return find(anchor);
  };

  const candidates = (page: LinkedPage, path: string): string[] => {
    if (path.startsWith('/')) {
      const { basePath } = targets;
      const inside = basePath !== '' && path.startsWith(`${basePath}/`) ? [path.slice(basePath.length)] : [];
      return [...inside, path];
    }
    const folder = page.source.split('/').slice(0, -1).join('/');
    const address = page.address === undefined ? undefined : page.address.replace(/[^/]*$/, '');
    return [joined(folder, path), ...(address === undefined ? [] : [joined(address, path)])].filter(
      (found) => found !== undefined,
    );
  };

  const outcomeOf = (href: string, page: LinkedPage, image: boolean): Outcome => {
    const address = decoded(href.replace(/^<|>$/g, '').replaceAll('&amp;', '&').trim());
    const target = resolveLink(page.file, address);
    if (target.kind === 'external' || target.kind === 'contact') return { address: href };
    if (target.kind === 'unsafe') return { problem: 'An address that is never published is shown as text.' };
    if (target.kind === 'empty') return { address: href, problem: 'A link has no address.' };
    const [beforeFragment = '', fragment] = split(address, '#');
    const [path = ''] = split(beforeFragment, '?');
    if (path === '') {
      const id = anchorOf(page, fragment ?? '');
      return id === undefined ? { problem: 'A heading that the page does not have.' } : { address: `#${id}` };
    }
    for (const candidate of candidates(page, path)) {
      const picture = images.get(candidate.replace(/^\/+/, '').toLowerCase());
      if (picture !== undefined) return { address: relativePath(page.file, picture) };
      if (image) continue;
      const key = keyOf(candidate);
      const found = exact.get(candidate.replace(/^\/+/, '')) ?? bySource.get(key) ?? byAddress.get(key);
      if (found) return pageOutcome(page, found, fragment, anchorOf);
      if (targets.others.has(candidate.replace(/^\/+/, '')))
        return { problem: 'A file that is not brought: put it where people can get it, and link to it.' };
    }
    if (image) return { problem: 'An image that is not in the folder, or of a kind that is not published.' };
    return target.kind === 'site' && address.startsWith('/')
      ? { address: href, problem: 'A link leads to a path that is not among the pages.' }
      : { problem: 'A link leads to a page that is not there.' };
  };

  return (text, page, notes) => {
    const rewrite =
      (image: boolean) =>
      (groups: readonly string[], { index, found }: { index: number; found: string }, whole: string) => {
        const [label = '', href = '', title = ''] = groups;
        const outcome = outcomeOf(href, page, image);
        if (outcome.problem !== undefined) notes.left(outcome.problem, found);
        if ('address' in outcome) {
          if (outcome.address === href) return undefined;
          const now = `${image ? '!' : ''}[${label}](${written(outcome.address)}${title})`;
          notes.changed(image ? 'an image has its new place' : 'a link leads to the new place', found, now);
          return now;
        }
        const now = asText(label, `${href.replace(/^<|>$/g, '')}`, title, inHeading(whole, index));
        notes.changed('what leads nowhere is shown as text', found, now);
        return now;
      };
    let result = text;
    const images_ = rewrite(true);
    result = replaceProse(result, IMAGE, (groups, match) => images_(groups, match, text));
    const before = result;
    const links = rewrite(false);
    result = replaceProse(result, LINK, (groups, match) => links(groups, match, before));
    result = replaceProse(result, AUTOLINK, ([address = ''], { found }) => {
      if (resolveLink(page.file, address).kind !== 'unsafe') return undefined;
      notes.left('An address that is never published is shown as text.', found);
      notes.changed('what leads nowhere is shown as text', found, `\`${address}\``);
      return `\`${address}\``;
    });
    return replaceProse(result, DEFINITION, ([start = '', href = '', rest = ''], { found }) => {
      const outcome = outcomeOf(href, page, /\.(?:png|jpe?g|gif|webp|svg)$/i.test(href));
      if (outcome.problem !== undefined) notes.left(outcome.problem, found);
      if ('address' in outcome && outcome.address === href) return undefined;
      const now =
        'address' in outcome ? `${start}${written(outcome.address)}${rest}` : `\\${found.trimStart()}`;
      notes.changed('a link leads to the new place', found, now);
      return now;
    });
  };
}

function pageOutcome(
  from: LinkedPage,
  found: LinkedPage,
  fragment: string | undefined,
  anchorOf: (page: LinkedPage, anchor: string) => string | undefined,
): Outcome {
  const id = fragment ? anchorOf(found, fragment) : undefined;
  if (found === from && id !== undefined) return { address: `#${id}` };
  const address = relativePath(from.file, found.file);
  if (!fragment) return { address };
  return id === undefined
    ? {
        address,
        problem: `A link led to the heading #${fragment}, which the page does not have. It leads to the page.`,
      }
    : { address: `${address}#${id}` };
}

/** Finds the anchor here of a heading by the one that it had: each generator makes them in a way of its own. */
function anchorFinder({ headings, names }: LinkedPage): (anchor: string) => string | undefined {
  const ids = new Set(headings.map(({ id }) => id));
  const byWords = new Map<string, string>();
  const loose = new Map<string, string>();
  let above: string | undefined;
  for (const { text, id } of headings) {
    if (!byWords.has(headingWords(text))) byWords.set(headingWords(text), id);
    for (const key of [
      looseKey(id),
      looseKey(text),
      looseKey(text.replace(/^[^\p{L}]+/u, '')),
      looseKey(`${above ?? ''}${id}`),
    ])
      if (key !== '' && !loose.has(key)) loose.set(key, id);
    above = id;
  }
  return (anchor) => {
    const named = names.get(anchor);
    const found = named === undefined ? undefined : byWords.get(named);
    if (found !== undefined) return found;
    return ids.has(anchor) ? anchor : loose.get(looseKey(anchor));
  };
}

function looseKey(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N}]+/gu, '');
}

/** One key for a page however it is named: with or without ending, index and slashes. */
function keyOf(path: string): string {
  const key = path
    .toLowerCase()
    .replace(/^\/+/, '')
    .replace(/(?:\.(?:html?|md|mdx|markdown|mdown|mkd|erb|njk|liquid))+$/, '')
    .replace(/(?:^|\/)(?:index|_index|readme)$/, '')
    .replace(/\/+$/, '');
  return key;
}

function joined(folder: string, path: string): string | undefined {
  const steps = folder.split('/').filter((step) => step !== '');
  for (const step of path.split('/')) {
    if (step === '..') {
      if (steps.pop() === undefined) return undefined;
    } else if (step !== '' && step !== '.') steps.push(step);
  }
  return steps.join('/');
}

function written(address: string): string {
  return /[\s()]/.test(address) ? `<${address}>` : address;
}

function asText(label: string, address: string, title: string, heading: boolean): string {
  const words = `${label}${title === '' ? '' : ` ${title.trim()}`}`;
  if (heading || address === '') return words.trim() === '' ? 'link' : words;
  const ticks = address.includes('`') ? '``' : '`';
  return `${words.trim() === '' ? '' : `${words} `}(${ticks}${address}${ticks})`;
}

function inHeading(text: string, index: number): boolean {
  return text.startsWith('#', text.lastIndexOf('\n', index - 1) + 1);
}

function split(text: string, sign: string): [string, string?] {
  const at = text.indexOf(sign);
  return at === -1 ? [text] : [text.slice(0, at), text.slice(at + 1)];
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
