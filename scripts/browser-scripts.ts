/**
 * The scripts of the pages: each file directly in `src/browser` is one entry, bundled and minified. Nothing of a page
 * depends on them: they only make easier what works without.
 */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { cacheFolder, keepText } from './cache-folder.ts';
import { packageFile } from './installed-packages.ts';
import { moduleEnding } from './module-ending.ts';
import { packageRoot } from './shipped-data.ts';

/** A script that pages load by its name. */
export interface BrowserScript {
  name: string;
  text: string;
}

/** Oldest browsers that run them; older ones get the page without. */
const TARGET = 'es2022';

/** Bundles every entry. The result is kept by the hash of all that goes in, since it seldom changes. */
export function browserScripts(): BrowserScript[] {
  const folder = join(packageRoot, 'src', 'browser');
  const entries = readdirSync(folder)
    .filter((name) => name.endsWith(moduleEnding))
    .sort();
  const cached = join(cacheFolder(), `scripts-${keyOf()}.json`);
  if (existsSync(cached)) return JSON.parse(readFileSync(cached, 'utf8')) as BrowserScript[];
  const scripts = entries.map((name) => ({
    name: name.slice(0, -moduleEnding.length),
    text: bundle(join(folder, name)),
  }));
  keepText(cached, JSON.stringify(scripts));
  return scripts;
}

function bundle(entry: string): string {
  const { outputFiles } = buildSync({
    absWorkingDir: packageRoot,
    entryPoints: [entry],
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    target: TARGET,
    charset: 'utf8',
    legalComments: 'inline',
    alias: standIns(),
    logLevel: 'silent',
  });
  const text = outputFiles[0]?.text;
  if (text === undefined) throw new Error(`esbuild made nothing of ${entry}`);
  return text;
}

/** By the name of a package what is bundled in its place, since a page needs little of it or nothing. */
function standIns(): Record<string, string> {
  const folder = join(packageRoot, 'src', 'browser', 'build-a-guide', 'stand-ins');
  const files = readdirSync(folder).filter((name) => name.endsWith(moduleEnding));
  return Object.fromEntries(
    files.sort().map((name) => [name.slice(0, -moduleEnding.length), join(folder, name)]),
  );
}

/** Scripts take from these layers too, so that all count. */
function keyOf(): string {
  const hash = createHash('sha256').update(TARGET);
  for (const part of ['src/browser', 'src/model', 'src/read', 'src/check', 'src/derive']) {
    const names = readdirSync(join(packageRoot, part), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith(moduleEnding))
      .sort();
    for (const name of names)
      hash.update(`${part}/${name}\n`).update(readFileSync(join(packageRoot, part, name)));
  }
  for (const file of [
    `src/pipeline${moduleEnding}`,
    `scripts/browser-scripts${moduleEnding}`,
    'package.json',
  ]) {
    const path = join(packageRoot, file);
    if (existsSync(path)) hash.update(readFileSync(path));
  }
  hash.update(readFileSync(packageFile('esbuild/package.json')));
  return hash.digest('hex').slice(0, 16);
}
