/** The build: content → checked → pages → published. */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Diagnostic, type Summary, summarise } from '../src/model/diagnostic.ts';
import type { Estate } from '../src/model/estate.ts';
import type { ReadinessHistory } from '../src/model/readiness-history.ts';
import { type CheckedContent, readAndCheck } from '../src/pipeline.ts';
import { makeMemory } from '../src/read/reading-memory.ts';
import type { Site } from '../src/render/site.ts';
import { openContent } from './content-input.ts';
import { isDocumentation, withDocumentation } from './documentation-source.ts';
import { UsageError } from './exit-codes.ts';
import type { BuildOptions } from './options.ts';
import { type Progress, silent } from './progress.ts';
import { openStaging } from './publish.ts';
import { readHistory } from './read-history.ts';
import { namedAsInGit, readOverTime } from './read-over-time.ts';
import { type Refusal, refuse } from './refuse.ts';
import { runEleventy } from './run-eleventy.ts';
import { startSearchIndex } from './search-index.ts';
import { loadShipped } from './shipped-data.ts';
import { type PreparedSite, prepareSite } from './site.ts';
import type { SiteDownloads } from './site-downloads.ts';

/** A published site. */
export interface BuiltSite {
  pages: number;
  services: number;
  /** Everything that was found, while content was read and while pages were printed. */
  diagnostics: readonly Diagnostic[];
  summary: Summary;
  /** What is not known of the content, in a sentence each. */
  notes: readonly string[];
  /** Why the site may not be shown to the world, if it may not. */
  preview?: string;
  /** How printing went, where anything was printed. */
  printing?: { report: string; summary: string };
}

/** What came of a build: a site, or why there is none. */
export type BuildResult = BuiltSite | { refusal: Refusal };

/**
 * Checks, renders and publishes.
 * @throws UsageError for options that cannot be followed
 */
export async function buildSite(options: BuildOptions, progress: Progress = silent): Promise<BuildResult> {
  const opened = openContent(options);
  const input = options.documentation ? { ...opened, source: withDocumentation(opened.source) } : opened;
  const { folder, source, today, revision } = input;
  const staging = openStaging(options.output, folder.path);
  let downloads: SiteDownloads | undefined;
  try {
    progress.step('Checking');
    const shipped = loadShipped();
    const memory = options.overTime ? makeMemory() : undefined;
    const read = readAndCheck(memory ? namedAsInGit(source) : source, {
      ...{ today, ...shipped, brand: options.brand, memory },
    });
    const checked = options.documentation ? withoutFindingsOf(read, isDocumentation) : read;
    if (options.brand === 'own' && !checked.content.brandDocument)
      throw new UsageError('There is no brand/brand.yaml in the content. Write one, or name another brand.');
    const refusal = refuse(checked, folder, options.strict);
    if (refusal) return { refusal };
    progress.step('Preparing pages');
    const { guides, pages: guidance } = checked.content;
    const { history, note } = readHistory(
      folder.path,
      [...guides, ...guidance.filter(({ file }) => !isDocumentation(file))],
      {
        revision: revision?.id,
      },
    );
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
      if (unprinted) return { refusal: unprinted };
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
    return {
      pages,
      services: guides.length,
      diagnostics: [...checked.diagnostics, ...(downloads?.diagnostics ?? [])],
      summary: checked.summary,
      notes,
      ...(site.brand.preview ? { preview: previewNote(site) } : {}),
      ...(downloads
        ? { printing: { report: downloads.report(folder.shown), summary: downloads.summary } }
        : {}),
    };
  } finally {
    progress.done();
    staging.discard();
    downloads?.close();
  }
}

/** What was read, without what was found in files that nobody here can mend. */
function withoutFindingsOf(checked: CheckedContent, isOthers: (file: string) => boolean): CheckedContent {
  const diagnostics = checked.diagnostics.filter(({ file }) => !isOthers(file));
  return { ...checked, diagnostics, summary: summarise(diagnostics, checked.summary.documents) };
}

function previewNote({ brand }: Site): string {
  return `This is a preview: the brand ${brand.name} may be shown only on ${brand.domains?.join(' and ')}. Do not publish it elsewhere.`;
}

function writeFiles({ assets, copies, files, images, redirects }: PreparedSite, folder: string): void {
  const made = new Set<string>();
  const place = (path: string): string => {
    const target = join(folder, path);
    const parent = dirname(target);
    if (!made.has(parent)) mkdirSync(parent, { recursive: true });
    made.add(parent);
    return target;
  };
  for (const { path, text } of [...assets, ...files()]) writeFileSync(place(path), text);
  for (const { path, bytes } of [...copies, ...images()]) writeFileSync(place(path), bytes);
  for (const { path, text } of redirects()) if (!existsSync(place(path))) writeFileSync(place(path), text);
}
