/** Check: the mend that takes a key, which says nothing new, out of the front matter. */
import type { SourceDocument } from '../model/content.ts';
import type { Fix } from '../model/diagnostic.ts';
import { topLevelKeys } from './top-level-keys.ts';

/** The mend, or nothing where it is not certain which lines belong to the key. */
export function withoutKey(document: SourceDocument, key: string): { fix?: Fix } {
  const { lines, keys = [] } = topLevelKeys(document) ?? {};
  const found = keys.find((other) => other.key === key);
  // A comment above it may say why it is there.
  if (!found || keys.length < 2 || lines?.[found.start - 1]?.startsWith('#')) return {};
  return {
    fix: {
      ...{ line: found.start, column: 1, endLine: found.end, endColumn: 1 },
      description: `Delete \`${key}\`.`,
      replacement: '',
      alters: [[key]],
    },
  };
}
