/** Read: content from a folder on disk. The one place of this stage that touches it. */
import { lstatSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { byPath, type ContentSource, type SourceEntry } from './content-source.ts';

/** Content of a folder. Names that begin with a dot are not content and are left out. */
export function folderSource(root: string): ContentSource {
  return {
    entries: () => walk(root, '').sort(byPath),
    read: (path) => readFileSync(join(root, path)),
  };
}

function walk(root: string, folder: string): SourceEntry[] {
  const found: SourceEntry[] = [];
  for (const name of readdirSync(join(root, folder), { encoding: 'buffer' })) {
    const text = name.toString('utf8');
    if (text.startsWith('.')) continue;
    const path = folder === '' ? text : `${folder}/${text}`;
    // A name that is not UTF-8 cannot be opened by its text; it is listed so that it is reported, never skipped.
    const lossless = Buffer.from(text, 'utf8').equals(name);
    const stat = lossless ? lstatSync(join(root, path)) : undefined;
    if (stat?.isSymbolicLink()) found.push({ path, type: 'symbolic-link', size: 0 });
    else if (stat?.isDirectory())
      found.push(
        ...(text === 'node_modules' ? [{ path, type: 'other' as const, size: 0 }] : walk(root, path)),
      );
    else if (stat?.isFile()) found.push({ path, type: 'file', size: stat.size });
    else found.push({ path, type: 'other', size: 0 });
  }
  return found;
}
