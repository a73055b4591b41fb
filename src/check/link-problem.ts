/** Check: what is wrong with an address that should lead to something of this content, and what to write instead. */

import { nearest } from '../model/nearest.ts';
import { relativePath } from '../model/relative-path.ts';
import type { Finding } from '../model/rule.ts';
import { asFolder, type PublishedDocument, type SiteIndex } from '../model/site-index.ts';
import type { Address } from './links-of.ts';
import { shown } from './quirk-rule.ts';

/** What a finding about an address says. */
export type LinkProblem = Pick<Finding, 'message' | 'hint' | 'severity'>;

/** An address in its surroundings. */
interface Case {
  address: Address;
  document: PublishedDocument;
  index: SiteIndex;
  suggest: Suggest;
}
type Suggest = (word: string, known: () => readonly string[]) => string | undefined;

/** Suggestions of one run; a content with more broken links has another trouble than spelling. */
const MOST_SUGGESTIONS = 500;
/** Among more than these, looking for the nearest takes longer than the answer is worth. */
const MOST_COMPARED = 2000;

/** Makes the check of addresses against what a site has. */
export function linkChecker(
  index: SiteIndex,
): (address: Address, document: PublishedDocument) => LinkProblem | undefined {
  let left = MOST_SUGGESTIONS;
  const suggest: Suggest = (word, known) => {
    left -= 1;
    const words = left < 0 ? [] : known();
    return words.length > MOST_COMPARED ? undefined : nearest(word, words);
  };
  return (address, document) => problemOf({ address, document, index, suggest });
}

function problemOf(one: Case): LinkProblem | undefined {
  const { address, document, index } = one;
  const { target, body } = address;
  switch (target.kind) {
    case 'external':
    case 'contact':
    case 'unsafe':
    case 'empty':
      return undefined;
    case 'outside':
      return {
        message: `${subjectOf(address)}, which is outside the content folder.`,
        hint: 'Link to a page of this site, or to a web address.',
      };
  }
  if (body?.kind === 'image') return imageProblem(one);
  switch (target.kind) {
    case 'anchor':
      return anchorProblem(one, target.anchor, document);
    case 'asset':
      return index.assets.has(target.file) ? undefined : missingFile(one, target.file);
    case 'page': {
      const other = index.byFile.get(target.file);
      if (!other) return missingFile(one, target.file);
      return target.anchor === undefined ? undefined : anchorProblem(one, target.anchor, other);
    }
    case 'site':
      return siteProblem(one, target.path, target.anchor);
  }
}

function subjectOf({ href, body, path }: Address): string {
  if (body) return `${body.kind === 'image' ? 'The image is' : 'The link leads to'} \`${shown(href)}\``;
  return `\`${path?.filter((step) => typeof step === 'string').join('.')}\` leads to \`${shown(href)}\``;
}

function anchorProblem(
  { address, document, index, suggest }: Case,
  anchor: string,
  target: PublishedDocument,
): LinkProblem | undefined {
  if (index.hasAnchor(target, anchor)) return undefined;
  const { headings } = target.body;
  const suggestion = suggest(anchor, () => headings.map(({ id }) => id));
  const known = headings.length > 0 && headings.length <= 8 ? headings.map(({ id }) => `\`#${id}\``) : [];
  return {
    message: `${subjectOf(address)}, but no heading of ${target === document ? 'this page' : target.file} makes that anchor.`,
    hint: suggestion
      ? `Did you mean \`#${suggestion}\`?`
      : `Add the heading, or link to one that is there.${known.length > 0 ? ` Its headings are ${known.join(', ')}.` : ''}`,
  };
}

/** Images stand in `assets/` and are named from the page that shows them. */
function imageProblem(one: Case): LinkProblem | undefined {
  const { address, document, index } = one;
  const { target, href } = address;
  if (target.kind === 'asset') {
    if (index.assets.has(target.file)) return undefined;
    if (index.assets.size > 0) return missingFile(one, target.file);
  }
  const up = '../'.repeat(document.file.split('/').length - 1);
  const what = target.kind === 'asset' ? 'but there is no such file' : 'which is no image of this content';
  return {
    message: `${subjectOf(address)}, ${href.startsWith('/') ? 'an absolute path' : what}.`,
    hint: `Put the image into assets/ (png, jpg, gif or webp) and write its path from this page, such as \`${up}assets/overview.png\`.`,
  };
}

function missingFile({ address, document, index, suggest }: Case, file: string): LinkProblem {
  const name = file.slice(file.lastIndexOf('/') + 1).toLowerCase();
  let only: string | undefined;
  const near = suggest(file, () => {
    const known = [...index.byFile.keys(), ...index.assets];
    const sameName = known.filter((other) => other.toLowerCase().endsWith(`/${name}`));
    if (sameName.length === 1) only = sameName[0];
    return known;
  });
  // A file of the same name elsewhere is meant more often than one whose path happens to be near.
  const suggestion = only ?? near;
  return {
    message: `${subjectOf(address)}, but there is no such file.`,
    hint: suggestion
      ? `Did you mean \`${relativePath(document.file, suggestion)}\`?`
      : 'Correct the path: it is read from the folder of this file. Or add the file.',
  };
}

function siteProblem(one: Case, path: string, anchor: string | undefined): LinkProblem | undefined {
  const { address, document, index, suggest } = one;
  const { href } = address;
  const other = index.byPath.get(asFolder(path));
  if (other) return anchor === undefined ? undefined : anchorProblem(one, anchor, other);
  if (index.hasPath(path)) return undefined;
  const subject = subjectOf(address);
  const moved = index.byPermalink.get(href) ?? index.byPermalink.get(path);
  if (moved)
    return {
      message: `${subject}, the address that ${moved.file} had elsewhere. It has another one here.`,
      hint: `Link to its file: \`${relativePath(document.file, moved.file)}\`.`,
      severity: 'warning',
    };
  if (/^(?:www\.|[a-z0-9-]+\.(?:gov|com|org|uk|net)\b)/i.test(href))
    return {
      message: `${subject}, which without https:// is a path of this site.`,
      hint: `Write \`https://${href}\`.`,
    };
  const suggestion = suggest(asFolder(path), () => [...index.byPath.keys()]);
  return {
    message: `${subject}, but this site has no such page.`,
    hint: suggestion
      ? `Did you mean \`${suggestion}\`?`
      : 'Link to the file of the page, such as `../guidance/operation/incidents.md`, so that the link is checked.',
    // An absolute path may be served by something else beside this site; so may the paths of another generator.
    ...(href.startsWith('/') || document.kind === 'page' ? { severity: 'warning' as const } : {}),
  };
}
