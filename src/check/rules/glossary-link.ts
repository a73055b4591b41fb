import type { GlossaryDocument } from '../../model/content.ts';
import { glossaryPath } from '../../model/glossary.ts';
import { type LinkTarget, resolveLink } from '../../model/link-target.ts';
import { nearest } from '../../model/nearest.ts';
import type { Finding, Rule } from '../../model/rule.ts';
import { asFolder, type PublishedDocument, type SiteIndex, siteIndex } from '../../model/site-index.ts';
import { shown } from '../quirk-rule.ts';

/** Links of the glossary lead somewhere. */
export const glossaryLink: Rule = {
  id: 'glossary-link',
  kind: 'document',
  severity: 'error',
  title: 'Lead from the glossary only to what exists',
  why: 'Somebody who looks up a word wants to know more about it. A page that is not there, or a heading that was renamed, ends the way.',
  requirements: ['S2.18', 'X6'],
  wrong:
    'terms:\n  - term: Waiver\n    definition: Leave not to meet a criterion for now.\n    see: /guidance/wavers/',
  right:
    'terms:\n  - term: Waiver\n    definition: Leave not to meet a criterion for now.\n    see: /guidance/waivers/',
  *checkContent(content) {
    const { glossaryDocument: document, glossary } = content;
    if (!document) return;
    const index = siteIndex(content);
    const anchors = new Set(glossary.map(({ id }) => id));
    const linksOf = new Map(glossary.map(({ term, links }) => [term, links]));
    for (const [place, { term, see }] of document.terms.entries()) {
      const links = (linksOf.get(term) ?? []).map((href) => ({ href, key: 'definition' }));
      for (const { href, key } of [...(see === undefined ? [] : [{ href: see, key: 'see' }]), ...links]) {
        const problem = problemOf(resolveLink('', href), index, anchors);
        if (problem) yield { document, ...finding(document, place, key, href, problem) };
      }
    }
  },
};

/** What is wrong with a target, in the middle of a sentence, and what was probably meant. */
interface Problem {
  what: string;
  meant?: string | undefined;
}

function problemOf(target: LinkTarget, index: SiteIndex, anchors: ReadonlySet<string>): Problem | undefined {
  switch (target.kind) {
    case 'external':
    case 'contact':
      return undefined;
    case 'anchor':
      return anchors.has(target.anchor)
        ? undefined
        : { what: 'but no term has that anchor', meant: nearest(target.anchor, [...anchors]) };
    case 'site':
      return siteProblem(target.path, target.anchor, index, anchors);
    case 'page': {
      const document = index.byFile.get(target.file);
      return document
        ? anchorProblem(document, target.anchor, index)
        : { what: 'but there is no such file', meant: nearest(target.file, [...index.byFile.keys()]) };
    }
    case 'asset':
      return index.assets.has(target.file) ? undefined : { what: 'but there is no such file' };
    default:
      return { what: 'which leads to no page' };
  }
}

function siteProblem(
  path: string,
  anchor: string | undefined,
  index: SiteIndex,
  anchors: ReadonlySet<string>,
): Problem | undefined {
  const folder = asFolder(path);
  const document = index.byPath.get(folder);
  if (document) return anchorProblem(document, anchor, index);
  if (folder === glossaryPath && anchor !== undefined)
    return problemOf({ kind: 'anchor', anchor }, index, anchors);
  return index.hasPath(path)
    ? undefined
    : { what: 'but this site has no such page', meant: nearest(folder, [...index.byPath.keys()]) };
}

function anchorProblem(
  document: PublishedDocument,
  anchor: string | undefined,
  index: SiteIndex,
): Problem | undefined {
  if (anchor === undefined || index.hasAnchor(document, anchor)) return undefined;
  const meant = nearest(
    anchor,
    document.body.headings.map(({ id }) => id),
  );
  return {
    what: 'but no heading of that page makes this anchor',
    meant: meant === undefined ? undefined : `#${meant}`,
  };
}

function finding(
  document: GlossaryDocument,
  place: number,
  key: string,
  href: string,
  { what, meant }: Problem,
): Finding {
  const subject = key === 'see' ? '`see` leads' : 'A link of the definition leads';
  return {
    at: { path: ['terms', place, key] },
    message: `${subject} to \`${shown(href)}\`, ${what}.`,
    hint: meant
      ? `Did you mean \`${meant}\`?`
      : `Write the path of a page, such as \`/guidance/\`, or a web address. ${document.file} stands at the root of the content.`,
  };
}
