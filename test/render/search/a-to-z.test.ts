import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AToZ, makeAToZ } from '../../../src/render/search/a-to-z.ts';
import type { SearchRecord } from '../../../src/render/search/search-record.ts';

function record(title: string, more: Partial<SearchRecord> = {}): SearchRecord {
  return { kind: 'service', path: `/services/${encodeURIComponent(title)}/`, title, lead: [], ...more };
}

function lettersOf({ letters }: AToZ): Record<string, string[]> {
  return Object.fromEntries(letters.map(({ id, entries }) => [id, entries.map(({ name }) => name)]));
}

describe('makeAToZ', () => {
  it('puts each name under its letter, in order of the alphabet, numbers by their value', () => {
    const titles = ['part 10', 'Zebra', 'apple', 'Part 2', 'Access management', 'Accessibility', '2FA'];
    expect(
      lettersOf(
        makeAToZ(
          titles.map((title) => record(title)),
          'en-GB',
        ),
      ),
    ).toEqual({
      '0-9': ['2FA'],
      a: ['Access management', 'Accessibility', 'apple'],
      p: ['Part 2', 'part 10'],
      z: ['Zebra'],
    });
  });

  it('leads other names and old names to the title', () => {
    const certificate = record('Conformance certificate', { names: ['CC'], formerly: ['DevMAC'] });
    const { letters } = makeAToZ([certificate], 'en-GB');
    expect(letters.flatMap(({ entries }) => entries)).toMatchObject([
      { name: 'CC', see: 'Conformance certificate' },
      { name: 'Conformance certificate' },
      { name: 'DevMAC', see: 'Conformance certificate', old: true },
    ]);
  });

  it('leads to the place of a thing that has no page of its own', () => {
    const { letters } = makeAToZ(
      [record('Waiver', { kind: 'term', path: '/glossary/', anchor: 'term-waiver' })],
      'en-GB',
    );
    expect(letters[0]?.entries[0]?.href).toBe('/glossary/#term-waiver');
  });

  it('names a thing once under a name that differs only in capitals', () => {
    expect(lettersOf(makeAToZ([record('Payments', { names: ['payments', 'paying'] })], 'en-GB'))).toEqual({
      p: ['paying', 'Payments'],
    });
  });

  it('has a place for every script, for signs before a name, and for names without a letter', () => {
    const titles = [
      'تنبيهات الفيضانات',
      '🌊 Flood',
      '“Quoted”',
      '🌊🌊',
      'Ελλάδα',
      '洪水',
      'Éclair',
      '٣ خدمات',
      '',
    ];
    expect(
      lettersOf(
        makeAToZ(
          titles.map((title) => record(title)),
          'en-GB',
        ),
      ),
    ).toEqual({
      '0-9': ['٣ خدمات'],
      e: ['Éclair'],
      f: ['🌊 Flood'],
      q: ['“Quoted”'],
      u0395: ['Ελλάδα'],
      u062a: ['تنبيهات الفيضانات'],
      other: ['', '🌊🌊', '洪水'],
    });
  });

  it.each([
    ['en-GB', 'Åre', 'a'],
    ['sv', 'Åre', 'u00c5'],
    ['tr', 'iyi', 'i'],
    ['ar', 'أرض', 'u0627'],
  ])('in %s, %s stands under %s', (language, title, letter) => {
    expect(Object.keys(lettersOf(makeAToZ([record(title)], language)))).toEqual([letter]);
  });

  it('fits on one page while it is short', () => {
    const { pages, letters } = makeAToZ([record('A'), record('B')], 'en-GB', 2);
    expect(pages.map(({ path }) => path)).toEqual(['/search/a-z/']);
    expect(pages[0]?.shown.map(({ letter }) => letter.id)).toEqual(['a', 'b']);
    expect(letters.map(({ href }) => href)).toEqual(['/search/a-z/#letter-a', '/search/a-z/#letter-b']);
  });

  it('has a page for each letter when it is long, and several where a letter is', () => {
    const titles = ['A1', 'A2', 'A3', 'A4', 'A5', 'B1', 'B2'];
    const { pages, letters } = makeAToZ(
      titles.map((title) => record(title)),
      'en-GB',
      6,
    );
    expect(
      pages.map(({ path, shown }) => [path, shown.flatMap(({ entries }) => entries.map(({ name }) => name))]),
    ).toEqual([
      ['/search/a-z/', []],
      ['/search/a-z/a/', ['A1', 'A2', 'A3']],
      ['/search/a-z/a/2/', ['A4', 'A5']],
      ['/search/a-z/b/', ['B1', 'B2']],
    ]);
    expect(pages[2]?.parts).toEqual([
      { href: '/search/a-z/a/', from: 'A1', to: 'A3', current: false },
      { href: '/search/a-z/a/2/', from: 'A4', to: 'A5', current: true },
    ]);
    expect(letters.map(({ href }) => href)).toEqual(['/search/a-z/a/', '/search/a-z/b/']);
  });

  it('is empty without records', () => {
    expect(makeAToZ([], 'en-GB')).toMatchObject({ letters: [], count: 0, pages: [{ path: '/search/a-z/' }] });
  });

  it('shows every name exactly once, in the same order whatever order they come in', () => {
    const titles = fc.uniqueArray(fc.string({ unit: 'grapheme', maxLength: 12 }), { maxLength: 40 });
    fc.assert(
      fc.property(titles, fc.integer({ min: 2, max: 50 }), (names, onePage) => {
        const records = names.map((title, index) => record(title, { path: `/services/${index}/` }));
        const aToZ = makeAToZ(records, 'en-GB', onePage);
        const shown = aToZ.pages.flatMap((page) => page.shown.flatMap(({ entries }) => entries));
        expect(shown.map(({ href }) => href).sort()).toEqual(records.map(({ path }) => path).sort());
        expect(makeAToZ(records.toReversed(), 'en-GB', onePage)).toEqual(aToZ);
        expect(new Set(aToZ.pages.map(({ path }) => path)).size).toBe(aToZ.pages.length);
        for (const { path } of aToZ.pages)
          expect(path).toMatch(/^\/search\/a-z\/(?:[a-z0-9-]+\/(?:\d+\/)?)?$/);
      }),
    );
  });
});
