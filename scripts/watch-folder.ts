/**
 * Watches a folder with all that lies in it. Node's own recursive watching on Linux loses sight of a file once an editor has
 * put another in its place, which many do at every save: here each folder is watched, which sees what comes and goes in it.
 */
import { existsSync, type FSWatcher, readdirSync, watch } from 'node:fs';
import { join } from 'node:path';
import { isLeftOut } from '../src/read/content-source.ts';

/** A folder that is watched. */
export interface FolderWatch {
  close(): void;
}

/** What is told of changes: the path of a file relative to the folder, with forward slashes; `null` for anything. */
export type See = (path: string | null) => void;

/** True for a path that no content can have: what is left out, and what packages bring. */
function isUnseen(path: string): boolean {
  return isLeftOut(path) || /(?:^|\/)node_modules(?:\/|$)/.test(path);
}

/** How often a folder that is gone is looked for. */
const BACK_MS = 500;

/**
 * Watches until it is closed.
 * @param failed told why changes are no longer seen
 */
export function watchFolder(folder: string, see: See, failed: (error: Error) => void): FolderWatch {
  return process.platform === 'linux' ? watchEach(folder, see, failed) : watchWhole(folder, see, failed);
}

/** Where the system watches all that lies in a folder. */
function watchWhole(folder: string, see: See, failed: (error: Error) => void): FolderWatch {
  return watch(folder, { recursive: true }, (_event, name) => {
    const path = name?.replaceAll('\\', '/') ?? null;
    if (path === null || !isUnseen(path)) see(path);
  }).on('error', failed);
}

function watchEach(root: string, see: See, failed: (error: Error) => void): FolderWatch {
  const watchers = new Map<string, FSWatcher>();
  let timer: NodeJS.Timeout | undefined;
  const forget = (path: string): void => {
    for (const [other, watcher] of watchers) {
      if (path !== '' && other !== path && !other.startsWith(`${path}/`)) continue;
      watcher.close();
      watchers.delete(other);
    }
  };
  /** Watches a folder and those in it. Answers whether it is one. */
  const add = (path: string): boolean => {
    let names: string[];
    try {
      const entries = readdirSync(join(root, path), { withFileTypes: true });
      names = entries
        .filter((entry) => entry.isDirectory() && !isUnseen(inside(path, entry.name)))
        .map(({ name }) => name);
      forget(path);
      watchers.set(path, watchOne(path));
    } catch (error) {
      if (path === '') throw error;
      return false;
    }
    for (const name of names) add(inside(path, name));
    return true;
  };
  const watchOne = (path: string): FSWatcher =>
    watch(join(root, path), (event, name) => {
      if (name === null) return see(null);
      const changed = inside(path, name);
      if (isUnseen(changed)) return;
      // What was in a folder before it was watched was seen by nobody.
      if (event !== 'rename') return see(changed);
      if (!existsSync(root)) return expect();
      const was = watchers.has(changed);
      const is = add(changed);
      if (was && !is) forget(changed);
      see(was || is ? null : changed);
    }).on('error', (error) => {
      if (path === '') failed(error);
      else forget(path);
    });
  /** Another branch of git may not have the folder: it is watched again once it is back. */
  const expect = (): void => {
    forget('');
    clearTimeout(timer);
    if (existsSync(root)) {
      add('');
      see(null);
    } else timer = setTimeout(expect, BACK_MS);
  };
  add('');
  return {
    close() {
      clearTimeout(timer);
      forget('');
    },
  };
}

function inside(folder: string, name: string): string {
  return folder === '' ? name : `${folder}/${name}`;
}
