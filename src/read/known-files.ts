/**
 * Read: what an earlier run learnt of the bytes of files, as text. A file that the file system says nobody has touched since
 * is not opened again, as git does it; which files those are is told by the stamps that a source gives.
 */
import type { ContentSource } from './content-source.ts';

/** Content whose bytes are looked at only where they are asked for or not known. */
export interface KnownContent {
  /** Names the bytes of each file; nothing is read twice, or between two states. */
  source: ContentSource & { version(path: string): string };
  /** Whether git keeps the bytes of a file under this name; `compare` tells for bytes that are not known. */
  isBlob(path: string, blob: string, compare: (blob: string, bytes: Uint8Array) => boolean): boolean;
  /** What to keep for the next run; `undefined` if that is what was loaded. */
  save(): string | undefined;
}

/** A file is not what an earlier run, or the beginning of this one, knew it to be. Whoever reads begins anew, knowing nothing. */
export class ChangedMeanwhile extends Error {}

/** What is known of one file, and for which stamp. */
interface KnownFile {
  stamp: string;
  /** What `hash` made of its bytes. */
  version: string;
  /** The name under which git keeps them; empty if it was never asked for, or does not. */
  blob: string;
}

const TITLE = 'opsguide files 1';
const LINE = /^([\w./-]+)\t([\d. ]+)\t([0-9a-f]{64})\t((?:[0-9a-f]{40}|[0-9a-f]{64})?)$/;

/** Loads what is known; text that is not that, or a line that is not, is as good as none. @param hash 64 hexadecimal digits */
export function knownContent(
  source: ContentSource,
  hash: (bytes: Uint8Array) => string,
  text: string,
): KnownContent {
  const entries = source.entries();
  const stamps = new Map(entries.flatMap(({ path, stamp }) => (stamp === undefined ? [] : [[path, stamp]])));
  const known = loaded(text, stamps);
  const held = new Map<string, { bytes: Uint8Array; version: string }>();
  const hold = (path: string) => {
    const before = held.get(path);
    if (before) return before;
    const bytes = source.read(path);
    const found = { bytes, version: hash(bytes) };
    if (known.has(path) && known.get(path)?.version !== found.version) throw new ChangedMeanwhile(path);
    held.set(path, found);
    return found;
  };
  const version = (path: string) => known.get(path)?.version ?? hold(path).version;
  const blobs = new Map<string, string>();
  return {
    source: { entries: () => entries, read: (path) => hold(path).bytes, version },
    isBlob(path, blob, compare) {
      const same = known.get(path)?.blob === blob || compare(blob, hold(path).bytes);
      if (same) blobs.set(path, blob);
      return same;
    },
    save() {
      const lines = entries.flatMap(({ path, stamp }) => {
        const name = known.get(path)?.version ?? held.get(path)?.version;
        const line = [path, stamp, name, blobs.get(path) ?? known.get(path)?.blob ?? ''].join('\t');
        return LINE.test(line) ? [line] : [];
      });
      const now = `${[TITLE, ...lines].join('\n')}\n`;
      return now === text ? undefined : now;
    },
  };
}

/** What was known of files whose stamps are the same. */
function loaded(text: string, stamps: ReadonlyMap<string, string>): Map<string, KnownFile> {
  const known = new Map<string, KnownFile>();
  const [title, ...lines] = text.split('\n');
  if (title !== TITLE) return known;
  for (const line of lines) {
    const [, path = '', stamp = '', version = '', blob = ''] = LINE.exec(line) ?? [];
    if (stamp !== '' && stamps.get(path) === stamp) known.set(path, { stamp, version, blob });
  }
  return known;
}
