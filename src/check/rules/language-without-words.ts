import type { Content, SourceDocument } from '../../model/content.ts';
import { shippedLanguage, wordsTag } from '../../model/language.ts';
import type { Finding, Rule } from '../../model/rule.ts';

/** Every language of the content has words of the interface. */
export const languageWithoutWords: Rule = {
  id: 'language-without-words',
  kind: 'style',
  severity: 'warning',
  title: 'Bring the words of the interface for each language of the content',
  why: 'Around a page stand menus, headings and labels. Without words for its language they stay in that of the site: a reader meets two languages on one page, and perhaps two directions of reading.',
  wrong: 'lang: cy\n# and no words/cy.yaml in the content folder',
  right: 'lang: cy\n# and words/cy.yaml in the content folder',
  *checkContent(content) {
    const available = new Set([shippedLanguage, ...Object.keys(content.words)]);
    for (const [document, key, tag] of languagesOf(content)) {
      if (tag !== undefined && wordsTag(tag, available) === undefined)
        yield { document, ...finding(key, tag) };
    }
  },
};

/** Where content names a language, and which. */
function* languagesOf({
  config,
  configDocument,
  guides,
  pages,
}: Content): Iterable<[SourceDocument, string, string | undefined]> {
  if (configDocument) yield [configDocument, 'language', config.language];
  for (const document of [...guides, ...pages]) yield [document, 'lang', document.draft.lang];
}

function finding(key: string, tag: string): Finding {
  return {
    at: { path: [key] },
    message: `There are no words of the interface in \`${tag}\`. What stands around the text stays in ${key === 'lang' ? 'the language of the site' : 'English'}.`,
    hint: `Bring \`words/${tag.split('-')[0]}.yaml\` with the messages of \`_data/words/en.yaml\` in that language.`,
  };
}
