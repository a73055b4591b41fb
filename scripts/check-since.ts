/** What `check --since` looks at: the content folder as it is, against what a revision of its repository has. */
import { hash } from 'node:crypto';
import { type CheckedPart, type RunOptions, readAndCheckSince } from '../src/pipeline.ts';
import { folderSource } from '../src/read/folder-source.ts';
import { isBlobOf, openRepository, RepositoryError } from '../src/read/git-repository.ts';
import { ChangedMeanwhile, type KnownContent, knownContent } from '../src/read/known-files.ts';
import { loadReadingCache } from '../src/read/reading-cache.ts';
import { UsageError } from './exit-codes.ts';
import { openReadingStore } from './reading-store.ts';

/** Files that nobody reads, such as a dump of a database, are not hashed either: they count as changed. */
const MOST_BYTES = 10_000_000;

/** Times of files are as coarse as two seconds on some disks. */
const SETTLED_MS = 2000;

/**
 * Checks what differs from a revision, committed or not, and what that concerns.
 * @throws UsageError if there is no such revision or no repository
 */
export function checkSince(folder: string, revision: string, options: RunOptions): CheckedPart {
  const store = openReadingStore(folder);
  const check = (known: string) => {
    const content = knownContent(folderSource(folder, Date.now() - SETTLED_MS), sha256, known);
    const { source } = content;
    const changed = changedFiles(folder, revision, content);
    const cache = loadReadingCache(store.load('readings'), store.tool, source, options.frameworks);
    const checked = readAndCheckSince(source, changed, { ...options, memory: cache.memory });
    // Reports quote lines, which must not come from a later state.
    const spoken = new Set(checked.diagnostics.map(({ file }) => file));
    const { guides, pages } = checked.content;
    for (const { file } of [...guides, ...pages]) if (spoken.has(file)) source.read(file);
    store.save('readings', cache.save());
    store.save('files', content.save());
    return checked;
  };
  try {
    return check(store.load('files'));
  } catch (error) {
    // Somebody saved a file in this very moment.
    if (error instanceof ChangedMeanwhile) return check('');
    throw error;
  }
}

function sha256(bytes: Uint8Array): string {
  return hash('sha256', bytes);
}

/** Files that differ, with the bytes that the revision has. */
function changedFiles(
  folder: string,
  revision: string,
  { source, isBlob }: KnownContent,
): Map<string, Uint8Array | undefined> {
  const entries = source.entries();
  const files = entries.filter(({ type, size }) => type === 'file' && size <= MOST_BYTES);
  try {
    const repository = openRepository(folder);
    const { id } = repository.resolve(revision);
    const differing = repository.differing(
      files.map(({ path }) => ({ file: path, isBlob: (blob) => isBlob(path, blob, isBlobOf) })),
      id,
    );
    const blobs = repository.blobs([...new Set([...differing.values()].flatMap((blob) => blob ?? []))]);
    const changed = new Map(
      [...differing].map(([file, blob]) => [file, blob === undefined ? undefined : blobs.get(blob)]),
    );
    // What is no ordinary file now, and what is too large, is looked at each time.
    const looked = new Set(files.map(({ path }) => path));
    for (const { path } of entries) if (!looked.has(path)) changed.set(path, undefined);
    return changed;
  } catch (error) {
    if (error instanceof RepositoryError) throw new UsageError(error.message);
    throw error;
  }
}
