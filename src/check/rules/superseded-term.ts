import type { Content, PageDocument, SourceDocument } from '../../model/content.ts';
import type { DataPath } from '../../model/data-path.ts';
import { nameKey } from '../../model/glossary.ts';
import { sitePath } from '../../model/link-target.ts';
import { namePattern, type OldName, oldNames, saysOldName } from '../../model/old-names.ts';
import { proseLines } from '../../model/prose.ts';
import type { Finding, Rule } from '../../model/rule.ts';
import { asFolder, type PublishedDocument } from '../../model/site-index.ts';

/** An old name, with what it is called now and where that is written. */
interface Superseded extends OldName {
  current: string;
  /** The page about the thing, which may explain its old name. */
  page: PageDocument | undefined;
  listed: { document: SourceDocument; path: DataPath };
}

/** One thing has one name. @see S2.18 */
export const supersededTerm: Rule = {
  id: 'superseded-term',
  kind: 'style',
  severity: 'info',
  title: 'Use the current name of a thing',
  why: 'Who reads an old name does not find the page about the thing, and may take two names for two things. Old names stand under `formerly` in the glossary. An alias of a page is one as well if that page says so: “It used to be called the release passport.”',
  requirements: ['S2.18', 'X7'],
  wrong: 'Send the release passport to the reviewers.',
  right: 'Send the conformance certificate to the reviewers.',
  *checkContent(content) {
    const superseded = supersededNames(content);
    if (superseded.length === 0) return;
    for (const document of [...content.pages, ...content.guides]) {
      for (const old of superseded) {
        if (old.page === document || !old.pattern.test(document.body.text)) continue;
        const finding = firstUse(document, old);
        if (finding) yield { document, ...finding };
      }
    }
  },
};

/** Old names by the glossary, then those by pages that the glossary does not have. */
function supersededNames({ pages, glossaryDocument }: Content): Superseded[] {
  const found: Superseded[] = [];
  for (const [index, { term, formerly = [], see }] of glossaryDocument?.terms.entries() ?? []) {
    const about = see === undefined ? undefined : asFolder(see.replace(/#.*$/, ''));
    const page = pages.find(({ file }) => sitePath(file) === about);
    const listed = { document: glossaryDocument as SourceDocument, path: ['terms', index, 'formerly'] };
    for (const name of formerly)
      found.push({ name, pattern: namePattern(name), current: term, page, listed });
  }
  const known = new Set(found.map(({ name }) => nameKey(name)));
  for (const page of pages) {
    const current = page.draft.title ?? page.id;
    for (const old of oldNames(page, page.draft.aliases))
      if (!known.has(nameKey(old.name)))
        found.push({ ...old, current, page, listed: { document: page, path: ['aliases'] } });
  }
  return found;
}

function firstUse(document: PublishedDocument, old: Superseded): Finding | undefined {
  const { name, pattern, current, page, listed } = old;
  for (const { text, number } of proseLines(document)) {
    const match = pattern.exec(text);
    if (!match || saysOldName(text)) continue;
    const column = match.index + 1;
    return {
      at: { range: { line: number, column, endLine: number, endColumn: column + match[0].length } },
      message: `“${name}” is an old name of “${current}”.`,
      hint: `Write “${current}” instead${page ? `; its page is ${sitePath(page.file)}` : ''}.`,
      related: [
        {
          document: listed.document,
          at: { path: listed.path, on: 'key' },
          message: 'Its other names are listed here.',
        },
      ],
    };
  }
  return undefined;
}
