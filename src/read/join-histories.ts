/** Read: puts the histories of CSV files into the guides that name them, so that nobody after this knows the difference. */
import type { GuideDocument } from '../model/content.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import type { AchievedPeriod } from '../model/level-history.ts';
import { makeDiagnostic } from '../model/make-diagnostic.ts';
import { nearest } from '../model/nearest.ts';
import { readingRule } from './reading-rules.ts';

const FOLDER = 'services/';

/** What the CSV files hold by path; without months for a file that cannot be read, which was reported there. */
export type Histories = ReadonlyMap<string, readonly AchievedPeriod[] | undefined>;

/**
 * Gives guides with the levels filled in that name a file, and reports files that are missing and files that nobody names. A
 * level whose file is missing or unreadable is left without history, and its guide counts as refused there.
 */
export function joinHistories(
  guides: readonly GuideDocument[],
  histories: Histories,
): { guides: GuideDocument[]; diagnostics: Diagnostic[] } {
  const diagnostics: Diagnostic[] = [];
  const joined = guides.map((guide) => joinGuide(guide, histories, diagnostics));
  if (histories.size === 0) return { guides: joined, diagnostics };
  const named = new Set(guides.flatMap(namesIn));
  const unreadable = new Set(guides.filter(({ data }) => Object.keys(data).length === 0).map(({ id }) => id));
  for (const file of histories.keys()) {
    const name = file.slice(FOLDER.length);
    // A guide that cannot be read may well name it.
    if (named.has(name) || unreadable.has(name.split('.')[0] ?? '')) continue;
    diagnostics.push(
      makeDiagnostic(
        readingRule('level-history-unused'),
        file,
        { line: 1, column: 1 },
        {
          message: `No guide names ${name}, so nobody sees what it holds.`,
          hint: `Write \`achieved: ${name}\` at the service level that it speaks of, or delete the file.`,
        },
      ),
    );
  }
  return { guides: joined, diagnostics };
}

function joinGuide(guide: GuideDocument, histories: Histories, diagnostics: Diagnostic[]): GuideDocument {
  const levels = guide.draft.service_levels;
  if (!levels?.some(({ achieved }) => achieved?.file !== undefined)) return guide;
  const refused = [...guide.refused];
  const joined = levels.map((level, index) => {
    const name = level.achieved?.file;
    if (name === undefined) return level;
    const file = FOLDER + name;
    const periods = histories.get(file);
    if (periods) return { ...level, achieved: Object.assign([...periods], { file: name }) };
    const path = ['service_levels', index, 'achieved'];
    if (!histories.has(file)) diagnostics.push(missing(guide, path, name, [...histories.keys()]));
    refused.push(path);
    const { achieved: _achieved, ...rest } = level;
    return rest;
  });
  const { guide: whole, ...document } = guide;
  const isWhole = whole && refused.length === guide.refused.length;
  return {
    ...document,
    draft: { ...guide.draft, service_levels: joined },
    ...(isWhole ? { guide: { ...whole, service_levels: joined } } : {}),
    refused,
  };
}

function missing(
  guide: GuideDocument,
  path: (string | number)[],
  name: string,
  files: readonly string[],
): Diagnostic {
  const names = files.map((file) => file.slice(FOLDER.length));
  const sameGuide = `${name.split('.')[0]}.`;
  const meant = nearest(name, names) ?? names.find((other) => other.startsWith(sameGuide));
  return makeDiagnostic(readingRule('level-history-missing'), guide.file, guide.locate(path), {
    message: `There is no file ${name} beside the guide.`,
    hint: meant
      ? `Did you mean \`${meant}\`?`
      : `Save it as ${FOLDER}${name} with the columns \`period,value\`, or list the months here.`,
  });
}

/** Names as written, so that a level that was refused for something else still names its file. */
function namesIn(document: GuideDocument): string[] {
  if (document.guide)
    return document.guide.service_levels?.flatMap(({ achieved }) => achieved?.file ?? []) ?? [];
  const levels = document.data.service_levels;
  if (!Array.isArray(levels)) return [];
  return levels.flatMap((level: unknown) => {
    const achieved =
      typeof level === 'object' && level !== null ? (level as Record<string, unknown>).achieved : undefined;
    return typeof achieved === 'string' ? [achieved.trim()] : [];
  });
}
