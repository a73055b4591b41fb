/** The build: content → checked → pages → published. */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Estate } from '../src/model/estate.ts';
import type { ReadinessHistory } from '../src/model/readiness-history.ts';
import { readAndCheck } from '../src/pipeline.ts';
import { makeMemory } from '../src/read/reading-memory.ts';
import { openContent } from './content-input.ts';
import { exitCodes, UsageError } from './exit-codes.ts';
import type { BuildOptions } from './options.ts';
import { showProgress } from './progress.ts';
import { openStaging } from './publish.ts';
import { readHistory } from './read-history.ts';
import { namedAsInGit, readOverTime } from './read-over-time.ts';
import { refuse } from './refuse.ts';
import { runEleventy } from './run-eleventy.ts';
import { startSearchIndex } from './search-index.ts';
import { loadShipped } from './shipped-data.ts';
import { type PreparedSite, prepareSite } from './site.ts';
import type { SiteDownloads } from './site-downloads.ts';

/** Checks, renders and publishes; returns the exit code. */
export async function buildSite(options: BuildOptions): Promise<number> {
  const input = openContent(options);
  const { folder, source, today, revision } = input;
  const staging = openStaging(options.output, folder.path);
  const progress = showProgress();
  let downloads: SiteDownloads | undefined;
  try {
    progress.step('Checking');
    const shipped = loadShipped();
    const memory = options.overTime ? makeMemory() : undefined;
    const checked = readAndCheck(memory ? namedAsInGit(source) : source, {
      ...{ today, ...shipped, brand: options.brand, memory },
    });
    if (options.brand === 'own' && !checked.content.brandDocument)
      throw new UsageError('There is no brand/brand.yaml in the content. Write one, or name another brand.');
    const refusal = refuse(checked, folder, options.strict);
    if (refusal) {
      progress.done();
      process.stderr.write(refusal.text);
      return refusal.code;
    }
    progress.step('Preparing pages');
    const { guides, pages: guidance } = checked.content;
    const { history, note } = readHistory(folder.path, [...guides, ...guidance], {
      revision: revision?.id,
    });
    const notes = note === undefined ? [] : [note];
    const overTime = (estate: Estate): ReadinessHistory | undefined => {
      if (!memory || !history.known) return undefined;
      const found = readOverTime({
        ...{ folder: folder.path, revision: revision?.id, memory, estate, byFile: history.byFile },
        run: { today, ...shipped },
      });
      if (found.note !== undefined) notes.push(found.note);
      return found.overTime;
    };
    const prepared = prepareSite({
      checked,
      today,
      basePath: options.basePath,
      source,
      history: { ...history, ...(revision ? { past: revision } : {}) },
      overTime,
    });
    const { records, site } = prepared;
    if (options.pdf || options.packs) {
      // Loaded here, so that a build without downloads does not pay for them.
      const { makeDownloads } = await import('./site-downloads.ts');
      downloads = await makeDownloads({ options, input, checked, prepared, history, progress, staging });
      const unprinted =
        options.strict && refuse({ ...checked, diagnostics: downloads.diagnostics }, folder, true);
      if (unprinted) {
        progress.done();
        process.stderr.write(unprinted.text);
        return unprinted.code;
      }
    }
    progress.step(`Writing pages of ${site.estate.services.length} services`);
    // Pagefind works beside us: where there are two cores, the index costs hardly any time.
    const index = startSearchIndex(records(), site.estate.config.language, staging.path);
    let pages: number;
    try {
      pages = await runEleventy(site, staging.path);
      writeFiles(prepared, staging.path);
      downloads?.write(staging.path);
      progress.step('Indexing for search');
      await index.finish();
    } finally {
      await index.stop();
    }
    staging.publish();
    progress.done();
    if (site.brand.preview)
      console.error(
        `This is a preview: the brand ${site.brand.name} may be shown only on ${site.brand.domains?.join(' and ')}. Do not publish it elsewhere.`,
      );
    const { errors, warnings } = checked.summary;
    console.log(
      `Published ${pages} pages for ${checked.content.guides.length} services in ${options.output}.`,
    );
    if (errors + warnings > 0)
      console.log(
        `Their pages show ${errors} errors and ${warnings} warnings; \`opsguide check\` lists them.`,
      );
    if (downloads) {
      process.stderr.write(downloads.report(folder.shown));
      console.log(downloads.summary);
    }
    for (const text of notes) console.log(text);
    return exitCodes.clean;
  } finally {
    progress.done();
    staging.discard();
    downloads?.close();
  }
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
  for (const { path, bytes } of copies) writeFileSync(place(path), bytes);
  for (const { path, text } of redirects) if (!existsSync(place(path))) writeFileSync(place(path), text);
}
