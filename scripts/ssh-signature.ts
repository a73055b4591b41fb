/** Signatures of OpenSSH over the checksums of a pack, by the `ssh-keygen` of the machine. @see man ssh-keygen, -Y */
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { signatureNamespace } from '../src/model/pack.ts';
import { UsageError } from './exit-codes.ts';

/**
 * Signs checksums.
 * @throws UsageError if there is no ssh-keygen, no such key, or it cannot sign
 */
export function signChecksums(checksums: Uint8Array, keyFile: string): Uint8Array {
  requireKey(keyFile);
  const run = runKeygen(['-Y', 'sign', '-f', resolve(keyFile), '-n', signatureNamespace], checksums);
  if (run.status === 0 && run.stdout.length > 0) return new Uint8Array(run.stdout);
  throw new UsageError(
    `The key ${keyFile} cannot sign: ${lastLine(run.stderr)} Nothing was written. Is it a private key of OpenSSH?`,
  );
}

/**
 * Checks a signature. Answers why it does not hold; `undefined` if it does.
 * @throws UsageError if there is no ssh-keygen, or no such list
 */
export function signatureProblem(
  checksums: Uint8Array,
  signature: Uint8Array,
  { allowedSigners, signer }: { allowedSigners: string; signer: string },
): string | undefined {
  readable(allowedSigners, 'Name the list of allowed signers with --allowed-signers.');
  const folder = mkdtempSync(join(tmpdir(), 'opsguide-verify-'));
  try {
    // ssh-keygen reads the signature from a file only.
    const file = join(folder, 'signature');
    writeFileSync(file, signature);
    const args = ['-Y', 'verify', '-f', resolve(allowedSigners), '-I', signer, '-n', signatureNamespace];
    const run = runKeygen([...args, '-s', file], checksums);
    return run.status === 0 ? undefined : lastLine(Buffer.concat([run.stdout, run.stderr]));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function runKeygen(args: readonly string[], input: Uint8Array) {
  const run = spawnSync('ssh-keygen', args, { input, stdio: ['pipe', 'pipe', 'pipe'] });
  if ((run.error as NodeJS.ErrnoException | undefined)?.code === 'ENOENT')
    throw new UsageError(
      'Signatures need ssh-keygen, which is not installed or not on the path. It comes with OpenSSH.',
    );
  if (run.error && (run.error as NodeJS.ErrnoException).code !== 'EPIPE') throw run.error;
  return run;
}

/** Looks for a key before any work is done. @throws UsageError if there is none */
export function requireKey(keyFile: string): void {
  readable(keyFile, 'Name the file of a key with --sign-key.');
}

function readable(file: string, hint: string): void {
  if (!existsSync(file)) throw new UsageError(`There is no file ${file}. ${hint}`);
  try {
    accessSync(file, constants.R_OK);
  } catch {
    throw new UsageError(`The file ${file} cannot be read. ${hint}`);
  }
}

/** What the program said last, as one line that a terminal can show. */
function lastLine(said: Buffer): string {
  const line = said.toString('utf8').trim().split(/\r?\n/).at(-1) ?? '';
  const text = line.replace(/[\u0000-\u001f\u007f-\u009f]+/g, ' ').slice(0, 200);
  return /[.!?]$/.test(text) ? text : `${text || 'ssh-keygen does not say why'}.`;
}
