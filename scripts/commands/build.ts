/** `opsguide build`: checks content and publishes it as a site. */
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Command, InvalidArgumentError, Option } from 'commander';
import { readAndCheck } from '../../src/pipeline.ts';
import { folderSource } from '../../src/read/folder-source.ts';
import { configFile } from '../../src/read/read-content.ts';
import { reporters } from '../../src/report/reporter.ts';
import { exitCodes } from '../exit-codes.ts';
import { contentOption, dateOption, findContent, runDate } from '../options.ts';
import { showProgress } from '../progress.ts';
import { openStaging } from '../publish.ts';
import { runEleventy } from '../run-eleventy.ts';
import { loadCalendars } from '../shipped-data.ts';
import { type PreparedSite, prepareSite } from '../site.ts';

interface BuildOptions {
  content?: string;
  date?: string;
  output: string;
  basePath: string;
  strict?: boolean;
}

/** The command, for the program to add. */
export function buildCommand(): Command {
  return new Command('build')
    .description(
      'Publish guides and guidance as a site. Refuses what cannot be read or is unsafe; shows what is not ready.',
    )
    .addOption(contentOption())
    .addOption(dateOption())
    .addOption(new Option('--output <dir>', 'folder to publish into').default('_site'))
    .addOption(
      new Option('--base-path <path>', 'path under which the site is served, such as /guides/')
        .default('/')
        .argParser(basePath),
    )
    .addOption(new Option('--strict', 'refuse services that are not ready and what has lapsed, too'))
    .addHelpText(
      'after',
      '\nExamples:\n  opsguide build --content ../our-ops --output dist\n  opsguide build --base-path /ops/',
    )
    .action(async (options: BuildOptions) => {
      process.exitCode = await runBuild(options);
    });
}

async function runBuild(options: BuildOptions): Promise<number> {
  const folder = findContent(options.content);
  const today = runDate(options.date);
  const staging = openStaging(options.output, folder.path);
  const progress = showProgress();
  try {
    progress.step('Checking');
    const checked = readAndCheck(folderSource(folder.path), { today, calendars: loadCalendars() });
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

/** `/x/`, `x` and `/x` all mean `/x/`. */
function basePath(value: string): string {
  const inner = value.replace(/^\/+|\/+$/g, '');
  if (inner !== '' && !/^[\w.~-]+(?:\/[\w.~-]+)*$/.test(inner))
    throw new InvalidArgumentError('Write a path such as /guides/.');
  return inner === '' ? '/' : `/${inner}/`;
}
