/** Import: images → their files in the assets of the content. */
import type { Layout } from './dialect.ts';
import type { ImportedFile } from './imported-file.ts';
import { slugOf } from './names.ts';
import type { FileReport } from './report.ts';

/** Images at their new places. */
export interface PlacedImages {
  /** New path by each address that an old page may name the image by. */
  byOld: Map<string, string>;
  files: ImportedFile[];
}

/** Gives every image its new path. */
export function placeImages(
  paths: readonly string[],
  { root, statics }: Layout,
  give: (path: string, ending: string) => string,
  reportOf: (path: string) => FileReport,
): PlacedImages {
  const byOld = new Map<string, string>();
  const files: ImportedFile[] = [];
  for (const path of paths) {
    const base = [root, ...statics].find((folder) => folder !== '' && path.startsWith(folder)) ?? '';
    const inner = path.slice(base.length);
    const at = inner.lastIndexOf('.');
    const steps = inner
      .slice(0, at)
      .split('/')
      .map((step) => slugOf(step, 'image'))
      .filter((step, index, all) => index === all.length - 1 || !(index === 0 && step === 'assets'));
    const file = give(`assets/${steps.join('/')}`, inner.slice(at).toLowerCase());
    byOld.set(inner, file);
    // Files of Eleventy and Jekyll keep the name of their folder in addresses.
    if (!byOld.has(path)) byOld.set(path, file);
    files.push({ path: file, copyOf: path });
    const report = reportOf(path);
    report.outcome = 'image';
    report.to.push(file);
  }
  return { byOld, files };
}
