/** Writes an archive piece by piece, so that it is never in the memory as a whole. */
import { createHash } from 'node:crypto';
import { closeSync, openSync, writeSync } from 'node:fs';
import { type PackedFile, zipPieces } from '../src/export/pack/zip.ts';

/** A written archive. */
export interface WrittenArchive {
  bytes: number;
  /** In hexadecimal. */
  sha256: string;
}

/** Writes it, over what was there. @throws Error if it cannot be written, such as on a full disk */
export function writeArchive(path: string, files: readonly PackedFile[]): WrittenArchive {
  const hash = createHash('sha256');
  let bytes = 0;
  const file = openSync(path, 'w');
  try {
    for (const piece of zipPieces(files)) {
      hash.update(piece);
      for (let at = 0; at < piece.length; at += writeSync(file, piece, at));
      bytes += piece.length;
    }
  } finally {
    closeSync(file);
  }
  return { bytes, sha256: hash.digest('hex') };
}
