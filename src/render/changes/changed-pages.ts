/** Render: every change of every page that is published, newest first. Feeds and the page of changes are made of it. */
import type { Revision } from '../../model/history.ts';
import type { ChangesInput } from './changes-input.ts';

/** A change of a page. */
export interface PageChange extends Revision {
  page: {
    title: string;
    href: string;
    /** Delivery group of a service; guidance has none. */
    group?: { id: string; name: string };
  };
}

/** All changes: newest first, those of one commit in order of address. */
export function changedPages({ estate, history }: Pick<ChangesInput, 'estate' | 'history'>): PageChange[] {
  if (!history.known) return [];
  const { byFile } = history;
  const pages = [
    ...estate.services.map(({ title, href, document, group }) => ({
      file: document.file,
      page: { title, href, group: { id: group.id, name: group.name } },
    })),
    ...estate.guidance.flatMap(({ title, href, document }) =>
      document ? [{ file: document.file, page: { title, href } }] : [],
    ),
  ];
  return pages
    .flatMap(({ file, page }) =>
      (byFile.get(file)?.revisions ?? []).map((revision) => ({ ...revision, page })),
    )
    .sort(newestFirst);
}

function newestFirst(a: PageChange, b: PageChange): number {
  if (a.committedAt !== b.committedAt) return a.committedAt < b.committedAt ? 1 : -1;
  if (a.id !== b.id) return a.id < b.id ? -1 : 1;
  return a.page.href < b.page.href ? -1 : 1;
}
