/**
 * Model: which colours of a brand meet on a page, and how well they must be told apart. Said once: the check of an
 * organisation's brand and the test of those that ship both read it.
 */
import type { ColourName, Colours } from './brand-colours.ts';
import { contrastRatio, nearestPassing } from './contrast.ts';

/** How the place of the keyboard is shown. */
export type FocusStyle = 'highlight' | 'outline';

/** A colour in front of another. */
export interface ContrastPair {
  front: ColourName;
  behind: ColourName;
  /** 4.5 for text, 3 for parts of the interface. @see https://www.w3.org/TR/WCAG22/#contrast-minimum */
  least: 4.5 | 3;
  /** What people see there. */
  where: string;
  /** For pairs that meet only with one style of focus. */
  focus?: FocusStyle;
}

const text = (front: ColourName, behind: ColourName, where: string): ContrastPair => ({
  front,
  behind,
  least: 4.5,
  where,
});
const part = (front: ColourName, behind: ColourName, where: string, focus?: FocusStyle): ContrastPair => ({
  front,
  behind,
  least: 3,
  where,
  ...(focus ? { focus } : {}),
});

/**
 * Every pair, in the order of a page from top to bottom.
 * @see https://www.w3.org/TR/WCAG22/#non-text-contrast
 */
export const contrastPairs: readonly ContrastPair[] = [
  text('header_text', 'header', 'the name of the site in the header'),
  text('navigation_link', 'navigation', 'links of the navigation'),
  part('navigation_current', 'navigation', 'the line under the current section'),
  text('notice_text', 'notice', 'the notice'),
  text('text', 'page', 'text'),
  text('text', 'tint', 'text in quiet panels'),
  text('text', 'danger_tint', 'text of what is overdue'),
  text('text', 'warn_tint', 'text of what is due soon'),
  text('secondary_text', 'page', 'quieter text'),
  text('secondary_text', 'tint', 'quieter text in panels'),
  text('link', 'page', 'links'),
  text('link', 'tint', 'links in quiet panels'),
  text('link', 'danger_tint', 'links in what is overdue'),
  text('link', 'warn_tint', 'links in what is due soon'),
  text('link', 'good_tint', 'names of live services on a map'),
  text('link', 'info_tint', 'names of services before live on a map'),
  text('link', 'quiet_tint', 'names of services that end on a map'),
  text('link_hover', 'page', 'links under the pointer'),
  text('link_hover', 'tint', 'links under the pointer in quiet panels'),
  text('link_visited', 'page', 'links that were followed before'),
  text('link_visited', 'tint', 'links in quiet panels that were followed before'),
  text('link_active', 'page', 'links while they are pressed'),
  { ...text('focus_text', 'focus', 'the link where the keyboard is'), focus: 'highlight' },
  part('focus_text', 'page', 'the line under the link where the keyboard is', 'highlight'),
  part('focus', 'page', 'the outline where the keyboard is', 'outline'),
  part('focus', 'tint', 'the outline where the keyboard is, in quiet panels', 'outline'),
  part('strong_line', 'page', 'bars, dots and lines that mean something'),
  part('strong_line', 'tint', 'bars in cards'),
  part('input_border', 'page', 'borders of boxes to type into'),
  part('input_border', 'tint', 'borders of boxes to type into, on the background of panels'),
  text('ink_text', 'ink', 'text on dark bands'),
  text('button_text', 'button', 'text on buttons'),
  part('button', 'page', 'buttons'),
  text('danger', 'page', 'what is overdue'),
  text('danger', 'tint', 'what is overdue, in cards'),
  text('danger', 'danger_tint', 'what is overdue, in its panel'),
  text('page', 'danger', 'the tag of a critical service'),
  text('warn', 'page', 'what is due soon'),
  text('warn', 'warn_tint', 'what is due soon, in its panel'),
  text('good', 'page', 'what is met'),
  text('good', 'good_tint', 'the tag of a live service'),
  text('info', 'info_tint', 'the tag of a phase before live'),
  text('quiet', 'quiet_tint', 'the tag of what has ended'),
  text('footer_text', 'footer', 'text of the footer'),
  text('footer_link', 'footer', 'links of the footer'),
];

/** A pair that cannot be told apart well enough. */
export interface ContrastProblem extends ContrastPair {
  ratio: number;
  /** The colour nearest to the one in front that passes. */
  suggestion: string;
}

/** Pairs of a brand that fail, in order. */
export function contrastProblems(colours: Colours, focus: FocusStyle): ContrastProblem[] {
  return contrastPairs
    .filter((pair) => pair.focus === undefined || pair.focus === focus)
    .map((pair) => ({ ...pair, ratio: contrastRatio(colours[pair.front], colours[pair.behind]) }))
    .filter(({ ratio, least }) => ratio < least)
    .map((pair) => ({
      ...pair,
      suggestion: nearestPassing(colours[pair.front], colours[pair.behind], pair.least),
    }));
}
