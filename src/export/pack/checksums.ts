/** Export: the checksums of a pack, in the format of `sha256sum`. @see man sha256sum */
import { createHash } from 'node:crypto';

/** SHA-256 of bytes, in hexadecimal. */
export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** The line of a file in `SHA256SUMS`. */
export function checksumLine({ name, sha256: sum }: { name: string; sha256: string }): string {
  return `${sum}  ${name}\n`;
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
