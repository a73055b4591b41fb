/** The pack: content → pack → one file, which appears whole or not at all. */
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withSignature } from '../src/export/pack/assemble-pack.ts';
import { sha256 } from '../src/export/pack/checksums.ts';
import { writeZip } from '../src/export/pack/zip.ts';
import { type PackScope, packFileName, packNames } from '../src/model/pack.ts';
import { exitCodes, UsageError } from './exit-codes.ts';
import { openPacker } from './open-packer.ts';
import type { PackOptions } from './options.ts';
import { requireKey, signChecksums } from './ssh-signature.ts';

/** Makes and writes a pack; returns the exit code. */
export async function writePack(options: PackOptions): Promise<number> {
  if (options.signKey !== undefined) requireKey(options.signKey);
  const opened = openPacker(options);
  if ('refusal' in opened) {
    process.stderr.write(opened.refusal.text);
    return opened.refusal.code;
  }
  const scope = scopeOf(options);
  const files = await opened.packer.make(scope);
  const checksums = files.find(({ name }) => name === packNames.checksums)?.bytes;
  const signed =
    options.signKey === undefined || !checksums
      ? files
      : withSignature(files, signChecksums(checksums, options.signKey));
  const bytes = writeZip(signed);
  const path = join(options.output, packFileName({ scope, asOf: opened.today }));
  writeWhole(options.output, path, bytes);
  process.stderr.write(opened.printingReport());
  console.log(`Wrote ${path}: ${signed.length} files, as of ${opened.today}.\nSHA-256 ${sha256(bytes)}`);
  return exitCodes.clean;
}

function scopeOf({ service, group }: Pick<PackOptions, 'service' | 'group'>): PackScope {
  if (service !== undefined) return { kind: 'service', id: service };
  return group === undefined ? { kind: 'estate' } : { kind: 'group', id: group };
}

/**
 * A full disk or a killed process leaves the file that was there, or none.
 * @throws UsageError if it cannot be written
 */
function writeWhole(folder: string, path: string, bytes: Uint8Array): void {
  const part = `${path}.${process.pid}.part`;
  try {
    mkdirSync(folder, { recursive: true });
    writeFileSync(part, bytes);
    renameSync(part, path);
  } catch (error) {
    throw new UsageError(`The pack cannot be written into ${folder}: ${(error as Error).message}`);
  } finally {
    removeQuietly(part);
  }
}

/** What could not be made need not be removed. */
function removeQuietly(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    // The folder of the file is no folder.
  }
}
