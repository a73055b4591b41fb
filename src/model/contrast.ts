/**
 * Model: how well two colours can be told apart, as WCAG counts it. Colours are `#rrggbb`.
 * @see https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio
 */

/** Ratio of two colours, from 1 (the same) to 21 (black and white), whichever is the text. */
export function contrastRatio(one: string, other: string): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

/**
 * Relative luminance, from 0 (black) to 1 (white).
 * @see https://www.w3.org/TR/WCAG22/#dfn-relative-luminance
 */
export function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = channels(colour).map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/**
 * The colour nearest to `colour` whose contrast with `against` is at least `least`: mixed with black or with white, as
 * little as it takes. A colour that passes comes back as it is. `least` may be at most 4.5, which black or white always
 * reaches.
 */
export function nearestPassing(colour: string, against: string, least: number): string {
  if (contrastRatio(colour, against) >= least) return colour;
  const [best] = ['#000000', '#ffffff']
    .flatMap((end) => {
      const share = smallestShare(colour, end, against, least);
      return share === undefined ? [] : [mix(colour, end, share)];
    })
    .sort((a, b) => distance(colour, a) - distance(colour, b));
  if (best === undefined) throw new Error(`no colour has a contrast of ${least} with ${against}`);
  return best;
}

const STEPS = 255;

/** The smallest share of `end` with which the mix passes, in steps of one 255th; `undefined` if even `end` does not. */
function smallestShare(colour: string, end: string, against: string, least: number): number | undefined {
  for (let step = 1; step <= STEPS; step++)
    if (contrastRatio(mix(colour, end, step / STEPS), against) >= least) return step / STEPS;
  return undefined;
}

function mix(colour: string, end: string, share: number): string {
  const to = channels(end);
  const mixed = channels(colour).map((value, index) =>
    Math.round(value + ((to[index] ?? 0) - value) * share),
  );
  return `#${mixed.map((value) => value.toString(16).padStart(2, '0')).join('')}`;
}

function distance(one: string, other: string): number {
  const to = channels(other);
  return channels(one).reduce((sum, value, index) => sum + (value - (to[index] ?? 0)) ** 2, 0);
}

/** Red, green and blue, 0 to 255. */
function channels(colour: string): number[] {
  return [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
}
