import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clipList, clipText } from '../../../src/render/assurance/clip.ts';

describe('clipList', () => {
  it.each([
    [0, 0, 0],
    [3, 3, 0],
    [4, 4, 0],
    [5, 3, 2],
    [40, 3, 37],
  ])('shows of %i items %i, and says that %i are more', (length, shown, more) => {
    const clipped = clipList(
      Array.from({ length }, (_, index) => index),
      3,
    );
    expect([clipped.items.length, clipped.more]).toEqual([shown, more]);
  });
});

describe('clipText', () => {
  it.each([
    ['Short.', 'Short.'],
    ['Two\n  lines', 'Two lines'],
    ['The waiver, which is long', 'The waiver…'],
    ['Unbreakableword', 'Unbreakablew…'],
  ])('makes of %j %j', (text, expected) => {
    expect(clipText(text, 13)).toBe(expected);
  });

  it('is never longer than it may be', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 80 }), fc.integer({ min: 2, max: 40 }), (text, most) => {
        expect(clipText(text, most).length).toBeLessThanOrEqual(most);
      }),
    );
  });
});
