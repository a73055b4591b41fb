/** Read: content from a folder on disk. The one place of this stage that touches it. */
import { lstatSync, readdirSync, readFileSync, type Stats } from 'node:fs';
import { join } from 'node:path';
import { byPath, type ContentSource, isLeftOut, type SourceEntry } from './content-source.ts';

/**
 * Content of a folder. Names that begin with a dot, and the site that was published there, are not content and are left out.
 * @param stampedBefore milliseconds since 1970: files that were last touched before then get a stamp. A file that is younger
 * could be touched again without a trace, since times of files are coarse
 */
export function folderSource(root: string, stampedBefore = 0): ContentSource {
  return {
    entries: () => walk(root, '', stampedBefore).sort(byPath),
    read: (path) => readFileSync(join(root, path)),
  };
}

function walk(root: string, folder: string, stampedBefore: number): SourceEntry[] {
  const found: SourceEntry[] = [];
  for (const name of readdirSync(join(root, folder), { encoding: 'buffer' })) {
    const text = name.toString('utf8');
    const path = folder === '' ? text : `${folder}/${text}`;
    if (isLeftOut(path)) continue;
    // A name that is not UTF-8 cannot be opened by its text; it is listed so that it is reported, never skipped.
    const lossless = Buffer.from(text, 'utf8').equals(name);
    const stat = lossless ? lstatSync(join(root, path)) : undefined;
    if (stat?.isSymbolicLink()) found.push({ path, type: 'symbolic-link', size: 0 });
    else if (stat?.isDirectory())
      found.push(
        ...(text === 'node_modules'
          ? [{ path, type: 'other' as const, size: 0 }]
          : walk(root, path, stampedBefore)),
      );
    else if (stat?.isFile())
      found.push({ path, type: 'file', size: stat.size, ...stampOf(stat, stampedBefore) });
    else found.push({ path, type: 'other', size: 0 });
  }
  return found;
}

/** Nobody can set the second time, which the system takes whenever bytes, name or times of a file change. */
function stampOf({ size, mtimeMs, ctimeMs, ino }: Stats, before: number): { stamp?: string } {
  return Math.max(mtimeMs, ctimeMs) < before ? { stamp: `${size} ${mtimeMs} ${ctimeMs} ${ino}` } : {};
}
