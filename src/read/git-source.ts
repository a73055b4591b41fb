/** Read: content as a revision of its repository has it. No work tree is touched and nothing of the revision runs. */
import { byPath, type ContentSource, isLeftOut, type SourceEntry } from './content-source.ts';
import type { Repository } from './git-repository.ts';

/** What need not be asked of git again, for reading several revisions. */
export interface GitSourceOptions {
  /** True for a file whose bytes nobody will read. */
  isKnown?: (file: string, blob: string) => boolean;
  /** Bytes of files that were read before, by name; nothing is added. */
  held?: ReadonlyMap<string, Uint8Array>;
}

/**
 * Content of a revision, read in one go.
 * @throws RepositoryError if the repository cannot answer
 */
export function gitSource(
  repository: Repository,
  revision: string,
  { isKnown = () => false, held = new Map() }: GitSourceOptions = {},
): ContentSource {
  const files = repository.tree(revision).filter(({ file }) => !isLeftOut(file));
  const wanted = files.filter(
    ({ file, blob, ordinary }) => ordinary && !held.has(blob) && !isKnown(file, blob),
  );
  const blobs = repository.blobs([...new Set(wanted.map(({ blob }) => blob))]);
  const bytes = new Map(files.map(({ file, blob }) => [file, blobs.get(blob) ?? held.get(blob)]));
  const names = new Map(files.map(({ file, blob }) => [file, blob]));
  return {
    entries: () => files.map((file) => entryOf(file, bytes.get(file.file)?.length ?? 0)).sort(byPath),
    read(path) {
      const found = bytes.get(path);
      if (!found) throw new Error(`no such file: ${path}`);
      return found;
    },
    version: (path) => names.get(path),
  };
}

function entryOf({ file, ordinary }: { file: string; ordinary: boolean }, size: number): SourceEntry {
  if (!ordinary) return { path: file, type: 'symbolic-link', size: 0 };
  return file.split('/').includes('node_modules')
    ? { path: file, type: 'other', size: 0 }
    : { path: file, type: 'file', size };
}
