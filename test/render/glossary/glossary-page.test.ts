/** The glossary is sorted as its readers' alphabet is, and every name leads to its term. */
import { describe, expect, it } from 'vitest';
import type { GlossaryView } from '../../../src/model/estate.ts';
import { glossaryOf } from '../../../src/model/glossary.ts';
import { glossaryLetters } from '../../../src/render/glossary/glossary-page.ts';

function views(...entries: { term: string; also?: string[]; formerly?: string[] }[]): GlossaryView[] {
  const terms = glossaryOf(
    entries.map((entry) => ({
      ...entry,
      definition: 'Something.',
      plain: 'Something.',
      mark: true,
      links: [],
    })),
    [],
  );
  return terms.map(({ also = [], formerly = [], ...term }) => ({
    ...{ ...term, also, formerly, usedOn: [] },
    href: `/glossary/#${term.id}`,
  }));
}

/** Lines by letter, as `name` or `name → term`. */
function shown(glossary: readonly GlossaryView[], language = 'en-GB') {
  return Object.fromEntries(
    glossaryLetters(glossary, language).map(({ letter, lines }) => [
      letter,
      lines.map(({ name, view, as }) => (as ? `${name} → ${view.term}` : name)),
    ]),
  );
}

describe('the letters of the glossary', () => {
  it('hold terms and their other names, without those that stand beside the term anyway', () => {
    const glossary = views(
      { term: 'Recovery time objective', also: ['RTO'] },
      { term: 'Conformance certificate', formerly: ['DevMAC', 'Conformance paper'] },
      { term: 'Criterion', also: ['criteria'] },
    );
    expect(shown(glossary)).toEqual({
      C: ['Conformance certificate', 'Criterion'],
      D: ['DevMAC → Conformance certificate'],
      R: ['Recovery time objective', 'RTO → Recovery time objective'],
    });
  });

  it('follow the alphabet of the language', () => {
    const glossary = views(
      { term: 'Zoo' },
      { term: 'élan' },
      { term: 'ECG' },
      { term: '4G' },
      { term: 'تنازل' },
      { term: '🚨 rota' },
    );
    expect(Object.keys(shown(glossary))).toEqual(['0–9', 'E', 'R', 'Z', 'ت']);
    expect(shown(glossary)).toEqual({
      '0–9': ['4G'],
      E: ['ECG', 'élan'],
      R: ['🚨 rota'],
      Z: ['Zoo'],
      ت: ['تنازل'],
    });
  });

  it('have anchors of their own, and terms keep theirs', () => {
    const glossary = views({ term: 'C' }, { term: 'C++', also: ['see plus plus', 'C#'] });
    const lines = glossaryLetters(glossary, 'en-GB').flatMap((letter) => [
      letter.id,
      ...letter.lines.map(({ id }) => id),
    ]);
    expect(new Set(lines).size).toBe(lines.length);
    expect(lines).toEqual(expect.arrayContaining(glossary.map(({ id }) => id)));
  });
});
