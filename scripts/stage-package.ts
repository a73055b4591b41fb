/**
 * `npm pack`: what the published package holds. Everything that runs is compiled into `dist/`, beside the templates and data
 * that it reads, so that `dist/` is laid out like the checkout and needs no TypeScript.
 *
 * npm runs this before it packs (`before`) and after (`after`): in between, `package.json` is that of the package, without
 * what only developers need. A run that was interrupted is undone by `git checkout package.json`.
 */
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from './shipped-data.ts';

const output = join(packageRoot, 'dist');
const manifest = join(packageRoot, 'package.json');
const kept = join(output, 'package.original.json');

/** What is read at run time and is no module. */
const copied = [
  '_data',
  '_includes',
  'templates',
  'docs',
  'src/pages',
  'src/content',
  'src/export/pdf/template.typ',
];

interface Manifest {
  [key: string]: unknown;
  name: string;
  version: string;
  optionalDependencies: Record<string, string>;
}

if (process.argv[2] === 'before') stage();
else if (existsSync(kept)) restore();

function stage(): void {
  rmSync(output, { recursive: true, force: true });
  mkdirSync(output);
  const tsc = join(packageRoot, 'node_modules', 'typescript', 'bin', 'tsc');
  // What is printed here would come between what npm prints, which programs read.
  execFileSync(process.execPath, [tsc, '-p', 'scripts/tsconfig.package.json'], {
    cwd: packageRoot,
    stdio: ['ignore', process.stderr, process.stderr],
  });
  for (const path of copied) cpSync(join(packageRoot, path), join(output, path), { recursive: true });
  const text = readFileSync(manifest, 'utf8');
  const { name, version } = JSON.parse(text) as Manifest;
  writeFileSync(join(output, 'package.json'), json({ name, version, type: 'module', private: true }));
  writeFileSync(kept, text);
  writeFileSync(manifest, json(published(JSON.parse(text) as Manifest)));
}

function restore(): void {
  writeFileSync(manifest, readFileSync(kept, 'utf8'));
  rmSync(output, { recursive: true, force: true });
}

/** The manifest without what only developers need: their tools, and the Node that they all run. */
function published({ scripts, devDependencies, allowScripts, ...rest }: Manifest): Record<string, unknown> {
  const optional = Object.entries(rest.optionalDependencies).filter(([name]) => !name.startsWith('node-'));
  return { ...rest, optionalDependencies: Object.fromEntries(optional) };
}

function json(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}
