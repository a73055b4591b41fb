/** Import: pages in their places → files, with links, redirects and a count of words. */
import { readBody } from '../read/markdown.ts';
import { countWords } from './count-words.ts';
import type { Layout } from './dialect.ts';
import { runbookGuide } from './guides/runbook.ts';
import type { ImportedFile } from './imported-file.ts';
import { linkRewriter } from './links.ts';
import { slugOf } from './names.ts';
import type { ImportedPage } from './read-page.ts';
import { redirectGiver } from './redirect-giver.ts';
import { writePage } from './write-page.ts';

/** Writes the pages, now that every one has its place, and adds their files. */
export function finishPages(
  pages: readonly ImportedPage[],
  old: { layout: Layout; images: ReadonlyMap<string, string>; others: ReadonlySet<string> },
  files: ImportedFile[],
): void {
  for (const page of pages) {
    if (page.file.startsWith('services/')) {
      page.report.outcome = 'guide';
      const guide = runbookGuide(
        { title: String(page.data.title), data: page.data, owner: page.keys.owner, body: page.body },
        page.notes,
      );
      page.data = guide.data;
      page.body = guide.body;
    } else {
      page.report.outcome = 'page';
      if (page.keys.owner !== undefined) page.data.owner = slugOf(page.keys.owner);
    }
    if (page.keys.owner !== undefined)
      page.notes.changed(
        'the owner is a team of organisation.yaml',
        page.keys.owner,
        slugOf(page.keys.owner),
      );
    page.headings = readBody(page.body, 1).headings;
  }
  const rewrite = linkRewriter({
    pages,
    images: old.images,
    others: old.others,
    basePath: old.layout.basePath,
  });
  const redirects = redirectGiver(
    pages.map(({ file }) => file),
    files,
  );
  for (const page of pages) {
    page.body = rewrite(page.body, page, page.notes);
    const addresses = [page.address, ...page.keys.oldAddresses].filter((address) => address !== undefined);
    const from = redirects(page, addresses);
    if (from.length > 0) page.data.redirect_from = from;
    const text = writePage(page.data, page.comments, page.body);
    files.push({ path: page.file, text });
    countWords(page.report, page.before, [{ path: page.file, text }]);
  }
}
