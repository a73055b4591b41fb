/** Export, PDF: the colours of a brand on white paper. */
import type { Colours } from '../../model/brand-colours.ts';
import { nearestPassing } from '../../model/contrast.ts';

/** A background, and the colour of what stands on it or at its edge. */
interface Pair {
  fill: string;
  edge: string;
}

/** Every colour of a document, as `#rrggbb`. Text has a contrast of at least 4.5 with what it stands on. */
export interface PrintTheme {
  text: string;
  quiet: string;
  /** The band at the top of the first page, and text on it. */
  band: string;
  bandText: string;
  heading: string;
  link: string;
  /** Lines that mean something. */
  accent: string;
  hairline: string;
  /** Background of code, charts and quiet panels. */
  tint: string;
  tones: { info: Pair; good: Pair; warning: Pair; danger: Pair };
}

const PAPER = '#ffffff';
/** @see https://www.w3.org/TR/WCAG22/#contrast-minimum */
const LEAST_CONTRAST = 4.5;

/** Colours for paper: a page of a brand may be of another colour, so each is made dark enough for white. */
export function printTheme(colours: Colours): PrintTheme {
  const dark = (colour: string, on = PAPER) => nearestPassing(colour, on, LEAST_CONTRAST);
  const pair = (fill: string, edge: string): Pair => ({ fill, edge: dark(edge, fill) });
  return {
    text: dark(colours.text),
    quiet: dark(colours.secondary_text),
    band: colours.ink,
    bandText: dark(colours.ink_text, colours.ink),
    heading: dark(colours.ink),
    link: dark(colours.link),
    accent: colours.strong_line,
    hairline: colours.line,
    tint: colours.tint,
    tones: {
      info: pair(colours.tint, colours.brand),
      good: pair(colours.good_tint, colours.good),
      warning: pair(colours.warn_tint, colours.warn),
      danger: pair(colours.danger_tint, colours.danger),
    },
  };
}
