/** The import: a folder of another generator → a content folder, which appears whole or not at all, and a report. */
import {
  closeSync,
  copyFileSync,
  existsSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { formatJson, formatMarkdown, formatText, type ImportReport } from '../src/import/format-report.ts';
import { type Imported, importContent } from '../src/import/import-content.ts';
import type { ImportEntry, ImportSource } from '../src/import/import-source.ts';
import type { ImportedFile } from '../src/import/imported-file.ts';
import { allRules, type CheckedContent, readAndCheck } from '../src/pipeline.ts';
import { byPath, memorySource } from '../src/read/content-source.ts';
import { configFile } from '../src/read/entry-policy.ts';
import { exitCodes, UsageError } from './exit-codes.ts';
import { type ImportOptions, runDate } from './options.ts';
import { loadShipped } from './shipped-data.ts';

/** Folders of programs and of what they made; nobody writes there. */
const NO_CONTENT = new Set(['node_modules', '_site', 'vendor', '__pycache__']);
/** The one hidden file that says which generator made a site. */
const HIDDEN = new Set(['.eleventy.js', '.eleventy.cjs']);

/**
 * Imports a folder; returns the exit code.
 * @throws UsageError if the folder is not there, the output holds anything, or one lies in the other
 */
export function importFolder(from: string, options: ImportOptions): number {
  const root = openRoot(from);
  const target = resolve(options.output);
  refuseOutput(root, target, options.output);
  const write = reportWriter(options.report);
  const imported = importContent(folderToImport(root), options.from);
  const { files, check } = checkedFiles(imported, runDate(options.date));
  const report: ImportReport = { dialect: imported.dialect, files: imported.reports, check };
  if (options.dryRun) write?.(report);
  else putInPlace(root, target, files, () => write?.(report));
  process.stdout.write(formatText(report));
  const made = files.filter(({ path }) => /^(?:guidance|services)\//.test(path)).length;
  console.log(
    options.dryRun
      ? `Nothing was written. ${files.length} files would stand in ${options.output}.`
      : `Wrote ${files.length} files into ${options.output}.`,
  );
  if (made === 0)
    console.error(
      report.files.length === 0
        ? `${from} holds no files.`
        : `No file of ${from} became guidance or a guide. The report says why of each.`,
    );
  const lost = imported.reports.some((file) => file.lost.length > 0);
  return check.errors > 0 || lost || made === 0 ? exitCodes.errors : exitCodes.clean;
}

function openRoot(from: string): string {
  const root = resolve(from);
  if (!existsSync(root)) throw new UsageError(`There is no folder ${from}. Name the folder of the old site.`);
  if (!statSync(root).isDirectory())
    throw new UsageError(`${from} is not a folder. Name the folder of the old site.`);
  return realpathSync(root);
}

/** Nothing is overwritten: the output is new or empty, and neither folder lies in the other. */
function refuseOutput(root: string, target: string, shown: string): void {
  const real = realPath(target);
  if (contains(real, root) || contains(root, real))
    throw new UsageError(
      `The output folder ${shown} and the folder of the old site lie within each other. Choose another with --output.`,
    );
  if (!existsSync(target)) return;
  if (!statSync(target).isDirectory())
    throw new UsageError(`${shown} is a file, not a folder. Choose another with --output.`);
  if (readdirSync(target).length > 0)
    throw new UsageError(
      `The folder ${shown} is not empty, and an import overwrites nothing. Choose a new folder with --output, and move what you want from there.`,
    );
}

function realPath(path: string): string {
  if (existsSync(path)) return realpathSync(path);
  return dirname(path) === path ? path : join(realPath(dirname(path)), basename(path));
}

function contains(outer: string, inner: string): boolean {
  const path = relative(outer, inner);
  return path === '' || (!path.startsWith('..') && !path.startsWith('/') && !/^[A-Za-z]:/.test(path));
}

/** Looks at the place of the report before any work is done, so that a wrong path is known at once. */
function reportWriter(path: string | undefined): ((report: ImportReport) => void) | undefined {
  if (path === undefined) return undefined;
  const format = path.endsWith('.json') ? formatJson : path.endsWith('.md') ? formatMarkdown : undefined;
  if (!format) throw new UsageError(`The report ${path} must end in .json or .md.`);
  if (existsSync(path))
    throw new UsageError(
      `The file ${path} exists, and an import overwrites nothing. Name another with --report.`,
    );
  if (!existsSync(dirname(resolve(path))))
    throw new UsageError(`There is no folder for the report ${path}. Make it first.`);
  return (report) => {
    const handle = openSync(path, 'wx');
    writeFileSync(handle, format(report));
    closeSync(handle);
  };
}

/** The old site. Symbolic links are listed and not followed; what cannot be listed is an entry of its own. */
function folderToImport(root: string): ImportSource {
  return { entries: () => walk(root, '').sort(byPath), read: (path) => readFileSync(join(root, path)) };
}

function walk(root: string, folder: string): ImportEntry[] {
  let names: Buffer[];
  try {
    names = readdirSync(join(root, folder), { encoding: 'buffer' });
  } catch (error) {
    if (folder === '') throw error;
    return [{ path: folder, type: 'other', size: 0 }];
  }
  return names.flatMap((name): ImportEntry[] => {
    const text = name.toString('utf8');
    if (NO_CONTENT.has(text) || (text.startsWith('.') && !HIDDEN.has(text))) return [];
    const path = folder === '' ? text : `${folder}/${text}`;
    // A name that is not UTF-8 cannot be opened by its text.
    const lossless = Buffer.from(text, 'utf8').equals(name);
    const stat = lossless ? lstatSync(join(root, path), { throwIfNoEntry: false }) : undefined;
    if (stat?.isSymbolicLink()) return [{ path, type: 'symbolic-link', size: 0 }];
    if (stat?.isDirectory()) return walk(root, path);
    return [{ path, type: stat?.isFile() ? 'file' : 'other', size: stat?.size ?? 0 }];
  });
}

const ruleKinds = new Map(allRules.map(({ id, kind }) => [id, kind]));

/**
 * Checks the new content. What drafts of guides lack is expected, so the rules that say so are made warnings in a
 * configuration that explains itself; every other error is counted.
 */
function checkedFiles({ files, reports }: Imported, today: string) {
  const texts = (all: readonly ImportedFile[]) =>
    Object.fromEntries(all.map((file) => [file.path, 'text' in file ? file.text : new Uint8Array()]));
  const run = (all: readonly ImportedFile[]) =>
    readAndCheck(memorySource(texts(all)), { today, ...loadShipped() });
  const first = run(files);
  const ofDrafts = first.diagnostics.filter(
    ({ severity, file, ruleId }) =>
      severity === 'error' && file.startsWith('services/') && ruleKinds.get(ruleId) !== 'document',
  );
  const milder = [...new Set(ofDrafts.map(({ ruleId }) => ruleId))].sort();
  const reportErrors = (found: CheckedContent) => {
    for (const { severity, file, line, ruleId, message } of found.diagnostics)
      if (severity === 'error')
        for (const report of reports.filter(({ to }) => to.includes(file)))
          report.left.push({ what: `opsguide check, ${ruleId} at line ${line}: ${message}`, text: '' });
    return found.summary;
  };
  if (milder.length === 0) return { files, check: reportErrors(first) };
  const text = [
    '# Made by an import. Drafts of guides lack what nobody wrote down, so these rules are warnings for now.',
    '# Delete each line once the drafts hold what it asks for.',
    'rules:',
    ...milder.map((id) => `  ${id}: warning`),
    '',
  ].join('\n');
  const all = [...files, { path: configFile, text }].sort(byPath);
  return { files: all, check: reportErrors(run(all)) };
}

/**
 * Writes everything beside the output, and puts it in place by renaming.
 * @param report is called before: without the report, which may be refused its place, there is no content either
 */
function putInPlace(root: string, target: string, files: readonly ImportedFile[], report: () => void): void {
  const staging = join(dirname(target), `.${basename(target)}.import-${process.pid}`);
  try {
    mkdirSync(dirname(target), { recursive: true });
    mkdirSync(staging);
    for (const file of files) {
      const path = join(staging, file.path);
      mkdirSync(dirname(path), { recursive: true });
      if ('text' in file) writeFileSync(path, file.text, { flag: 'wx' });
      else copyFileSync(join(root, file.copyOf), path);
    }
    report();
    // Empty, or not there: rmdir refuses a folder that somebody filled meanwhile.
    if (existsSync(target)) rmdirSync(target);
    renameSync(staging, target);
  } finally {
    rmSync(staging, { recursive: true, force: true });
  }
}
