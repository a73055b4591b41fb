/** Contrast as WCAG counts it: golden values from elsewhere, and what holds for any two colours. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contrastRatio, luminance, nearestPassing } from '../../src/model/contrast.ts';

const colour = fc
  .tuple(...[0, 1, 2].map(() => fc.integer({ min: 0, max: 255 })))
  .map((channels) => `#${channels.map((value) => value.toString(16).padStart(2, '0')).join('')}`);

describe('contrastRatio', () => {
  // Published by WebAIM, the W3C and the design systems themselves.
  it.each([
    ['#000000', '#ffffff', 21],
    ['#ffffff', '#ffffff', 1],
    ['#767676', '#ffffff', 4.54],
    ['#777777', '#ffffff', 4.48],
    ['#949494', '#ffffff', 3.03],
    ['#ff0000', '#ffffff', 4.0],
    ['#0000ff', '#ffffff', 8.59],
    ['#00ff00', '#ffffff', 1.37],
    ['#ff0000', '#0000ff', 2.15],
    ['#808080', '#ffffff', 3.95],
  ])('of %s on %s is %d', (one, other, expected) => {
    expect(contrastRatio(one, other)).toBeCloseTo(expected, 2);
  });

  it('does not care which is the text, and is never below 1 or above 21', () => {
    fc.assert(
      fc.property(colour, colour, (one, other) => {
        const ratio = contrastRatio(one, other);
        expect(ratio).toBe(contrastRatio(other, one));
        expect(ratio).toBeGreaterThanOrEqual(1);
        expect(ratio).toBeLessThanOrEqual(21);
      }),
    );
  });
});

describe('luminance', () => {
  it.each([
    ['#000000', 0],
    ['#ffffff', 1],
    ['#ff0000', 0.2126],
    ['#00ff00', 0.7152],
    ['#0000ff', 0.0722],
  ])('of %s is %d', (written, expected) => {
    expect(luminance(written)).toBeCloseTo(expected, 4);
  });
});

describe('nearestPassing', () => {
  it('passes, whatever the two colours are, and leaves alone what passes already', () => {
    fc.assert(
      fc.property(colour, colour, fc.constantFrom(3, 4.5), (front, behind, least) => {
        const found = nearestPassing(front, behind, least);
        expect(found).toMatch(/^#[0-9a-f]{6}$/);
        expect(contrastRatio(found, behind)).toBeGreaterThanOrEqual(least);
        expect(nearestPassing(found, behind, least)).toBe(found);
      }),
    );
  });

  it('darkens a grey on white no more than it takes', () => {
    expect(nearestPassing('#999999', '#ffffff', 4.5)).toBe('#767676');
  });

  it('lightens on a dark background', () => {
    expect(nearestPassing('#555555', '#000000', 4.5)).toBe('#757575');
  });
});
