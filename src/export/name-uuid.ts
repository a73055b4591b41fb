/** Export: identifiers that are derived from names, so that the same thing has the same one in every export. */
import { createHash } from 'node:crypto';

/** Namespace of everything that opsguide names. Fixed for ever: another one would rename everything. */
const NAMESPACE = '6f1d0a52-2d3c-5c0e-9a51-0b6f0f7b4f1e';

/** The version 5 UUID of a name within opsguide. @see https://www.rfc-editor.org/rfc/rfc9562#section-5.5 */
export function nameUuid(...name: string[]): string {
  const bytes = createHash('sha1')
    .update(Buffer.from(NAMESPACE.replaceAll('-', ''), 'hex'))
    // A character that no id holds keeps `a`, `b-c` apart from `a-b`, `c`.
    .update(name.join('\n'), 'utf8')
    .digest()
    .subarray(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x50;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
