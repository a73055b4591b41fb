import { nearest } from '../../model/nearest.ts';
import type { Finding, Rule } from '../../model/rule.ts';
import { asFolder, type PublishedDocument, type SiteIndex, siteIndex } from '../../model/site-index.ts';
import { type Address, linksOf } from '../links-of.ts';
import { shown } from '../quirk-rule.ts';

/** What is wrong with an address, and what to write instead. */
type Problem = Pick<Finding, 'message' | 'hint' | 'severity'>;

/** Every link within the content leads somewhere. @see S0.16 @see S1.11 */
export const brokenLink: Rule = {
  id: 'broken-link',
  kind: 'document',
  severity: 'error',
  title: 'Link only to what exists',
  why: 'Somebody who follows a link to a runbook at night needs the runbook. Links to pages and headings of this site, images, and the keys that say where something is written down are all followed when content is checked.',
  requirements: ['S0.10', 'S0.16', 'S1.11', 'S1.20', 'X1'],
  wrong: 'runbooks:\n  - {task: restart, document: "#restart-dispach"}',
  right: 'runbooks:\n  - {task: restart, document: "#restart-dispatch"}',
  *checkContent(content) {
    const index = siteIndex(content);
    for (const document of [...content.guides, ...content.pages]) {
      for (const address of linksOf(document)) {
        const problem = problemOf(address, document, index);
        if (problem) yield { document, at: address.at, ...problem };
      }
    }
  },
};

function problemOf(address: Address, document: PublishedDocument, index: SiteIndex): Problem | undefined {
  const { target, body } = address;
  const subject = subjectOf(address);
  if (target.kind === 'outside')
    return {
      message: `${subject}, which is outside the content folder.`,
      hint: 'Link to a page of this site, or to a web address.',
    };
  if (
    body?.kind === 'image' &&
    target.kind !== 'external' &&
    target.kind !== 'unsafe' &&
    target.kind !== 'empty'
  )
    return imageProblem(address, document, index);
  if (target.kind === 'anchor') return anchorProblem(subject, target.anchor, document, document, index);
  if (target.kind === 'asset')
    return index.assets.has(target.file)
      ? undefined
      : { message: `${subject}, but there is no such image.`, hint: fileHint(target.file, document, index) };
  if (target.kind === 'page') {
    const other = index.byFile.get(target.file);
    if (!other)
      return {
        message: `${subject}, but there is no such file.`,
        hint: fileHint(target.file, document, index),
      };
    return target.anchor === undefined
      ? undefined
      : anchorProblem(subject, target.anchor, other, document, index);
  }
  return target.kind === 'site' ? siteProblem(address, target, document, index) : undefined;
}

function subjectOf({ href, body, key }: Address): string {
  const what =
    key === undefined
      ? body?.kind === 'image'
        ? 'The image is'
        : 'The link leads to'
      : `\`${key}\` leads to`;
  return `${what} \`${shown(href)}\``;
}

function anchorProblem(
  subject: string,
  anchor: string,
  target: PublishedDocument,
  from: PublishedDocument,
  index: SiteIndex,
): Problem | undefined {
  if (index.hasAnchor(target, anchor)) return undefined;
  const where = target === from ? 'this page' : target.file;
  const ids = target.body.headings.map((heading) => heading.id);
  const suggestion = suggest(anchor, ids);
  const known =
    ids.length > 0 && ids.length <= 8 ? ` Its headings are ${ids.map((id) => `\`#${id}\``).join(', ')}.` : '';
  return {
    message: `${subject}, but no heading of ${where} makes that anchor.`,
    hint: suggestion
      ? `Did you mean \`#${suggestion}\`?`
      : `Add the heading, or link to one that is there.${known}`,
  };
}

/** Images stand in `assets/` and are named from the page that shows them. */
function imageProblem(address: Address, document: PublishedDocument, index: SiteIndex): Problem | undefined {
  const { target } = address;
  if (target.kind === 'asset' && index.assets.has(target.file)) return undefined;
  const subject = subjectOf(address);
  const up = '../'.repeat(document.file.split('/').length - 1);
  const hint = `Put the image into assets/ (png, jpg, gif or webp) and write its path from this page, such as \`${up}assets/overview.png\`.`;
  if (target.kind === 'asset')
    return {
      message: `${subject}, but there is no such file.`,
      hint: index.assets.size > 0 ? fileHint(target.file, document, index) : hint,
    };
  return {
    message:
      target.kind === 'site' && address.href.startsWith('/')
        ? `${subject}, an absolute path.`
        : `${subject}, which is no image of this content.`,
    hint,
  };
}

function siteProblem(
  { href, target, ...rest }: Address,
  { path, anchor }: { path: string; anchor?: string },
  document: PublishedDocument,
  index: SiteIndex,
): Problem | undefined {
  const other = index.byPath.get(asFolder(path));
  const subject = subjectOf({ href, target, ...rest });
  if (other) return anchor === undefined ? undefined : anchorProblem(subject, anchor, other, document, index);
  if (index.hasPath(path)) return undefined;
  const moved = index.byPermalink.get(href) ?? index.byPermalink.get(path);
  if (moved)
    return {
      message: `${subject}, the address that ${moved.file} had elsewhere. It has another one here.`,
      hint: `Link to its file: \`${relative(document.file, moved.file)}\`.`,
      severity: 'warning',
    };
  if (/^(?:www\.|[a-z0-9-]+\.(?:gov|com|org|uk|net)\b)/i.test(href))
    return {
      message: `${subject}, which without https:// is a path of this site.`,
      hint: `Write \`https://${href}\`.`,
    };
  const suggestion = suggest(asFolder(path), [...index.byPath.keys()]);
  return {
    message: `${subject}, but this site has no such page.`,
    hint: suggestion
      ? `Did you mean \`${suggestion}\`?`
      : 'Link to the file of the page, such as `../guidance/operation/incidents.md`, so that the link is checked.',
    // An absolute path may be served by something else beside this site; so may the paths of another generator.
    ...(href.startsWith('/') || document.kind === 'page' ? { severity: 'warning' as const } : {}),
  };
}

function fileHint(file: string, document: PublishedDocument, index: SiteIndex): string {
  const known = [...index.byFile.keys(), ...index.assets];
  const name = file.slice(file.lastIndexOf('/') + 1);
  const sameName = known.filter((other) => other.toLowerCase().endsWith(`/${name.toLowerCase()}`));
  const suggestion = sameName.length === 1 ? sameName[0] : suggest(file, known);
  return suggestion
    ? `Did you mean \`${relative(document.file, suggestion)}\`?`
    : 'Correct the path: it is read from the folder of this file. Or add the file.';
}

/** The nearest known word, unless there are so many that looking would take longer than the answer is worth. */
function suggest(word: string, known: readonly string[]): string | undefined {
  return known.length > 2000 || word.length > 200 ? undefined : nearest(word, known);
}

/** The path from one file of the content to another. */
function relative(from: string, to: string): string {
  const folders = from.split('/').slice(0, -1);
  const parts = to.split('/');
  let shared = 0;
  while (shared < folders.length && shared < parts.length - 1 && folders[shared] === parts[shared])
    shared += 1;
  return '../'.repeat(folders.length - shared) + parts.slice(shared).join('/');
}
