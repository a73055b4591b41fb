/** "Did you mean": near words are found, and looking for them never takes long. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { certainSlip, editDistance, nearest } from '../../src/model/nearest.ts';

describe('nearest', () => {
  it.each([
    ['delivery_goup', ['delivery_group', 'description'], 'delivery_group'],
    ['publicbeta', ['private-beta', 'public-beta'], 'public-beta'],
    ['Contact', ['contact'], 'contact'],
    ['team', ['teams', 'time'], 'teams'],
    ['reviewed_on', ['last_reviewed_on'], 'last_reviewed_on'],
    ['colour', ['title', 'phase'], undefined],
    ['x', [], undefined],
  ])('of %s among %j is %s', (word, known, expected) => {
    expect(nearest(word, known)).toBe(expected);
  });

  it('is as near as any other word', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(word, fc.array(word, { minLength: 1, maxLength: 6 }), (wrong, known) => {
        const found = nearest(wrong, known);
        const best = Math.min(...known.map((other) => editDistance(wrong, other)));
        if (best <= Math.max(1, Math.floor(wrong.length / 3)))
          expect(editDistance(wrong, found ?? '')).toBe(best);
      }),
    );
  });

  it('does not compare what nobody can have misspelt', () => {
    const start = performance.now();
    expect(nearest('a'.repeat(1_000_000), ['title', 'a'.repeat(1_000_000)])).toBeUndefined();
    expect(performance.now() - start).toBeLessThan(1000);
  });
});

describe('certainSlip', () => {
  const known = ['support', 'supplier', 'suppliers', 'delivery_group', 'last_reviewed_on', 'tier', 'from'];

  it.each([
    ['suport', 'support'],
    ['Support', 'support'],
    ['delivery-group', 'delivery_group'],
    ['deliveryGroup', 'delivery_group'],
    ['last_reviewd_no', 'last_reviewed_on'],
  ])('takes %s for %s', (word, meant) => {
    expect(certainSlip(word, known)).toBe(meant);
  });

  it.each(['suppliexr', 'suporr', 'tiar', 'form', 'something', 'toString', '', 'x'.repeat(10_000)])(
    'is not certain of %j',
    (word) => {
      expect(certainSlip(word, known)).toBeUndefined();
    },
  );
});
