import type { GuideDocument } from '../../model/content.ts';
import type { DataPath } from '../../model/data-path.ts';
import { guideSections } from '../../model/guide-sections.ts';
import { findPlaceholder } from '../../model/placeholder.ts';
import { proseLines } from '../../model/prose.ts';
import type { CheckContext, Finding, Rule } from '../../model/rule.ts';
import { sectionFinder } from '../due-sections.ts';
import { isDue } from '../is-due.ts';
import { guideReferences } from '../references.ts';
import { writtenPath } from '../written-path.ts';
import { factDue } from './fact-due.ts';

/** A cheap first look at the front matter: words that are placeholders anywhere, and values that are nothing else. */
const IN_VALUES =
  /\b(?:tb[acd]\b|todo\b|to be (?:confirmed|decided|agreed|added|advised)|lorem|example\.(?:com|org|net)|xxx)|team[- ]name|foo@bar|\bt\.b\.c|\b(?:none yet|unknown|n\/?a|best endeavours|fill (?:me )?in|placeholder)["']?[ \t]*(?:[,}\]#\r]|$)|["'](?:\[[^\]\n]*\]|<[^>\n]*>|[?.…-]+)["']|[:-][ \t]+(?:<[^>\n]*>|[?.…]+)[ \t]*(?:[,}#\r]|$)/im;
/** The same for prose. */
const IN_PROSE =
  /\b(?:tb[acd]\b|todo\b|to be (?:confirmed|decided|agreed|added|advised)|lorem|example\.(?:com|org|net)|xxx|best endeavours|fill (?:me )?in\s*$|placeholder\s*$)|team[- ]name|foo@bar|\bt\.b\.c|^\s*(?:[-*+]\s+)?[<[].*[>\]]\s*$/im;
/** In prose these are answers as often as not. */
const ANSWERS = /^(?:n\/?a|none yet|unknown|[-.…?]+)$/i;

/** Text that only looks filled in is found, due or not. */
export const placeholder: Rule = {
  id: 'placeholder',
  kind: 'readiness',
  severity: 'warning',
  title: 'Replace placeholders by what is true',
  why: 'Most guides that were made from a template still hold its placeholders. They look like an answer to whoever skims the page, and are none when it counts.',
  requirements: ['S0.16', 'S1.47'],
  wrong: 'Phone the team on its usual number (TBC).',
  right: 'Phone the team on +44 1632 960 001.',
  *checkGuide(guide, context) {
    // What the body lacks of the file is its front matter, and the few characters that were mended.
    const { text, body } = guide;
    if (IN_VALUES.test(text.slice(0, text.length - body.text.length + 100)))
      yield* inFrontMatter(guide, context);
    if (IN_PROSE.test(body.text)) yield* inBody(guide);
  },
};

function inFrontMatter(guide: GuideDocument, context: CheckContext): Finding[] {
  const found: { path: DataPath; text: string }[] = [];
  const path: (string | number)[] = [];
  const visit = (value: unknown): void => {
    if (typeof value === 'string') {
      const text = findPlaceholder(value)?.text;
      if (text !== undefined) found.push({ path: [...path], text });
      return;
    }
    if (typeof value !== 'object' || value === null) return;
    for (const [key, inner] of Object.entries(value)) {
      path.push(Array.isArray(value) ? Number(key) : key);
      visit(inner);
      path.pop();
    }
  };
  visit(guide.draft);
  if (found.length === 0) return [];
  // What is due, or refers to something, is already reported as such.
  const due = new Set(
    [...(factDue.checkGuide?.(guide, context) ?? [])].map(({ at }) =>
      'path' in at ? at.path.join('.') : '',
    ),
  );
  return found
    .filter(({ path: at }) => !due.has(at.join('.')) && !due.has(writtenPath(guide, at).join('.')))
    .filter(
      ({ path: at }) =>
        !Object.hasOwn(guideReferences, at.map((step) => (typeof step === 'number' ? '*' : step)).join('.')),
    )
    .map(({ path: at, text }) => ({
      at: { path: writtenPath(guide, at) },
      ...words(
        `\`${at.filter((step) => typeof step === 'string').join('.')}\` holds the placeholder \`${text}\`, which counts as empty.`,
      ),
    }));
}

function* inBody(guide: GuideDocument): Iterable<Finding> {
  let reported: Set<number> | undefined;
  for (const { text, number } of proseLines(guide)) {
    const item = text.replace(/^\s*(?:[-*+>]|\d+[.)]|#+)?\s*/, '');
    const found = findPlaceholder(item);
    if (!found || ANSWERS.test(found.text)) continue;
    reported ??= linesOfDueSections(guide);
    if (reported.has(number)) continue;
    const column = text.length - item.length + found.index + 1;
    yield {
      at: { range: { line: number, column, endLine: number, endColumn: column + found.text.length } },
      ...words(`\`${found.text}\` is a placeholder.`),
    };
  }
}

/** Lines of sections that are due and hold nothing else: the section is reported instead. */
function linesOfDueSections(guide: GuideDocument): Set<number> {
  const find = sectionFinder(guide);
  const sections = guideSections.filter(({ due }) => isDue(guide, due)).map(({ heading }) => find(heading));
  return new Set(sections.flatMap((section) => (section.state === 'placeholder' ? [section.line] : [])));
}

function words(message: string): { message: string; hint: string } {
  return {
    message,
    hint: 'Write what is true, or delete it: an honest gap is better than an answer that is none.',
  };
}
