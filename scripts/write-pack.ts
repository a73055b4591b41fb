/** The pack: content → pack → one file, which appears whole or not at all. */
import { mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { withSignature } from '../src/export/pack/assemble-pack.ts';
import { type PackedFile, packFile, unpackFile } from '../src/export/pack/zip.ts';
import { type PackScope, packFileName, packNames } from '../src/model/pack.ts';
import { exitCodes, UsageError } from './exit-codes.ts';
import { openPacker } from './open-packer.ts';
import type { PackOptions } from './options.ts';
import type { Refusal } from './refuse.ts';
import { requireKey, signChecksums } from './ssh-signature.ts';
import { type WrittenArchive, writeArchive } from './write-archive.ts';

/** A written pack. */
export interface WrittenPack extends WrittenArchive {
  path: string;
  /** How many files it holds. */
  files: number;
  /** The day on which it is true. */
  asOf: string;
  /** What was found while guides were printed, as text; empty if nothing was. */
  printing: string;
}

/** Makes and writes a pack and says so; returns the exit code. */
export async function runPack(options: PackOptions): Promise<number> {
  const result = await writePack(options);
  if ('refusal' in result) {
    process.stderr.write(result.refusal.text);
    return result.refusal.code;
  }
  const { path, files, asOf, sha256, printing } = result;
  process.stderr.write(printing);
  console.log(`Wrote ${path}: ${files} files, as of ${asOf}.\nSHA-256 ${sha256}`);
  return exitCodes.clean;
}

/**
 * Makes and writes a pack.
 * @throws UsageError if there is no such content, service, group or key, or if it cannot be written
 */
export async function writePack(options: PackOptions): Promise<WrittenPack | { refusal: Refusal }> {
  if (options.signKey !== undefined) requireKey(options.signKey);
  const opened = openPacker(options);
  if ('refusal' in opened) return opened;
  const scope = scopeOf(options);
  try {
    const files = await opened.packer.make(scope);
    const checksums = files.find(({ name }) => name === packNames.checksums);
    const signed =
      options.signKey === undefined || !checksums
        ? files
        : withSignature(files, signatureOf(checksums, options.signKey));
    const path = join(options.output, packFileName({ scope, asOf: opened.today }));
    const written = writeWhole(options.output, path, signed);
    const printing = opened.printingReport();
    return { ...written, path, files: signed.length, asOf: opened.today, printing };
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
