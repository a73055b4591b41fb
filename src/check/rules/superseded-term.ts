import type { PageDocument } from '../../model/content.ts';
import { sitePath } from '../../model/link-target.ts';
import { proseLines } from '../../model/prose.ts';
import type { Finding, Rule } from '../../model/rule.ts';
import type { PublishedDocument } from '../../model/site-index.ts';

/** A name that the page of a thing calls an old one. */
interface Alias {
  page: PageDocument;
  name: string;
  pattern: RegExp;
}

/** A line with one of these says that a name is old: on the page of the thing it makes the rule, elsewhere it is meant. */
const OLD_NAME = /\b(?:formerly|used to be called|used to be known|old name|older name|once called)\b/i;

/** One thing has one name. @see S2.18 */
export const supersededTerm: Rule = {
  id: 'superseded-term',
  kind: 'style',
  severity: 'info',
  title: 'Use the current name of a thing',
  why: 'Who reads an old name does not find the page about the thing, and may take two names for two things. An alias of a page is an old name if that page says so: “It used to be called the release passport.”',
  requirements: ['S2.18', 'X7'],
  wrong: 'Send the release passport to the reviewers.',
  right: 'Send the conformance certificate to the reviewers.',
  *checkContent({ pages, guides }) {
    const aliases = pages.flatMap(aliasesOf);
    if (aliases.length === 0) return;
    for (const document of [...pages, ...guides]) {
      for (const alias of aliases) {
        if (alias.page === document || !alias.pattern.test(document.body.text)) continue;
        const finding = firstUse(document, alias);
        if (finding) yield { document, ...finding };
      }
    }
  },
};

/** Aliases of a page that its own text calls old; other aliases are only words that people search for. */
function aliasesOf(page: PageDocument): Alias[] {
  const { aliases } = page.draft;
  if (!aliases || !OLD_NAME.test(page.body.text)) return [];
  const lines = proseLines(page).filter(({ text }) => OLD_NAME.test(text));
  return aliases
    .map((name) => ({
      page,
      name,
      pattern: new RegExp(`(?<![\\w-])${name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![\\w-])`),
    }))
    .filter(({ pattern }) => lines.some(({ text }) => pattern.test(text)));
}

function firstUse(document: PublishedDocument, { page, name, pattern }: Alias): Finding | undefined {
  for (const { text, number } of proseLines(document)) {
    const match = pattern.exec(text);
    if (!match || OLD_NAME.test(text)) continue;
    const column = match.index + 1;
    const title = page.draft.title ?? page.id;
    return {
      at: { range: { line: number, column, endLine: number, endColumn: column + match[0].length } },
      message: `“${name}” is an old name of “${title}”.`,
      hint: `Write “${title}” instead; its page is ${sitePath(page.file)}.`,
      related: [
        { document: page, at: { path: ['aliases'], on: 'key' }, message: 'Its other names are listed here.' },
      ],
    };
  }
  return undefined;
}
