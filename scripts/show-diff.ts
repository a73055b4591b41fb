/** The difference: two contents → two estates → what changed. */
import { existsSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { deriveEstate } from '../src/derive/derive-estate.ts';
import { type DiffSide, diffEstates } from '../src/derive/diff-estates.ts';
import { canonicalJson } from '../src/export/canonical-json.ts';
import type { Content } from '../src/model/content.ts';
import { isDate } from '../src/model/date.ts';
import type { EstateDiff } from '../src/model/estate-diff.ts';
import { readAndCheck } from '../src/pipeline.ts';
import { diffPage } from '../src/render/diff/diff-page.ts';
import { makeLanguages } from '../src/render/languages.ts';
import { formatDiff } from '../src/report/format-diff.ts';
import { openContent } from './content-input.ts';
import { exitCodes, UsageError } from './exit-codes.ts';
import type { DiffOptions } from './options.ts';
import { loadShipped, loadWords } from './shipped-data.ts';
import { templateFolders } from './site.ts';

interface ReadSide extends DiffSide {
  content: Content;
  /** Of each guide that today's schema refuses: what to tell. */
  notes: string[];
}

const formats: Readonly<Record<DiffOptions['format'], (before: ReadSide, after: ReadSide) => string>> = {
  text: (before, after) => formatDiff(diffEstates(before, after)),
  json: (before, after) => `${canonicalJson(diffEstates(before, after) satisfies EstateDiff)}\n`,
  html(before, after) {
    const { config, organisation, words } = after.content;
    const languages = makeLanguages({ english: loadWords(), own: words, content: config.language });
    const diff = diffEstates(before, after, languages.site.say);
    return diffPage({ diff, languages, organisation, name: config.organisation, folders: templateFolders });
  },
};

/** Tells what changed; returns the exit code. Guides that today's schema refuses are named and not compared. */
export function showDiff(before: string, after: string | undefined, options: DiffOptions): number {
  const { output } = options;
  if (output !== undefined) refuseOutput(output);
  const sides = { before: readSide(before, options), after: readSide(after, options) };
  const text = formats[options.format](sides.before, sides.after);
  for (const note of [...sides.before.notes, ...sides.after.notes]) console.error(note);
  if (output === undefined) process.stdout.write(text);
  else writeWhole(output, text);
  return exitCodes.clean;
}

/** One side: a day, a revision, or the folder as it is. */
function readSide(name: string | undefined, { content: given }: DiffOptions): ReadSide {
  const chosen = name === undefined ? {} : isDate(name) ? { asOf: name } : { revision: name };
  const { source, today, revision, folder } = openContent({
    ...(given ? { content: given } : {}),
    ...chosen,
  });
  const { content, diagnostics, summary } = readAndCheck(source, { today, ...loadShipped() });
  const unread = content.guides.flatMap(({ guide, id, file }) => (guide ? [] : [{ id, file }]));
  const prefix = folder.shown === '' ? '' : `${folder.shown}/`;
  return {
    end: { name: name ?? 'now', asOf: today, ...(revision ? { revision: revision.id } : {}), unread },
    estate: deriveEstate(content, diagnostics, summary, today),
    content,
    notes: unread.map(
      ({ file }) => `${prefix}${file} of ${name ?? 'now'} breaks the schema of today and is not compared.`,
    ),
  };
}

function refuseOutput(output: string): void {
  const path = resolve(output);
  if (existsSync(path) && statSync(path).isDirectory())
    throw new UsageError(`${output} is a folder. Name a file with --output.`);
  if (!existsSync(dirname(path)))
    throw new UsageError(`There is no folder for ${output}. Make it first, or choose another with --output.`);
}

/** Writes beside the file and renames, so that a full disk leaves what was there. */
function writeWhole(output: string, text: string): void {
  const path = resolve(output);
  const part = join(dirname(path), `.${basename(path)}.part-${process.pid}`);
  try {
    writeFileSync(part, text);
    renameSync(part, path);
  } finally {
    rmSync(part, { force: true });
  }
}
