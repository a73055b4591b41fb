/** Where opsguide keeps what it can make again: compiled styles and scripts, and printed documents. */
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { packagesBeside } from './installed-packages.ts';

/**
 * The folder that OPSGUIDE_CACHE names, else one beside the installed packages. CI keeps such a folder between runs, so that
 * unchanged guides are not printed again. It may not exist yet.
 */
export function cacheFolder(environment: NodeJS.ProcessEnv = process.env): string {
  const named = environment.OPSGUIDE_CACHE;
  return named ? resolve(named) : join(packagesBeside('zod'), '.cache', 'opsguide');
}

/**
 * Keeps a text for later runs, whole or not at all: two runs at once each write a whole file, and the last one stays.
 * Where it cannot be written, later runs make it again.
 */
export function keepText(file: string, text: string): void {
  const part = `${file}.${process.pid}`;
  let hasFolder = false;
  try {
    mkdirSync(dirname(file), { recursive: true });
    hasFolder = true;
    writeFileSync(part, text);
    renameSync(part, file);
  } catch {
    if (hasFolder) rmSync(part, { force: true });
  }
}
