import { proseLines } from '../../model/prose.ts';
import type { Finding, Rule } from '../../model/rule.ts';
import type { PublishedDocument } from '../../model/site-index.ts';

/** Versions that have a successor: how people write them, and what is current. */
const VERSIONS: readonly { pattern: RegExp; current: string }[] = [
  {
    pattern: /\bITIL\s*(?:®\s*)?(?:v(?:ersion)?\.?\s*[23]\b|[23]\b|2007|2011)/i,
    current: 'ITIL 4 took its place in 2019',
  },
  { pattern: /\bISO(?:\/IEC)?\s*20000-1:20(?:05|11)\b/i, current: 'ISO/IEC 20000-1:2018 took its place' },
  { pattern: /\bISO(?:\/IEC)?\s*27001:20(?:05|13)\b/i, current: 'ISO/IEC 27001:2022 took its place' },
  { pattern: /\bWCAG\s*2\.[01]\b/i, current: 'WCAG 2.2 took its place in 2023' },
];
const SUSPECT = /\bITIL|\bISO(?:\/IEC)?\s*2|\bWCAG\s*2\.[01]/i;
const EXPLAINED = /replac|supersed|withdrawn|successor|older version/i;

/** Text names versions of standards that are in force. @see S1.19 */
export const supersededFrameworkText: Rule = {
  id: 'superseded-framework-text',
  kind: 'style',
  severity: 'info',
  title: 'Name the version of a framework that is in force',
  why: 'A page that works to a withdrawn version has probably not been read for years, and its readers prepare for the wrong thing.',
  requirements: ['S1.19'],
  wrong: 'We follow ITIL V3.',
  right: 'We follow ITIL 4.',
  checkGuide: oldVersions,
  checkPage: oldVersions,
};

function* oldVersions(document: PublishedDocument): Iterable<Finding> {
  if (!SUSPECT.test(document.body.text)) return;
  for (const { text, number } of proseLines(document)) {
    if (EXPLAINED.test(text)) continue;
    for (const { pattern, current } of VERSIONS) {
      const match = pattern.exec(text);
      if (!match) continue;
      const column = match.index + 1;
      yield {
        at: { range: { line: number, column, endLine: number, endColumn: column + match[0].length } },
        message: `${match[0]} is no longer current: ${current}.`,
        hint: 'Read the page against the current version, then name that one.',
      };
    }
  }
}
