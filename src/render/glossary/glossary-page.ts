/** Render: the page of the glossary, terms and their other names from A to Z in the alphabet of the site's language. */
import { anchorMaker } from '../../model/anchors.ts';
import type { GlossaryView } from '../../model/estate.ts';

/** A line of the page: a term with its definition, or another name that leads to the term. */
export interface GlossaryLine {
  id: string;
  name: string;
  view: GlossaryView;
  /** Absent for the term itself. */
  as?: 'also' | 'formerly';
}

/** The lines under one letter. */
export interface GlossaryLetter {
  letter: string;
  id: string;
  lines: GlossaryLine[];
}

/** A name that begins with as many letters of its term stands beside it anyway. */
const ALIKE = 4;

/**
 * The glossary by letter.
 * @param language tag of the language by whose alphabet it is sorted
 */
export function glossaryLetters(glossary: readonly GlossaryView[], language: string): GlossaryLetter[] {
  const anchor = anchorMaker();
  // Anchors of terms are given first, in the order in which they were given before.
  const terms = glossary.map(
    (view): GlossaryLine => ({ id: anchor(`term ${view.term}`), name: view.term, view }),
  );
  const names = glossary.flatMap((view) =>
    (['also', 'formerly'] as const).flatMap((as) =>
      view[as]
        .filter((name) => !isAlike(name, view.term))
        .map((name): GlossaryLine => ({ id: anchor(`term ${name}`), name, view, as })),
    ),
  );
  const { compare } = new Intl.Collator(language);
  const lines = [...terms, ...names].sort(
    (a, b) => compare(spoken(a.name), spoken(b.name)) || (a.id < b.id ? -1 : 1),
  );
  const byLetter = Map.groupBy(lines, ({ name }) => letterOf(name, language));
  return [...byLetter].map(([letter, found], index) => ({ letter, id: `Letter-${index + 1}`, lines: found }));
}

function isAlike(name: string, term: string): boolean {
  return name.slice(0, ALIKE).toLowerCase() === term.slice(0, ALIKE).toLowerCase();
}

/** A name from its first letter or digit on. */
function spoken(name: string): string {
  return name.replace(/^[^\p{L}\p{N}]+/u, '');
}

/** The letter under which a name stands: without accents, and one for all digits. */
function letterOf(name: string, language: string): string {
  const first = spoken(name.normalize('NFD')).match(/^./u)?.[0] ?? '#';
  return /\p{N}/u.test(first) ? '0–9' : first.toLocaleUpperCase(language);
}
