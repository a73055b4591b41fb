/** The work of `opsguide check`: content → report on standard output, mended files if asked, and an exit code. */
import { isAbsolute } from 'node:path';
import { printable } from '../src/model/printable.ts';
import {
  type CheckedContent,
  type CheckedPart,
  type FixedContent,
  readAndCheck,
  readAndFix,
  withCertainFixes,
} from '../src/pipeline.ts';
import { configFile } from '../src/read/entry-policy.ts';
import { type ReportFormat, shownFile } from '../src/report/reporter.ts';
import { reporters } from '../src/report/reporters.ts';
import { formatUnifiedDiff } from '../src/report/unified-diff.ts';
import { openContent } from './content-input.ts';
import { exitCodes, UsageError } from './exit-codes.ts';
import type { CheckOptions, ContentFolder } from './options.ts';
import { formatRecheck, reportOf } from './report-of.ts';
import { loadShipped } from './shipped-data.ts';
import type { Recheck } from './watch-content.ts';
import { writeFixes } from './write-fixes.ts';

/** Formats that offer mends to other tools. */
const OFFERS_FIXES: ReadonlySet<ReportFormat> = new Set<ReportFormat>(['json', 'sarif']);

/** Runs the command. Answers its exit code. @throws UsageError for content that is not there */
export async function runCheck(options: CheckOptions): Promise<number> {
  const { folder, source, today } = openContent(options);
  const run = { today, ...loadShipped() };
  if (options.watch) {
    if (options.format !== 'pretty') throw new UsageError('--watch reports to people. Leave out --format.');
    const { watchContent } = await import('./watch-content.ts');
    return watchContent(folder.path, run, (found) => showRecheck(found, folder));
  }
  if (options.fix || options.fixDryRun) {
    const fixed = readAndFix(source, run);
    return options.fix ? fix(fixed, folder, options) : showFixes(fixed, folder, options);
  }
  const result =
    options.since === undefined
      ? readAndCheck(source, run)
      : (await import('./check-since.ts')).checkSince(folder.path, options.since, run);
  const diagnostics = OFFERS_FIXES.has(options.format)
    ? withCertainFixes(source, result.diagnostics)
    : result.diagnostics;
  print({ ...result, diagnostics }, folder, options.format);
  return exitCodeOf(result, options.maxWarnings);
}

function showRecheck(found: Recheck, folder: ContentFolder): void {
  process.stdout.write(formatRecheck(found, folder));
  if (found.saved.length === 0) console.error('Checking again what is saved. Press Ctrl-C to stop.');
}

/** Writes what was mended, then reports what is left. */
function fix({ checked, files }: FixedContent, folder: ContentFolder, options: CheckOptions): number {
  const unwritten = writeFixes(folder.path, files);
  const failed = new Set(unwritten.map(({ file }) => file));
  const written = files.filter(({ file }) => !failed.has(file));
  print(checked, folder, options.format);
  // Nothing to mend and nothing that could be written are not the same.
  const none = written.length === 0 && failed.size > 0;
  console.error(none ? 'Nothing was mended.' : `${sayFixes(written)}.`);
  for (const { file, reason } of unwritten)
    console.error(`${printable(shown(folder, file))} was left as it was: ${printable(reason)}.`);
  return failed.size > 0 ? exitCodes.errors : exitCodeOf(checked, options.maxWarnings);
}

/** Shows what would be mended; to a terminal without what could steer it. */
function showFixes({ found, files }: FixedContent, folder: ContentFolder, options: CheckOptions): number {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  for (const { file, before, after } of files) {
    const diff = formatUnifiedDiff(diffName(folder, file), decoder.decode(before), decoder.decode(after));
    process.stdout.write(process.stdout.isTTY ? diff.split('\n').map(printable).join('\n') : diff);
  }
  console.error(`${sayFixes(files, 'would be ')}. Nothing was written.`);
  return files.length > 0 ? exitCodes.errors : exitCodeOf(found, options.maxWarnings);
}

/** As `git apply` takes it where the command was run; for content elsewhere, in the content folder. */
function diffName(folder: ContentFolder, file: string): string {
  return isAbsolute(folder.shown) || /^\.{1,2}(?:\/|$)/.test(folder.shown) ? file : shown(folder, file);
}

function sayFixes(files: readonly { fixes: number }[], would = ''): string {
  const count = files.reduce((sum, { fixes }) => sum + fixes, 0);
  if (count === 0) return 'There was nothing to mend';
  const findings = count === 1 ? '1 finding' : `${count} findings`;
  return `${findings} ${would}mended in ${files.length === 1 ? '1 file' : `${files.length} files`}`;
}

function shown(folder: ContentFolder, file: string): string {
  return shownFile({ pathPrefix: folder.shown }, file);
}

function print(found: CheckedPart, folder: ContentFolder, format: ReportFormat): void {
  process.stdout.write(reporters[format](reportOf(found, folder)));
}

function exitCodeOf({ diagnostics, summary }: CheckedContent, maxWarnings: number | undefined): number {
  if (diagnostics.some((found) => found.severity === 'error' && found.file === configFile))
    return exitCodes.usage;
  if (summary.errors > 0) return exitCodes.errors;
  return maxWarnings !== undefined && summary.warnings > maxWarnings ? exitCodes.errors : exitCodes.clean;
}
