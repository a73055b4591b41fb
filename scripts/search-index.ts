/**
 * The index of the search page. Pagefind runs as a process of its own beside the rendering of pages, over small pages made
 * from records and not over the site: it needs neither the pages nor our memory.
 * @see https://pagefind.app/docs/
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { recordHtml } from '../src/render/search/record-html.ts';
import type { SearchRecord } from '../src/render/search/search-record.ts';

/** An index in the making. */
export interface SearchIndexing {
  /** Ends when the index is complete. @throws Error with what Pagefind said */
  finish(): Promise<void>;
  /** Gives up; ends when nothing writes into the folder any more. Does nothing after `finish`. */
  stop(): Promise<void>;
}

/** Folder of the index within the site. Its files name each other, so it is not to be renamed. */
export const searchFolder = 'pagefind';

/** What the search page loads; the rest are interfaces that we do not use. */
const NEEDED = /^(?:pagefind\.js|pagefind-worker\.js|pagefind-entry\.json|fragment|index|filter)$|\.pf_meta$/;

/**
 * Starts to index records into `pagefind/` of a site that is being written.
 * @param language tag of the language of the site; all records go into one index, so that one search finds all
 * @throws Error if Pagefind has no program for this machine
 */
export function startSearchIndex(
  records: Iterable<SearchRecord>,
  language: string,
  folder: string,
): SearchIndexing {
  const program = pagefindProgram();
  const input = join(folder, '.search');
  const output = join(folder, searchFolder);
  stage(records, language, input);
  const child = spawn(
    program,
    [
      '--site',
      input,
      '--output-path',
      output,
      '--force-language',
      language.split('-')[0] ?? language,
      '--silent',
    ],
    // Pagefind would take settings from files where it runs, and from the environment.
    { cwd: input, env: environment(), stdio: ['ignore', 'pipe', 'pipe'] },
  );
  const ended = end(child);
  // What went wrong is told by `finish`; until then nobody listens.
  ended.catch(() => {});
  return {
    async finish() {
      await ended;
      rmSync(input, { recursive: true });
      keepNeeded(output);
    },
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
      child.kill();
      await once(child, 'close');
    },
  };
}

function pagefindProgram(): string {
  const name = process.platform === 'win32' ? 'pagefind_extended.exe' : 'pagefind_extended';
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  try {
    return createRequire(import.meta.url).resolve(`@pagefind/${platform}-${process.arch}/bin/${name}`);
  } catch (cause) {
    throw new Error(
      `Pagefind, which makes the search index, is not installed for ${platform}-${process.arch}. Run npm ci again on this machine.`,
      { cause },
    );
  }
}

/** Writes a page for each record. Pagefind takes its address from the path; the browser puts the anchor back. */
function stage(records: Iterable<SearchRecord>, language: string, folder: string): void {
  const taken = new Map<string, number>();
  mkdirSync(folder);
  for (const record of records) {
    const count = taken.get(record.path) ?? 0;
    if (record.anchor === undefined && count > 0) continue;
    taken.set(record.path, count + 1);
    const target = join(folder, record.path, record.anchor === undefined ? '' : `~${count}`);
    mkdirSync(target, { recursive: true });
    writeFileSync(join(target, 'index.html'), recordHtml(record, language));
  }
}

/** The environment without what would change the index. */
function environment(): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(([name]) => !/^PAGEFIND_/i.test(name));
  // Pages are being rendered meanwhile: threads would wait for each other and take twice the processor's time.
  return { ...Object.fromEntries(own), RAYON_NUM_THREADS: '1' };
}

async function end(child: ChildProcess): Promise<void> {
  let said = '';
  const hear = (chunk: Buffer) => {
    said += chunk.toString('utf8');
  };
  child.stdout?.on('data', hear);
  child.stderr?.on('data', hear);
  const [code] = (await once(child, 'close')) as [number | null];
  if (code !== 0) throw new Error(`Pagefind could not make the search index.\n${said}`);
}

/** Deletes what the search page does not load. */
function keepNeeded(folder: string): void {
  const { languages } = JSON.parse(readFileSync(join(folder, 'pagefind-entry.json'), 'utf8')) as {
    languages: Record<string, { wasm: string | null }>;
  };
  const programs = new Set(Object.values(languages).map(({ wasm }) => `wasm.${wasm ?? 'unknown'}.pagefind`));
  for (const name of readdirSync(folder))
    if (!NEEDED.test(name) && !programs.has(name)) rmSync(join(folder, name), { recursive: true });
}
