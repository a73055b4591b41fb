/** The build: content → checked → pages → published. */
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { readAndCheck } from '../src/pipeline.ts';
import { configFile } from '../src/read/entry-policy.ts';
import { folderSource } from '../src/read/folder-source.ts';
import { reporters } from '../src/report/reporters.ts';
import { exitCodes } from './exit-codes.ts';
import { type BuildOptions, findContent, runDate } from './options.ts';
import { showProgress } from './progress.ts';
import { openStaging } from './publish.ts';
import { runEleventy } from './run-eleventy.ts';
import { loadShipped } from './shipped-data.ts';
import { type PreparedSite, prepareSite } from './site.ts';

/** Checks, renders and publishes; returns the exit code. */
export async function buildSite(options: BuildOptions): Promise<number> {
  const folder = findContent(options.content);
  const today = runDate(options.date);
  const staging = openStaging(options.output, folder.path);
  const progress = showProgress();
  try {
    progress.step('Checking');
    const checked = readAndCheck(folderSource(folder.path), { today, ...loadShipped() });
    const refused = checked.diagnostics.filter(
      (found) => found.severity === 'error' && (options.strict || found.kind === 'document'),
    );
    if (refused.length > 0) {
      progress.done();
      process.stderr.write(
        reporters.pretty?.({
          diagnostics: refused,
          summary: { ...checked.summary, errors: refused.length, warnings: 0, infos: 0 },
          pathPrefix: folder.shown,
          colour: process.stderr.hasColors?.() ?? false,
        }) ?? '',
      );
      console.error(
        `\nNothing was published. Mend ${refused.length === 1 ? 'this error' : 'these errors'} first.`,
      );
      return refused.some((found) => found.file === configFile) ? exitCodes.usage : exitCodes.errors;
    }
    progress.step('Preparing pages');
    const prepared = prepareSite({ checked, today, basePath: options.basePath, contentFolder: folder.path });
    progress.step(`Writing pages of ${prepared.site.estate.services.length} services`);
    const pages = await runEleventy(prepared.site, staging.path);
    writeFiles(prepared, staging.path);
    staging.publish();
    progress.done();
    const { errors, warnings } = checked.summary;
    console.log(
      `Published ${pages} pages for ${checked.content.guides.length} services in ${options.output}.`,
    );
    if (errors + warnings > 0)
      console.log(
        `Their pages show ${errors} errors and ${warnings} warnings; \`opsguide check\` lists them.`,
      );
    return exitCodes.clean;
  } finally {
    progress.done();
    staging.discard();
  }
}

function writeFiles({ files, copies }: PreparedSite, folder: string): void {
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
}
