/**
 * Model: what printing can find fault with, stated like every other rule. Printing finds it while it makes the PDFs;
 * here is what people read about it. What cannot be printed is still published as a page, so none of these is of kind
 * document.
 */
import type { RuleInfo } from './rule.ts';

/** Rules of printing. */
export const printingRules = [
  {
    id: 'pdf-not-printed',
    kind: 'style',
    severity: 'warning',
    title: 'Keep a page small enough to be printed',
    why: 'An auditor keeps the PDF of a guide for years. A page that takes minutes or gigabytes to lay out has none, and its download is missing from the site.',
    wrong: 'A table of 300 columns and 2,000 rows',
    right: 'A table of what people need to know, and a link to the rest',
  },
  {
    id: 'pdf-missing-glyph',
    kind: 'style',
    severity: 'warning',
    title: 'Use characters that can be printed',
    why: 'The fonts of PDFs have the letters of Latin, Greek and Cyrillic and common signs. For any other character a square is printed, so that it is seen to be missing; the attached Markdown source has it.',
    wrong: 'title: Flood warnings 🌊',
    right: 'title: Flood warnings',
  },
  {
    id: 'pdf-left-out',
    kind: 'style',
    severity: 'warning',
    title: 'Show images and tables that can be printed',
    why: 'An image that is broken or larger than 40 million pixels, and a table of more than 60,000 cells, cannot be printed. The PDF says in its place that it was left out.',
    wrong: '![Map of all gauges](../assets/gauges-40000-by-30000.png)',
    right: '![Map of all gauges](../assets/gauges-2000-by-1500.png)',
  },
] as const satisfies RuleInfo[];

/** Id of a rule of printing. */
export type PrintingRuleId = (typeof printingRules)[number]['id'];

const byId = new Map<string, RuleInfo>(printingRules.map((rule) => [rule.id, rule]));

/** The rule of an id. */
export function printingRule(id: PrintingRuleId): RuleInfo {
  return byId.get(id) as RuleInfo;
}
