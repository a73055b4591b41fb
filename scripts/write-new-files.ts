/** Writes files that were not there: all of them or none, and nothing over something. */
import { existsSync, mkdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { UsageError } from './exit-codes.ts';

/**
 * Writes new files by path below a folder.
 * @throws UsageError if one exists, or if the folder cannot be written to; then nothing stays behind
 */
export function writeNewFiles(folder: string, files: Readonly<Record<string, string>>): void {
  const there = Object.keys(files).filter((path) => existsSync(join(folder, path)));
  if (there.length > 0)
    throw new UsageError(
      `${there.join(', ')} ${there.length === 1 ? 'is' : 'are'} there already, and nothing was written. Choose another name or folder, or move what is there.`,
    );
  const made: string[] = [];
  try {
    for (const [path, text] of Object.entries(files)) {
      const first = mkdirSync(dirname(join(folder, path)), { recursive: true });
      if (first !== undefined) made.push(first);
      writeFileSync(join(folder, path), text, { flag: 'wx' });
      made.push(join(folder, path));
    }
  } catch (error) {
    for (const path of made.toReversed()) rmSync(path, { recursive: true, force: true });
    throw new UsageError(
      `Nothing was written: the system refused to write in ${folder} (${(error as Error).message}). Choose a folder that you may write to.`,
    );
  }
}

/** Replaces a file at once: whoever reads it sees the old text or the new one. @throws UsageError if it cannot */
export function replaceFile(file: string, text: string): void {
  const part = join(dirname(file), `.${process.pid}.opsguide-part`);
  try {
    writeFileSync(part, text, { mode: statSync(file).mode });
    renameSync(part, file);
  } catch (error) {
    rmSync(part, { force: true });
    throw new UsageError(`${file} was not changed: ${(error as Error).message}.`);
  }
}
