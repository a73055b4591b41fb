/**
 * Printed documents that are kept, so that nothing is printed twice: files named by the hash of all that goes into them.
 * An entry that is used becomes the newest; the oldest go when there are too many.
 */
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { UsageError } from './exit-codes.ts';

/** A kept document. */
export interface KeptPrint {
  file: string;
  pages: number;
  bytes: number;
}

/** A folder of printed documents. */
export interface PrintCache {
  find(key: string): KeptPrint | undefined;
  /** @throws UsageError if it cannot be written, such as on a full disk */
  keep(key: string, printed: { bytes: Uint8Array; pages: number }): KeptPrint;
  /** Throws away what has not been used for longest, or everything where the folder is only for this run. */
  close(): void;
}

/** Bytes that are kept between runs: some thousand documents. */
const MOST_BYTES = 2_000_000_000;
const NAME = /^([0-9a-f]{64})-(\d+)\.pdf$/;

/** Opens the folder; one that cannot be written to is replaced by one for this run. */
export function openPrintCache(folder: string, mostBytes = MOST_BYTES): PrintCache {
  const lasting = isWritable(folder);
  const place = lasting ? folder : mkdtempSync(join(tmpdir(), 'opsguide-print-'));
  const kept = new Map<string, KeptPrint>();
  for (const name of readdirSync(place)) {
    const [, key, pages] = NAME.exec(name) ?? [];
    if (key !== undefined) kept.set(key, { file: join(place, name), pages: Number(pages), bytes: 0 });
  }
  const used = new Set<string>();
  return {
    find(key) {
      const found = kept.get(key);
      if (!found) return undefined;
      try {
        const now = new Date();
        utimesSync(found.file, now, now);
        used.add(found.file);
        return { ...found, bytes: statSync(found.file).size };
      } catch {
        // Another run has thrown it away.
        return undefined;
      }
    },
    keep(key, { bytes, pages }) {
      const file = join(place, `${key}-${pages}.pdf`);
      // Never half a file, even if two runs print the same.
      const part = `${file}.${process.pid}`;
      try {
        writeFileSync(part, bytes);
        renameSync(part, file);
      } catch (error) {
        rmSync(part, { force: true });
        throw new UsageError(`A PDF cannot be written into ${place}: ${(error as Error).message}`);
      }
      used.add(file);
      return { file, pages, bytes: bytes.length };
    },
    close() {
      if (lasting) prune(place, mostBytes, used);
      else rmSync(place, { recursive: true, force: true });
    },
  };
}

function isWritable(folder: string): boolean {
  try {
    mkdirSync(folder, { recursive: true });
    const probe = join(folder, `probe-${process.pid}`);
    writeFileSync(probe, '');
    rmSync(probe);
    return true;
  } catch {
    return false;
  }
}

function prune(folder: string, mostBytes: number, used: ReadonlySet<string>): void {
  const entries = readdirSync(folder).flatMap((name) => {
    const file = join(folder, name);
    const stat = statSync(file, { throwIfNoEntry: false });
    return stat ? [{ file, bytes: stat.size, time: stat.mtimeMs }] : [];
  });
  let sum = entries.reduce((total, { bytes }) => total + bytes, 0);
  for (const { file, bytes } of entries.sort((a, b) => a.time - b.time)) {
    if (sum <= mostBytes) return;
    if (used.has(file)) continue;
    rmSync(file, { force: true });
    sum -= bytes;
  }
}
