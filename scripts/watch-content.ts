/**
 * `check --watch`: checks, then checks again what is saved and what that concerns, until it is interrupted. Documents stay in
 * memory, so that one file of a thousand is checked before its author looks up.
 */
import { compareDiagnostics, type Diagnostic, summarise } from '../src/model/diagnostic.ts';
import { type CheckedPart, type RunOptions, readAndCheckSince } from '../src/pipeline.ts';
import type { ContentSource } from '../src/read/content-source.ts';
import { folderSource } from '../src/read/folder-source.ts';
import { makeMemory, nextState } from '../src/read/reading-memory.ts';
import { exitCodes } from './exit-codes.ts';
import { type See, watchFolder } from './watch-folder.ts';

/** Editors write a file in several steps: wait until they have done. */
const QUIET_MS = 30;

/** What a check after a change found: the findings of the files that it speaks of, and the count of all. */
export interface Recheck extends CheckedPart {
  /** Files that were saved, in order. */
  saved: string[];
  /** Every finding of the content. */
  all: readonly Diagnostic[];
}

/** A content folder that is checked again and again. */
export interface ContentWatch {
  /** Checks everything; the first thing to do. */
  first(): Recheck;
  /**
   * Checks what these files, or any file if there are none, concern; `undefined` if all are as they were.
   * @throws NodeJS.ErrnoException for a file that goes away meanwhile: ask again
   */
  again(paths: ReadonlySet<string> | undefined): Recheck | undefined;
}

/** Opens a folder for checking again and again. */
export function contentWatch(folder: string, options: RunOptions): ContentWatch {
  const disk = folderSource(folder);
  const memory = makeMemory();
  let held = new Map<string, { bytes: Uint8Array; version: string }>();
  let diagnostics: Diagnostic[] = [];
  let versions = 0;
  const read = (path: string) => {
    versions += 1;
    return { bytes: disk.read(path), version: String(versions) };
  };
  /** The folder as it is now, with the bytes of the files that nobody has named as they were. */
  const take = (paths: ReadonlySet<string> | undefined): { source: ContentSource; now: typeof held } => {
    const entries = disk.entries();
    const now: typeof held = new Map();
    for (const { path, type } of entries) {
      if (type !== 'file') continue;
      const before = held.get(path);
      const looked = before && paths && !paths.has(path) ? before : read(path);
      const isSame = looked === before || (before && Buffer.compare(looked.bytes, before.bytes) === 0);
      now.set(path, isSame ? before : looked);
    }
    const find = (path: string) => now.get(path) ?? read(path);
    return {
      now,
      source: {
        entries: () => entries,
        read: (path) => find(path).bytes,
        version: (path) => find(path).version,
      },
    };
  };
  const check = (source: ContentSource, changed: Map<string, Uint8Array | undefined>): Recheck => {
    nextState(memory);
    const part = readAndCheckSince(source, changed, { ...options, memory });
    const spoken = new Set(part.files);
    diagnostics = [
      ...(part.files ? diagnostics.filter(({ file }) => !spoken.has(file)) : []),
      ...part.diagnostics,
    ].sort(compareDiagnostics);
    const { guides, pages } = part.content;
    return {
      ...part,
      summary: summarise(diagnostics, guides.length + pages.length),
      saved: [...changed.keys()],
      all: diagnostics,
    };
  };
  return {
    first() {
      const { source, now } = take(undefined);
      held = now;
      // That a setting has changed is what makes everything be looked at.
      return { ...check(source, new Map([['', undefined]])), saved: [] };
    },
    again(paths) {
      const { source, now } = take(paths);
      const changed = new Map<string, Uint8Array | undefined>();
      for (const [path, file] of now) if (held.get(path) !== file) changed.set(path, held.get(path)?.bytes);
      for (const [path, { bytes }] of held) if (!now.has(path)) changed.set(path, bytes);
      if (changed.size === 0) return undefined;
      const found = check(source, changed);
      held = now;
      return found;
    },
  };
}

/** Watches until the process is interrupted; `show` prints. Answers the exit code. */
export function watchContent(
  folder: string,
  options: RunOptions,
  show: (found: Recheck) => void,
): Promise<number> {
  const content = contentWatch(folder, options);
  show(content.first());
  return new Promise((resolve) => {
    let timer: NodeJS.Timeout | undefined;
    let paths: Set<string> | undefined = new Set();
    const run = () => {
      const named = paths;
      paths = new Set();
      try {
        const found = content.again(named);
        if (found) show(found);
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === undefined) throw error;
        // A file that is being replaced: look at everything once it is there.
        paths = undefined;
        timer = setTimeout(run, QUIET_MS);
      }
    };
    const see: See = (path) => {
      if (path === null) paths = undefined;
      else paths?.add(path);
      clearTimeout(timer);
      timer = setTimeout(run, QUIET_MS);
    };
    const watcher = watchFolder(folder, see, (error) => {
      console.error(`Changes are no longer seen: ${error.message}`);
      stop();
    });
    const stop = () => {
      clearTimeout(timer);
      watcher.close();
      process.off('SIGINT', stop).off('SIGTERM', stop);
      resolve(exitCodes.clean);
    };
    process.once('SIGINT', stop).once('SIGTERM', stop);
  });
}
