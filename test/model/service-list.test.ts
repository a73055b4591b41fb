/** The list of services: what is shown, in which order, on which page. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  facetCounts,
  facets,
  filterRows,
  isFiltered,
  type ListState,
  pageNumbers,
  rowsPerPage,
  type ServiceRow,
  showList,
  sortKeys,
  wholeList,
} from '../../src/model/service-list.ts';
import { anyRows, anyState, facetValues, serviceRow } from '../support/service-rows.ts';

const rows = [
  serviceRow({
    id: 'cafe',
    name: 'Café licences',
    phase: 'alpha',
    criticality: 'none',
    reviewOn: '2027-02-01',
  }),
  serviceRow({ id: 'flood', name: 'Flood warnings', criticality: 'critical', warnings: 2, missing: 1 }),
  serviceRow({
    id: 'old',
    name: 'Old notices',
    phase: 'retired',
    readiness: 'nothing-due',
    reviewOn: '2026-01-01',
  }),
  serviceRow({ id: 'water', name: 'Water 💧 ‮أذونات‬', group: 'farming', errors: 1, missing: 12 }),
];

function shownIds(change: Partial<ListState>): string[] {
  return showList(rows, { ...wholeList, ...change }, facetValues).shown.map(({ id }) => id);
}

function chosen(change: Partial<ListState['chosen']>): Pick<ListState, 'chosen'> {
  return { chosen: { ...wholeList.chosen, ...change } };
}

describe('showList', () => {
  it('shows everything by name, unless something is asked', () => {
    expect(shownIds({})).toEqual(['cafe', 'flood', 'old', 'water']);
    expect(shownIds({ descending: true })).toEqual(['water', 'old', 'flood', 'cafe']);
  });

  it('takes any of the values chosen in a facet, and all facets together', () => {
    expect(shownIds(chosen({ phase: ['alpha', 'retired'] }))).toEqual(['cafe', 'old']);
    expect(shownIds(chosen({ phase: ['live'], group: ['farming'] }))).toEqual(['water']);
    expect(shownIds(chosen({ phase: ['alpha'], group: ['farming'] }))).toEqual([]);
  });

  it.each([
    ['cafe', ['cafe']],
    ['CAFÉ', ['cafe']],
    ['warn flo', ['flood']],
    ['أذونات', ['water']],
    ['💧', ['water']],
    ['does it', []],
    ['.*', []],
  ])('finds names with the words of %s', (text, ids) => {
    expect(shownIds({ text })).toEqual(ids);
  });

  it.each([
    ['phase', false, ['cafe', 'flood', 'water', 'old']],
    ['criticality', false, ['flood', 'old', 'water', 'cafe']],
    ['criticality', true, ['cafe', 'old', 'water', 'flood']],
    ['group', false, ['water', 'cafe', 'flood', 'old']],
    ['readiness', true, ['water', 'flood', 'cafe', 'old']],
    ['findings', true, ['water', 'flood', 'cafe', 'old']],
    ['review', false, ['old', 'flood', 'water', 'cafe']],
    ['review', true, ['cafe', 'flood', 'water', 'old']],
  ] as const)('sorts by %s (descending: %s), equals by name', (sort, descending, ids) => {
    expect(shownIds({ sort, descending })).toEqual(ids);
  });

  it('splits what is long, and shows the last page where a later one is asked', () => {
    const many = Array.from({ length: rowsPerPage * 2 + 1 }, (_, index) => serviceRow({ id: `s${index}` }));
    const page = (number: number) => showList(many, { ...wholeList, page: number }, facetValues);
    expect(page(1)).toMatchObject({ page: 1, pages: 3 });
    expect(page(2).shown[0]?.id).toBe(`s${rowsPerPage}`);
    expect(page(3).shown).toHaveLength(1);
    expect(page(99)).toMatchObject({ page: 3, pages: 3 });
    expect(showList([], wholeList, facetValues)).toMatchObject({ shown: [], page: 1, pages: 1 });
  });

  it('shows each row that matches exactly once over its pages, and no other', () => {
    fc.assert(
      fc.property(anyRows, anyState, (any: ServiceRow[], state) => {
        const { rows: found, pages } = showList(any, state, facetValues);
        const all = Array.from({ length: pages }, (_, index) => index + 1).flatMap(
          (page) => showList(any, { ...state, page }, facetValues).shown,
        );
        expect(all).toEqual(found);
        expect(new Set(found)).toEqual(new Set(filterRows(any, state)));
        expect(found).toHaveLength(filterRows(any, state).length);
        if (!isFiltered(state)) expect(found).toHaveLength(any.length);
      }),
    );
  });

  it('shows the same rows in each order', () => {
    fc.assert(
      fc.property(anyRows, anyState, (any, state) => {
        const orders = sortKeys.flatMap((sort) =>
          [true, false].map((descending) => showList(any, { ...state, sort, descending }, facetValues).rows),
        );
        for (const order of orders) expect(new Set(order)).toEqual(new Set(orders[0]));
      }),
      { numRuns: 30 },
    );
  });
});

describe('facetCounts', () => {
  it('says how many rows a value would show', () => {
    fc.assert(
      fc.property(anyRows, anyState, fc.constantFrom(...facets), (any, state, facet) => {
        const counts = facetCounts(any, state, facet);
        for (const value of facetValues[facet]) {
          const alone = { ...state, chosen: { ...state.chosen, [facet]: [value] } };
          expect(counts.get(value) ?? 0).toBe(filterRows(any, alone).length);
        }
      }),
    );
  });
});

describe('pageNumbers', () => {
  it.each([
    [1, 1, '1'],
    [2, 3, '1 2 3'],
    [1, 5, '1 2 … 5'],
    [3, 5, '1 2 3 4 5'],
    [4, 9, '1 2 3 4 5 … 9'],
    [5, 9, '1 … 4 5 6 … 9'],
    [50, 50, '1 … 49 50'],
  ])('of page %s of %s are %s', (page, pages, numbers) => {
    expect(
      pageNumbers(page, pages)
        .map((number) => number ?? '…')
        .join(' '),
    ).toBe(numbers);
  });
});
