/** Gives all test files of a run one temporary folder, and removes it when the last one has ended. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Vitest runs this before the first test file and what it returns after the last; processes inherit the variable. */
export default function makeTemporaryFolder(): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'opsguide-tests-'));
  process.env.OPSGUIDE_TEST_FOLDER = folder;
  return () => rmSync(folder, { recursive: true, force: true });
}
