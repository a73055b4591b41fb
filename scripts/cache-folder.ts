/** Where opsguide keeps what it can make again: compiled styles and scripts, and printed documents. */
import { join, resolve } from 'node:path';
import { packagesBeside } from './installed-packages.ts';

/**
 * The folder that OPSGUIDE_CACHE names, else one beside the installed packages. CI keeps such a folder between runs, so that
 * unchanged guides are not printed again. It may not exist yet.
 */
export function cacheFolder(environment: NodeJS.ProcessEnv = process.env): string {
  const named = environment.OPSGUIDE_CACHE;
  return named ? resolve(named) : join(packagesBeside('zod'), '.cache', 'opsguide');
}
