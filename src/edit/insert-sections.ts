/** Edit: adds the headings of sections that a guide lacks, in their order. */
import type { SourceDocument } from '../model/content.ts';
import { type GuideSection, guideSections } from '../model/guide-sections.ts';
import { gateReached, type Phase } from '../model/phase.ts';
import { blank } from './stubs.ts';

/** Sections that are due in a phase and that the body does not have. */
export function missingSections(
  { body }: Pick<SourceDocument, 'body'>,
  phase: Phase,
  usesLiveData: boolean,
): GuideSection[] {
  const there = new Set(
    body.headings.filter(({ level }) => level === 2).map(({ text }) => text.trim().toLowerCase()),
  );
  return guideSections.filter(
    ({ heading, due }) => gateReached(due, phase, usesLiveData) && !there.has(heading.toLowerCase()),
  );
}

/** The text with those sections, each before the next one that is there, with a blank where its text goes. */
export function insertSections(
  text: string,
  { body }: Pick<SourceDocument, 'body'>,
  sections: readonly GuideSection[],
): string {
  const lines = text.split('\n');
  const places = sections.map((section) => {
    const later = guideSections
      .slice(guideSections.indexOf(section) + 1)
      .map(({ heading }) => heading.toLowerCase());
    const next = body.headings.find(
      ({ level, text: name }) => level === 2 && later.includes(name.trim().toLowerCase()),
    );
    return { section, at: next ? next.range.line - 1 : undefined };
  });
  const atEnd = places.filter(({ at }) => at === undefined);
  const inside = places.filter(
    (place): place is { section: GuideSection; at: number } => place.at !== undefined,
  );
  for (const { section, at } of inside.toReversed().sort((a, b) => b.at - a.at))
    lines.splice(at, 0, `## ${section.heading}`, '', blank, '');
  const joined = lines.join('\n');
  const gap = joined.endsWith('\n') ? '' : '\n';
  return atEnd.reduce((all, { section }) => `${all}\n## ${section.heading}\n\n${blank}\n`, joined + gap);
}
