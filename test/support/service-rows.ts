/** Rows of the list of services for tests, and what generates them. */
import fc from 'fast-check';
import {
  type Facet,
  type FacetValues,
  facets,
  type ListState,
  readinessStates,
  type ServiceRow,
  sortKeys,
} from '../../src/model/service-list.ts';
import { tidyText } from '../../src/model/service-list-address.ts';

/** Values of facets, as an organisation might have them. */
export const facetValues: FacetValues = {
  phase: ['discovery', 'alpha', 'live', 'retired'],
  group: ['farming', 'water'],
  criticality: ['critical', 'low', 'none'],
  readiness: readinessStates,
  guide: ['complete', 'incomplete'],
  review: ['overdue', 'in-date'],
};

/** A row with what a test says about it. */
export function serviceRow(row: Partial<ServiceRow> = {}): ServiceRow {
  return {
    id: 'a',
    name: 'A',
    description: 'Does it.',
    phase: 'live',
    group: 'water',
    criticality: 'low',
    readiness: 'running-clear',
    readinessWords: 'Nothing missing',
    metWords: '3 of 3 met',
    due: 3,
    met: 3,
    waived: 0,
    missing: 0,
    guide: 'complete',
    errors: 0,
    warnings: 0,
    notes: 0,
    findingsWords: 'None',
    review: 'in-date',
    reviewOn: '2027-01-01',
    reviewWords: '1 January 2027',
    ...row,
  };
}

const count = fc.integer({ min: 0, max: 300 });

/** Any rows. */
export const anyRows: fc.Arbitrary<ServiceRow[]> = fc.array(
  fc
    .record({
      id: fc.stringMatching(/^[a-z]{1,8}$/),
      name: fc.string({ unit: 'grapheme' }),
      description: fc.string({ unit: 'binary' }),
      phase: fc.constantFrom(...facetValues.phase),
      group: fc.constantFrom(...facetValues.group),
      criticality: fc.constantFrom(...facetValues.criticality),
      readiness: fc.constantFrom(...readinessStates),
      missing: count,
      errors: count,
      warnings: count,
      notes: count,
      guide: fc.constantFrom('complete' as const, 'incomplete' as const),
      review: fc.constantFrom('overdue' as const, 'in-date' as const),
      reviewOn: fc.constantFrom('2026-01-01', '2026-11-20', '2027-03-04'),
      reviewWords: fc.constantFrom('one', 'two'),
    })
    .map(serviceRow),
  { maxLength: 250 },
);

/** Any state that the values allow. */
export const anyState: fc.Arbitrary<ListState> = fc.record({
  text: fc.string({ unit: 'grapheme', maxLength: 300 }).map(tidyText),
  chosen: fc.record(
    Object.fromEntries(
      facets.map((facet) => [facet, fc.subarray([...facetValues[facet]])]),
    ) as unknown as Record<Facet, fc.Arbitrary<string[]>>,
  ),
  sort: fc.constantFrom(...sortKeys),
  descending: fc.boolean(),
  page: fc.integer({ min: 1, max: 999_999 }),
});
