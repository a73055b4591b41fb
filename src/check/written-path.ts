/**
 * Check: short forms (`operate: flood-operations`) are read as long ones (`operate: [{team: flood-operations}]`); a
 * finding must point at what was written.
 */
import type { SourceDocument } from '../model/content.ts';
import type { DataPath } from '../model/data-path.ts';

/** The path of a value of `draft` as far as it exists in what was written. */
export function writtenPath(document: SourceDocument, path: DataPath): DataPath {
  const written: (string | number)[] = [];
  let node: unknown = document.data;
  for (const step of path) {
    if (typeof node !== 'object' || node === null) break;
    if (typeof step === 'number' && !Array.isArray(node)) continue;
    written.push(step);
    node = (node as Record<string | number, unknown>)[step];
  }
  return written;
}
