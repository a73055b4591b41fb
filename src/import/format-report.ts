/** Import: the report as text for the terminal, as Markdown and as JSON. Pure functions: report → text. */
import { printable } from '../model/printable.ts';
import type { FileReport } from './report.ts';

/** What a report says. */
export interface ImportReport {
  dialect: string;
  files: readonly FileReport[];
  /** What `opsguide check` finds in the new content. */
  check: { errors: number; warnings: number };
}

/** Longest piece of text that is quoted. */
const LONGEST = 120;
/** Files that the terminal names; the report file has all. */
const MOST_SHOWN = 30;

/** Sums of a report. */
export function sumsOf(files: readonly FileReport[]) {
  const count = (test: (file: FileReport) => boolean) => files.filter(test).length;
  return {
    files: files.length,
    pages: count(({ outcome }) => outcome === 'page'),
    guides: count(({ outcome }) => outcome === 'guide'),
    images: count(({ outcome }) => outcome === 'image'),
    not_imported: count(({ outcome }) => outcome === 'not imported'),
    kept_as_they_were: count(
      (file) => file.to.length > 0 && file.changed.length === 0 && file.left.length === 0,
    ),
    changed: count(({ changed }) => changed.length > 0),
    left_for_a_person: count(({ left }) => left.length > 0),
    words_before: files.reduce((sum, { words }) => sum + (words?.before ?? 0), 0),
    words_after: files.reduce((sum, { words }) => sum + (words?.after ?? 0), 0),
    words_lost: files.reduce((sum, { lost }) => sum + lost.length, 0),
  };
}

/** The report as JSON. */
export function formatJson({ dialect, files, check }: ImportReport): string {
  return `${JSON.stringify({ dialect, sums: sumsOf(files), check, files }, undefined, 2)}\n`;
}

/** The report for the terminal: sums, and what is left for a person in the first files. */
export function formatText(report: ImportReport): string {
  const { dialect, files, check } = report;
  const sums = sumsOf(files);
  const left = files.filter((file) => file.left.length > 0);
  const lines = left
    .slice(0, MOST_SHOWN)
    .flatMap((file) => [
      '',
      `${printable(file.file)}${file.to.length > 0 ? ` → ${file.to.join(', ')}` : `: ${file.outcome}`}`,
      ...grouped(file.left.map(({ what, text }) => `  left: ${what}${text === '' ? '' : ` ${short(text)}`}`)),
    ]);
  const more = left.length - MOST_SHOWN;
  return [
    `Read as ${dialect}. ${counted(sums.files, 'file')}: ${counted(sums.pages, 'page')}, ${counted(sums.guides, 'file')} for drafts of guides, ${counted(sums.images, 'image')}, ${sums.not_imported} not imported.`,
    `Changed in ${counted(sums.changed, 'file')}, left for a person in ${sums.left_for_a_person}.`,
    `Words, those of tags, keys and addresses among them: ${sums.words_before} before, ${sums.words_after} after, ${sums.words_lost} lost.`,
    `opsguide check finds ${counted(check.errors, 'error')} and ${counted(check.warnings, 'warning')}.`,
    ...lines,
    ...(more > 0
      ? ['', `… and ${counted(more, 'more file')}. Write all of it with --report import.md.`]
      : []),
    '',
  ].join('\n');
}

/** The report as Markdown, every file with all that was changed and left. */
export function formatMarkdown({ dialect, files, check }: ImportReport): string {
  const sums = sumsOf(files);
  const rows = Object.entries(sums).map(([key, value]) => `| ${key.replaceAll('_', ' ')} | ${value} |`);
  const sections = files.map((file) => {
    const title = `## ${inline(file.file)}`;
    const to = file.to.length > 0 ? `${file.outcome}: ${file.to.map(inline).join(', ')}` : file.outcome;
    const words = file.words ? [`Words: ${file.words.before} before, ${file.words.after} after.`] : [];
    const items = [
      ...grouped(
        file.changed.map(
          ({ what, was, now }) =>
            `- Changed: ${what}.${was === '' && now === '' ? '' : ` ${inline(was)} → ${inline(now)}`}`,
        ),
      ),
      ...grouped(
        file.left.map(({ what, text }) => `- Left: ${what}${text === '' ? '' : ` ${inline(text)}`}`),
      ),
      ...(file.lost.length > 0 ? [`- Lost: ${inline(file.lost.join(' '))}`] : []),
    ];
    const kept = file.to.length > 0 && items.length === 0 ? ['- Kept as it was.'] : items;
    return [title, '', [`${capital(to)}.`, ...words].join(' '), '', ...kept, ''].join('\n');
  });
  return [
    '# What was imported',
    '',
    `Read as ${dialect}. \`opsguide check\` finds ${counted(check.errors, 'error')} and ${counted(check.warnings, 'warning')} in the result.`,
    '',
    '| What | How many |',
    '|---|---|',
    ...rows,
    '',
    ...sections,
  ].join('\n');
}

/** Equal lines once, with their number. */
function grouped(lines: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const line of lines) counts.set(line, (counts.get(line) ?? 0) + 1);
  return [...counts].map(([line, count]) => (count === 1 ? line : `${line} (${count} times)`));
}

function short(text: string): string {
  const line = printable(text.replace(/\s+/g, ' ').trim());
  return line.length > LONGEST ? `${line.slice(0, LONGEST)}…` : line;
}

function inline(text: string): string {
  const words = short(text);
  if (words === '') return '(nothing)';
  const ticks = words.includes('`') ? '``' : '`';
  return `${ticks}${ticks === '``' ? ` ${words} ` : words}${ticks}`;
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
