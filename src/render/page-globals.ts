/** Render: what templates look up for the parts around a page: glossary, tags, navigation of a section, links at its end. */
import type { Estate } from '../model/estate.ts';
import { glossaryLetters } from './glossary/glossary-page.ts';
import { relatedPages } from './guidance/related.ts';
import { sectionTrees } from './guidance/section-tree.ts';
import { tagKey, tagList } from './guidance/tag-list.ts';
import type { InterfaceWords } from './interface-words.ts';
import { pageLinks } from './page-links.ts';

/** What the globals are made from. */
export interface PageInput {
  estate: Estate;
  basePath: string;
  templates: readonly { id: string; title: string }[];
  interfaceWords: InterfaceWords;
}

/** Globals of templates for the parts around a page. */
export function pageGlobals({ estate, basePath, templates, interfaceWords: words }: PageInput) {
  const { config, frameworks, guidance, glossary } = estate;
  const tags = tagList(guidance, config.language);
  const anchors = new Map(tags.map(({ tag, id }) => [tagKey(tag), id]));
  return {
    glossaryLetters: () => glossaryLetters(glossary, config.language),
    guidanceTags: tags,
    /** Path of the pages that carry a tag. */
    tagHref: (tag: string) => `/tags/#${anchors.get(tagKey(tag)) ?? ''}`,
    sectionTree: sectionTrees(estate),
    relatedTo: relatedPages({ frameworks, templates }),
    linksOfPage: pageLinks({ config, basePath, words }),
  };
}
