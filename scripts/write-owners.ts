/** The work of `opsguide owners`: content → estate → a CODEOWNERS file. */
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { codeOwners, codeOwnersHead } from '../src/export/code-owners.ts';
import { printable } from '../src/model/printable.ts';
import { openRepository, RepositoryError } from '../src/read/git-repository.ts';
import { exitCodes, UsageError } from './exit-codes.ts';
import { openEstate } from './open-estate.ts';
import type { OwnersOptions } from './options.ts';

/**
 * Prints, writes or compares. Answers the exit code.
 * @throws UsageError without accounts, and for a file that somebody else made
 */
export function writeOwners(options: OwnersOptions): number {
  const opened = openEstate(options);
  if ('refusal' in opened) {
    process.stderr.write(opened.refusal.text);
    return opened.refusal.code;
  }
  const { estate, folder } = opened;
  const accounts = estate.config.code_owners;
  if (Object.keys(accounts).length === 0)
    throw new UsageError(
      'The configuration names no accounts. Add `code_owners` to opsguide.config.yaml, with the account of each team, for example `flood-operations: "@land-and-water/flood-operations"`.',
    );
  const { text, unowned } = codeOwners(estate, accounts, prefixOf(folder.path));
  for (const { file, owner } of unowned)
    console.error(
      owner === undefined
        ? `${printable(file)} has no owner today, so nobody need approve a change to it.`
        : `${printable(file)} belongs to ${owner}, which has no account in code_owners, so nobody need approve a change to it.`,
    );
  if (options.verify !== undefined) return verify(options.verify, text);
  if (options.output === undefined) process.stdout.write(text);
  else write(options.output, text);
  return exitCodes.clean;
}

function verify(file: string, text: string): number {
  if (existsSync(file) && readFileSync(file, 'utf8') === text) return exitCodes.clean;
  console.error(`${file} is out of date. Run \`opsguide owners --output ${file}\`.`);
  return exitCodes.errors;
}

function write(file: string, text: string): void {
  if (existsSync(file) && !readFileSync(file, 'utf8').startsWith(codeOwnersHead))
    throw new UsageError(
      `opsguide did not make ${file}, and what it says would be lost. Move it away, or choose another file with --output.`,
    );
  mkdirSync(dirname(file), { recursive: true });
  const part = join(dirname(file), `.CODEOWNERS.opsguide-${process.pid}`);
  writeFileSync(part, text);
  renameSync(part, file);
}

/** Where the content lies in its repository; content outside any counts as the whole of one. */
function prefixOf(folder: string): string {
  try {
    return openRepository(folder).prefix;
  } catch (error) {
    if (error instanceof RepositoryError && /^no-/.test(error.problem)) return '';
    if (error instanceof RepositoryError) throw new UsageError(error.message);
    throw error;
  }
}
