/** Writes mended files: each whole or not at all, and only where the content folder has the file that was read. */
import {
  closeSync,
  fchmodSync,
  fsyncSync,
  lstatSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { FixedFile } from '../src/pipeline.ts';

/** A file that was left as it was, and why. */
export interface UnwrittenFile {
  file: string;
  reason: string;
}

/** Writes the files into the content folder. Answers those that could not be written; does not throw for them. */
export function writeFixes(folder: string, files: readonly FixedFile[]): UnwrittenFile[] {
  const root = realpathSync(folder);
  return files.flatMap((fixed) => {
    const reason = writeOne(root, fixed);
    return reason === undefined ? [] : [{ file: fixed.file, reason }];
  });
}

function writeOne(root: string, { file, before, after }: FixedFile): string | undefined {
  const path = join(root, file);
  const folder = dirname(path);
  const temporary = join(folder, `.${basename(path)}.opsguide-${process.pid}`);
  try {
    // Between reading and writing somebody may have put a link in the way, or saved the file.
    if (realpathSync(folder) !== folder) return 'a folder above it is a symbolic link';
    const stat = lstatSync(path);
    if (!stat.isFile()) return 'it is not an ordinary file';
    if (!readFileSync(path).equals(before)) return 'it was changed while it was checked';
    const handle = openSync(temporary, 'wx', 0o600);
    try {
      writeFileSync(handle, after);
      fchmodSync(handle, stat.mode & 0o7777);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    renameSync(temporary, path);
    return undefined;
  } catch (error) {
    rmSync(temporary, { force: true });
    return (error as Error).message;
  }
}
