import type { GuideDocument, PageDocument } from '../../model/content.ts';
import { guideSections, sectionsVersion } from '../../model/guide-sections.ts';
import { nearest } from '../../model/nearest.ts';
import { type Gate, phaseNames } from '../../model/phase.ts';
import type { Finding, Place, Rule } from '../../model/rule.ts';
import { type SectionState, sectionFinder } from '../due-sections.ts';
import { isDue } from '../is-due.ts';

/** Sections of a standard, in their order. @see S1.12 */
const standardSections = ['Statement', 'Rationale', 'Implications', 'Supporting material'];

/** The body has the sections that are due, and they say something. */
export const missingSection: Rule = {
  id: 'missing-section',
  kind: 'readiness',
  severity: 'error',
  title: 'Write the sections that are due',
  why: 'Facts alone help nobody at night: the sections say what the service does, how it works and what to do. A standard has four sections, so that readers know where the rule is and where the reasons are; “None” is an answer, a blank is not.',
  requirements: ['S0.13', 'S0.16', 'S0.21', 'S1.8', 'S1.12', 'S1.14', 'S1.15', 'S1.47'],
  wrong: '## Incidents\n\n## Changes\n\nRaise a change in the service management tool.',
  right:
    '## Incidents\n\nLook at the dashboard first. Then phone the duty manager.\n\n## Changes\n\nRaise a change in the service management tool.',
  *checkGuide(guide) {
    let place: Place = { path: ['phase'] };
    const find = sectionFinder(guide);
    const version = guide.draft.template_version ?? sectionsVersion;
    for (const { heading, due, about, since } of guideSections) {
      const found = find(heading);
      // What is newer than the guide is a warning of its own: see the rule template-version.
      if (since <= version && isDue(guide, due))
        yield* finding(found, heading, { why: `It is due ${gateInWords(due)}.`, about, place, guide });
      if ('heading' in found) place = { range: found.heading.range };
    }
  },
  *checkPage(page) {
    if (page.draft.type !== 'standard') return;
    let place: Place = { path: ['type'] };
    const find = sectionFinder(page);
    for (const heading of standardSections) {
      const found = find(heading);
      const about = 'Write it, or “None” if there is nothing to say.';
      for (const missing of finding(found, heading, { why: 'A standard has it.', about, place, guide: page }))
        yield { ...missing, severity: 'warning' };
      if ('heading' in found) place = { range: found.heading.range };
    }
  },
};

interface Expectation {
  why: string;
  about: string;
  /** The section before it, or the key that asks for it. */
  place: Place;
  guide: GuideDocument | PageDocument;
}

function* finding(
  found: SectionState,
  name: string,
  { why, about, place, guide }: Expectation,
): Iterable<Finding> {
  const example = `## ${name}`;
  if (found.state === 'empty')
    yield {
      at: { range: found.heading.range },
      message: `The section “${name}” is empty. ${why}`,
      hint: about,
    };
  if (found.state === 'placeholder')
    yield {
      at: { range: found.heading.range },
      message: `The section “${name}” holds only the placeholder \`${found.text}\`. ${why}`,
      hint: about,
    };
  if (found.state !== 'missing') return;
  if (found.near) {
    yield {
      at: { range: found.near.range },
      message: `“${name}” must be a heading of level 2, not ${found.near.level}. ${why}`,
      hint: `Write \`${example}\`.`,
    };
    return;
  }
  const headings = guide.body.headings.filter(({ level }) => level === 2);
  const close =
    headings.length > 100
      ? undefined
      : nearest(
          name,
          headings.map(({ text }) => text),
        );
  yield {
    at: place,
    message: `The section “${name}” is missing. ${why}`,
    hint: close ? `Is “${close}” meant? Then write \`${example}\`.` : `Add \`${example}\`. ${about}`,
  };
}

function gateInWords(gate: Gate): string {
  if (gate === 'always') return 'in every phase';
  return gate === 'live-data' ? 'as soon as live data is used' : `from ${phaseNames[gate].toLowerCase()} on`;
}
