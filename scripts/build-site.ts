/** The build: content → checked → pages → published. */
import { copyFileSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Diagnostic, summarise } from '../src/model/diagnostic.ts';
import { readAndCheck } from '../src/pipeline.ts';
import { configFile } from '../src/read/entry-policy.ts';
import { folderSource } from '../src/read/folder-source.ts';
import { reporters } from '../src/report/reporters.ts';
import { exitCodes, UsageError } from './exit-codes.ts';
import { type BuildOptions, findContent, runDate } from './options.ts';
import type { PrintedSite } from './print-site.ts';
import { type Progress, showProgress } from './progress.ts';
import { openStaging } from './publish.ts';
import { readHistory } from './read-history.ts';
import { runEleventy } from './run-eleventy.ts';
import { startSearchIndex } from './search-index.ts';
import { loadShipped } from './shipped-data.ts';
import { type PreparedSite, prepareSite } from './site.ts';

/** Checks, renders and publishes; returns the exit code. */
export async function buildSite(options: BuildOptions): Promise<number> {
  const folder = findContent(options.content);
  const today = runDate(options.date);
  const staging = openStaging(options.output, folder.path);
  const progress = showProgress();
  let pdfs: PrintedSite | undefined;
  try {
    progress.step('Checking');
    const checked = readAndCheck(folderSource(folder.path), {
      today,
      ...loadShipped(),
      brand: options.brand,
    });
    if (options.brand === 'own' && !checked.content.brandDocument)
      throw new UsageError('There is no brand/brand.yaml in the content. Write one, or name another brand.');
    const refused = checked.diagnostics.filter(
      (found) => found.severity === 'error' && (options.strict || found.kind === 'document'),
    );
    if (refused.length > 0) {
      progress.done();
      report(refused, checked.summary.documents, folder.shown);
      console.error(
        `\nNothing was published. Mend ${refused.length === 1 ? 'this error' : 'these errors'} first.`,
      );
      return refused.some((found) => found.file === configFile) ? exitCodes.usage : exitCodes.errors;
    }
    progress.step('Preparing pages');
    const { guides, pages: guidance } = checked.content;
    const { history, note } = readHistory(folder.path, [...guides, ...guidance]);
    const bare = prepareSite({
      checked,
      today,
      basePath: options.basePath,
      contentFolder: folder.path,
      history,
    });
    pdfs = options.pdf ? await print(bare, folder.path, checked.content.assets, progress) : undefined;
    if (pdfs && options.strict && pdfs.diagnostics.some(({ severity }) => severity === 'error')) {
      progress.done();
      report(pdfs.diagnostics, checked.summary.documents, folder.shown);
      console.error('\nNothing was published. Mend what cannot be printed first.');
      return exitCodes.errors;
    }
    const prepared = pdfs ? withPdfs(bare, pdfs) : bare;
    progress.step(`Writing pages of ${prepared.site.estate.services.length} services`);
    const { records, site } = prepared;
    // Pagefind works beside us: where there are two cores, the index costs hardly any time.
    const index = startSearchIndex(records(), site.estate.config.language, staging.path);
    let pages: number;
    try {
      pages = await runEleventy(site, staging.path);
      writeFiles(prepared, staging.path);
      progress.step('Indexing for search');
      await index.finish();
    } finally {
      await index.stop();
    }
    staging.publish();
    progress.done();
    if (prepared.site.brand.preview)
      console.error(
        `This is a preview: the brand ${prepared.site.brand.name} may be shown only on ${prepared.site.brand.domains?.join(' and ')}. Do not publish it elsewhere.`,
      );
    const { errors, warnings } = checked.summary;
    console.log(
      `Published ${pages} pages for ${checked.content.guides.length} services in ${options.output}.`,
    );
    if (errors + warnings > 0)
      console.log(
        `Their pages show ${errors} errors and ${warnings} warnings; \`opsguide check\` lists them.`,
      );
    if (pdfs) {
      report(pdfs.diagnostics, checked.summary.documents, folder.shown);
      console.log(`Printed ${pdfs.printed} PDFs; ${pdfs.kept} had not changed.`);
    }
    if (note !== undefined) console.log(note);
    return exitCodes.clean;
  } finally {
    progress.done();
    staging.discard();
    pdfs?.close();
  }
}

/** Says on standard error what was found. */
function report(diagnostics: readonly Diagnostic[], documents: number, pathPrefix: string): void {
  if (diagnostics.length === 0) return;
  const colour = process.stderr.hasColors?.() ?? false;
  const summary = summarise(diagnostics, documents);
  process.stderr.write(reporters.pretty?.({ diagnostics, summary, pathPrefix, colour }) ?? '');
}

async function print(
  { site }: PreparedSite,
  folder: string,
  assets: readonly string[],
  progress: Progress,
): Promise<PrintedSite> {
  progress.step('Printing');
  // Loaded here, so that a build without PDFs does not pay for it.
  const { printSite } = await import('./print-site.ts');
  return printSite({
    site,
    source: folderSource(folder),
    assets,
    onDone: (done, of) => progress.step(`Printing: ${done} of ${of}`),
  });
}

/** The site with a link to each PDF, and the PDFs among what is written. */
function withPdfs(prepared: PreparedSite, { downloads, copies }: PrintedSite): PreparedSite {
  return {
    ...prepared,
    site: { ...prepared.site, pdfs: downloads },
    copies: [...prepared.copies, ...copies],
  };
}

function writeFiles({ files, copies, redirects }: PreparedSite, folder: string): void {
  const made = new Set<string>();
  const place = (path: string): string => {
    const target = join(folder, path);
    const parent = dirname(target);
    if (!made.has(parent)) mkdirSync(parent, { recursive: true });
    made.add(parent);
    return target;
  };
  for (const { path, text } of files) writeFileSync(place(path), text);
  for (const { path, from } of copies) copyFileSync(from, place(path));
  for (const { path, text } of redirects) if (!existsSync(place(path))) writeFileSync(place(path), text);
}
