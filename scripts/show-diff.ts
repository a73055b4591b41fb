/** The difference: two contents → two estates → what changed. */
import { deriveEstate } from '../src/derive/derive-estate.ts';
import { diffEstates } from '../src/derive/diff-estates.ts';
import { canonicalJson } from '../src/export/canonical-json.ts';
import { isDate } from '../src/model/date.ts';
import type { Estate } from '../src/model/estate.ts';
import type { DiffEnd, EstateDiff } from '../src/model/estate-diff.ts';
import { readAndCheck } from '../src/pipeline.ts';
import { formatDiff } from '../src/report/format-diff.ts';
import { openContent } from './content-input.ts';
import { exitCodes } from './exit-codes.ts';
import type { DiffOptions } from './options.ts';
import { loadShipped } from './shipped-data.ts';

const formats: Readonly<Record<DiffOptions['format'], (diff: EstateDiff) => string>> = {
  text: formatDiff,
  json: (diff) => `${canonicalJson(diff)}\n`,
};

/** Prints what changed; returns the exit code. Guides that today's schema refuses are named and left out. */
export function showDiff(before: string, after: string | undefined, options: DiffOptions): number {
  const diff = diffEstates(readEnd(before, options), readEnd(after, options));
  process.stdout.write(formats[options.format](diff));
  return exitCodes.clean;
}

/** One end: a day, a revision, or the folder as it is. */
function readEnd(name: string | undefined, { content }: DiffOptions): { end: DiffEnd; estate: Estate } {
  const chosen = name === undefined ? {} : isDate(name) ? { asOf: name } : { revision: name };
  const { source, today, revision, folder } = openContent({ ...(content ? { content } : {}), ...chosen });
  const checked = readAndCheck(source, { today, ...loadShipped() });
  const refused = checked.content.guides.filter(({ guide }) => !guide);
  for (const { file } of refused)
    console.error(`${folder.shown}/${file} of ${name ?? 'now'} breaks today's schema and is left out.`);
  return {
    end: { name: name ?? 'now', asOf: today, ...(revision ? { revision: revision.id } : {}) },
    estate: deriveEstate(checked.content, checked.diagnostics, checked.summary, today),
  };
}
