/** Where what reading made of a content folder is kept between runs, and for which code it holds. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { cacheFolder, keepText } from './cache-folder.ts';
import { packageRoot, readVersion } from './shipped-data.ts';

/** The cache of one content folder. */
export interface ReadingStore {
  /** Names the code that reads: another version, or other files, must not take its word. */
  tool: string;
  /** What the last run kept; empty if there is nothing. */
  load(kind: StoreKind): string;
  /** Keeps a text, if there is one, for the next run. Where it cannot be written, the next run reads everything again. */
  save(kind: StoreKind, text: string | undefined): void;
}

/** Readings of documents, and what is known of files. */
type StoreKind = 'readings' | 'files';

/** Opens the cache of a content folder: in `OPSGUIDE_CACHE`, else beside the installed packages. */
export function openReadingStore(contentFolder: string): ReadingStore {
  const folder = join(cacheFolder(), 'readings');
  const name = createHash('sha256').update(realpathSync(contentFolder)).digest('hex').slice(0, 32);
  const fileOf = (kind: StoreKind) => join(folder, `${name}.${kind}.txt`);
  return {
    tool: nameOfCode(),
    load(kind) {
      try {
        // Cheaper than UTF-8, and the same for a cache, which is ASCII.
        return readFileSync(fileOf(kind), 'latin1');
      } catch {
        return '';
      }
    },
    save(kind, text) {
      if (text !== undefined) keepText(fileOf(kind), text);
    },
  };
}

/** The version, and size and time of each file that has a part in reading. */
function nameOfCode(): string {
  const hash = createHash('sha256').update(readVersion()).update(process.versions.node);
  for (const part of ['model', 'read']) {
    const folder = join(packageRoot, 'src', part);
    for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()) {
      const { size, mtimeMs } = statSync(join(folder, name));
      hash.update(`${name} ${size} ${mtimeMs}\n`);
    }
  }
  return hash.digest('hex');
}
