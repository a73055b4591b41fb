/** Where the cache of readings is kept between runs, and for which code it holds. */
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
  load(): string;
  /** Keeps a text for the next run. Where it cannot be written, the next run reads everything again. */
  save(text: string): void;
}

/** Opens the cache of a content folder: in `OPSGUIDE_CACHE`, else beside the installed packages. */
export function openReadingStore(contentFolder: string): ReadingStore {
  const folder = join(cacheFolder(), 'readings');
  const name = createHash('sha256').update(realpathSync(contentFolder)).digest('hex').slice(0, 32);
  const file = join(folder, `${name}.txt`);
  return {
    tool: nameOfCode(),
    load() {
      try {
        // Cheaper than UTF-8, and the same for a cache, which is ASCII.
        return readFileSync(file, 'latin1');
      } catch {
        return '';
      }
    },
    save: (text) => keepText(file, text),
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
