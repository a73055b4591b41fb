/** Import: the entries of a folder → pages, images, catalogues, and what is left. */
import type { Layout } from './dialect.ts';
import { isCatalogue } from './guides/backstage.ts';
import { type ImportEntry, mostTextBytes } from './import-source.ts';
import { pageEnding } from './page-ending.ts';
import { type FileReport, notesOf } from './report.ts';

/** Paths by what is made of them. */
export interface SortedEntries {
  pages: string[];
  images: string[];
  catalogues: string[];
  /** Paths below the root of the pages of what is not imported, where links may still lead. */
  others: Set<string>;
}

const OTHER_PAGE = /\.(?:html?|njk|liquid|erb|haml|slim|rst|adoc|ipynb|11ty\.[cm]?js)$/i;
const IMAGE = /\.(?:png|jpe?g|gif|webp)$/i;
const MOST_IMAGE_BYTES = 10_000_000;

/** Says of every entry what it is; what is not imported is noted with the reason. */
export function sortEntries(
  entries: readonly ImportEntry[],
  layout: Layout,
  reportOf: (path: string) => FileReport,
): SortedEntries {
  const kinds: SortedEntries = { pages: [], images: [], catalogues: [], others: new Set() };
  const settings = new Set(layout.settingsFiles);
  for (const { path, type, size } of entries) {
    const report = reportOf(path);
    const refuse = (why: string) => notesOf(report).left(why, '');
    const inside = path.startsWith(layout.root);
    const inStatics = layout.statics.some((folder) => path.startsWith(folder));
    if (type === 'symbolic-link') refuse('A symbolic link is not followed: it may lead out of the folder.');
    else if (type === 'other') refuse('This is no ordinary file, or its name cannot be read.');
    else if (settings.has(path)) {
      report.outcome = 'settings';
      refuse('Settings of the old generator: look whether opsguide.config.yaml should say the same.');
    } else if (isCatalogue(path)) kinds.catalogues.push(path);
    else if (pageEnding.test(path) && !inside)
      refuse(`It lies outside ${layout.root}, where the pages of the site are.`);
    else if (pageEnding.test(path)) {
      if (size > mostTextBytes) refuse('The file is larger than a page may be. Split it first.');
      else kinds.pages.push(path);
    } else if (IMAGE.test(path) && (inside || inStatics)) {
      if (size > MOST_IMAGE_BYTES) refuse('The image has more than 10 MB. Make it smaller first.');
      else kinds.images.push(path);
    } else {
      if (inside) kinds.others.add(path.slice(layout.root.length));
      refuse(
        OTHER_PAGE.test(path)
          ? 'A page or layout that is no Markdown: if it has text that people need, write it as a page.'
          : /\.svg$/i.test(path)
            ? 'An SVG image can hold a program, so it is not published. Save it as PNG.'
            : 'Not a page and no image that is published.',
      );
    }
  }
  return kinds;
}
