/** Derive: the terms of the glossary with their addresses, and the pages of guidance that use each. */
import type { GlossaryView, GuidanceView } from '../model/estate.ts';
import { type GlossaryTerm, glossaryPath, namesOf } from '../model/glossary.ts';
import { proseLines } from '../model/prose.ts';
import { termMatcher } from '../model/term-matcher.ts';

/**
 * Derives the glossary, in the order of the terms. Guides are not searched: each uses most terms, and a list of a
 * thousand of them would help nobody.
 */
export function deriveGlossary(
  terms: readonly GlossaryTerm[],
  guidance: readonly GuidanceView[],
): GlossaryView[] {
  const views = terms.map(viewOf);
  const find = termMatcher(
    views.filter(({ mark }) => mark).flatMap((term) => namesOf(term).map((name) => ({ name, term }))),
  );
  for (const { title, href, document } of guidance) {
    if (!document) continue;
    const text = proseLines(document)
      .map((line) => line.text)
      .join('\n');
    for (const view of new Set(find(text).map(({ term }) => term)))
      if (!leadsTo(view.see, href)) view.usedOn.push({ title, href });
  }
  return views;
}

function viewOf({ links: _links, also = [], formerly = [], ...term }: GlossaryTerm): GlossaryView {
  return { ...term, href: `${glossaryPath}#${term.id}`, also, formerly, usedOn: [] };
}

function leadsTo(see: string | undefined, href: string): boolean {
  return see !== undefined && see.replace(/#.*$/, '') === href;
}
