/** Export: the checksums of a pack, in the format of `sha256sum`. @see man sha256sum */
import { createHash } from 'node:crypto';
import type { ArchiveFile } from './zip.ts';

/** SHA-256 of bytes, in hexadecimal. */
export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** The text of `SHA256SUMS`: a line for each file, in the order given. */
export function checksumText(files: readonly ArchiveFile[]): string {
  return files.map(({ name, bytes }) => `${sha256(bytes)}  ${name}\n`).join('');
}

/** Reads `SHA256SUMS`: the checksum of each name. `undefined` if it is anything else than what we write. */
export function parseChecksums(text: string): Map<string, string> | undefined {
  const sums = new Map<string, string>();
  const lines = text.split('\n');
  if (lines.pop() !== '') return undefined;
  for (const line of lines) {
    const [, sum, name] = /^([0-9a-f]{64}) {2}(.+)$/.exec(line) ?? [];
    if (sum === undefined || name === undefined || sums.has(name)) return undefined;
    sums.set(name, sum);
  }
  return sums;
}
