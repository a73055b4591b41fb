/** The pack: content → pack → one file, which appears whole or not at all. */
import { mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { withSignature } from '../src/export/pack/assemble-pack.ts';
import { type PackedFile, packFile, unpackFile } from '../src/export/pack/zip.ts';
import { type PackScope, packFileName, packNames } from '../src/model/pack.ts';
import { exitCodes, UsageError } from './exit-codes.ts';
import { openPacker } from './open-packer.ts';
import type { PackOptions } from './options.ts';
import { requireKey, signChecksums } from './ssh-signature.ts';
import { type WrittenArchive, writeArchive } from './write-archive.ts';

/** Makes and writes a pack; returns the exit code. */
export async function writePack(options: PackOptions): Promise<number> {
  if (options.signKey !== undefined) requireKey(options.signKey);
  const opened = openPacker(options);
  if ('refusal' in opened) {
    process.stderr.write(opened.refusal.text);
    return opened.refusal.code;
  }
  const scope = scopeOf(options);
  try {
    const files = await opened.packer.make(scope);
    const checksums = files.find(({ name }) => name === packNames.checksums);
    const signed =
      options.signKey === undefined || !checksums
        ? files
        : withSignature(files, signatureOf(checksums, options.signKey));
    const path = join(options.output, packFileName({ scope, asOf: opened.today }));
    const { sha256 } = writeWhole(options.output, path, signed);
    process.stderr.write(opened.printingReport());
    console.log(`Wrote ${path}: ${signed.length} files, as of ${opened.today}.\nSHA-256 ${sha256}`);
    return exitCodes.clean;
  } finally {
    opened.close();
  }
}

function signatureOf(checksums: PackedFile, key: string): PackedFile {
  return packFile({ name: packNames.signature, bytes: signChecksums(unpackFile(checksums), key) });
}

function scopeOf({ service, group }: Pick<PackOptions, 'service' | 'group'>): PackScope {
  if (service !== undefined) return { kind: 'service', id: service };
  return group === undefined ? { kind: 'estate' } : { kind: 'group', id: group };
}

/**
 * A full disk or a killed process leaves the file that was there, or none.
 * @throws UsageError if it cannot be written
 */
function writeWhole(folder: string, path: string, files: readonly PackedFile[]): WrittenArchive {
  const part = `${path}.${process.pid}.part`;
  try {
    mkdirSync(folder, { recursive: true });
    const written = writeArchive(part, files);
    renameSync(part, path);
    return written;
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
