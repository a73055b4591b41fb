/** Import: pages → their places in the content. */
import type { Layout } from './dialect.ts';
import { isRunbook } from './guides/runbook.ts';
import { safeName, slugOf } from './names.ts';
import { pageEnding } from './page-ending.ts';
import type { ImportedPage } from './read-page.ts';

/** Gives every page its new path: first the index of each folder, then the others in order. */
export function placePages(
  pages: readonly ImportedPage[],
  layout: Layout,
  give: (path: string, ending: string) => string,
): void {
  // A file whose name is an address already keeps it before one that would get it.
  const rank = ({ source }: ImportedPage) =>
    /(?:^|\/)_?index\.[^/]*$/i.test(source)
      ? 0
      : /(?:^|\/)readme\.[^/]*$/i.test(source)
        ? 1
        : source === source.toLowerCase()
          ? 2
          : 3;
  for (const page of [...pages].sort((a, b) => rank(a) - rank(b))) {
    const bare = page.source.replace(pageEnding, '').replace(/\.html$/i, '');
    const steps = bare.split('/').map((step) => step.replace(/^\d{4}-\d{2}-\d{2}-(?=.)/, ''));
    const name = steps.pop() ?? '';
    const language = /^(.+)\.([a-z]{2})$/.exec(name);
    if (language && page.data.lang === undefined) page.data.lang = language[2];
    const folders = steps
      .map((step) => slugOf(step))
      .filter((step, index) => !(index === 0 && step === 'guidance'));
    const index = /^(?:_?index|readme)$/i.test(name);
    const path = isRunbook(page.source, String(page.data.title))
      ? `services/${safeName(slugOf(name), 'guide')}`
      : ['guidance', ...folders, index ? 'index' : safeName(slugOf(name), 'page')].join('/');
    page.file = give(path, '.md');
    page.report.to.push(page.file);
    const plainPath = `${layout.root}${page.source}`.replace(pageEnding, '');
    if (index ? false : slugOf(name) !== name && plainPath !== page.file)
      page.notes.changed('the file has a name that is an address', page.path, page.file);
  }
}
