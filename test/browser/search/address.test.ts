import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAddress, writeAddress } from '../../../src/browser/search/address.ts';
import type { SearchFacet } from '../../../src/model/search-settings.ts';

const facets: SearchFacet[] = [
  { id: 'kind', title: 'Kind', values: { guidance: 'Guidance', service: 'Services' } },
  { id: 'group', title: 'Group', values: { water: 'Water', land: 'Land' } },
];

describe('the address of a search', () => {
  it.each([
    ['', { query: '', chosen: {}, page: 1 }],
    ['?q=flood', { query: 'flood', chosen: {}, page: 1 }],
    ['?q=++a+b++', { query: 'a b', chosen: {}, page: 1 }],
    [
      '?q=a&kind=service&kind=guidance&group=land&page=3',
      { query: 'a', chosen: { kind: ['guidance', 'service'], group: ['land'] }, page: 3 },
    ],
    ['?kind=nonsense&other=1', { query: '', chosen: {}, page: 1 }],
    ['?q=a&page=0', { query: 'a', chosen: {}, page: 1 }],
    ['?q=a&page=-2', { query: 'a', chosen: {}, page: 1 }],
    ['?q=a&page=1e99', { query: 'a', chosen: {}, page: 1 }],
    ['?q=%3Cscript%3E&kind=__proto__', { query: '<script>', chosen: {}, page: 1 }],
  ])('%s is read as %j', (address, state) => {
    expect(readAddress(address, facets)).toEqual(state);
  });

  it('says the same search always in the same words', () => {
    const state = readAddress('?group=water&page=2&kind=service&q=a%20b&kind=guidance', facets);
    expect(writeAddress(state)).toBe('?q=a+b&kind=guidance&kind=service&group=water&page=2');
  });

  it('cuts a query that was pasted by mistake', () => {
    expect(readAddress(`?q=${'x'.repeat(5000)}`, facets).query).toHaveLength(200);
  });

  it('is read as it was written', () => {
    const chosen = fc.record(
      {
        kind: fc.shuffledSubarray(['guidance', 'service'], { minLength: 1 }),
        group: fc.shuffledSubarray(['water', 'land'], { minLength: 1 }),
      },
      { requiredKeys: [] },
    );
    const query = fc.string({ unit: 'grapheme', maxLength: 40 }).map((text) => text.trim());
    fc.assert(
      fc.property(query, chosen, fc.integer({ min: 1, max: 999 }), (text, values, page) => {
        const state = readAddress(writeAddress({ query: text, chosen: values, page }), facets);
        expect(readAddress(writeAddress(state), facets)).toEqual(state);
        expect(state.query).toBe(text);
        expect(state.page).toBe(page);
        expect(Object.keys(state.chosen).sort()).toEqual(Object.keys(values).sort());
      }),
    );
  });
});
