/** Render: what the pages of changes and calendars, and the ends of other pages, look up. */
import type nunjucks from 'nunjucks';
import type { SourceDocument } from '../../model/content.ts';
import { markdownPath } from '../../model/link-target.ts';
import { once } from '../../model/once.ts';
import { pageFile, type SiteFile } from '../site-file.ts';
import { calendarLists } from './calendars.ts';
import { changedPages } from './changed-pages.ts';
import type { ChangesInput } from './changes-input.ts';
import { feedScopes } from './feeds.ts';
import { historyHref, longHistories, pageHistories } from './page-history.ts';
import { recentChanges } from './recent-changes.ts';

/** Template of a list of all changes of a page, below the folders of includes. */
const TEMPLATE = 'changes/page-history.njk';

/** Globals of templates. */
export function changesGlobals(site: ChangesInput) {
  const { estate } = site;
  const feeds = feedScopes(site);
  const calendars = once(() => calendarLists(site));
  const pages = once(
    () =>
      new Map(
        [...estate.services, ...estate.guidance].flatMap((page) =>
          page.document ? [[page.document.file, { page, document: page.document }] as const] : [],
        ),
      ),
  );
  return {
    historyOf: pageHistories(site),
    /** The page whose changes all stand on the page of an address. */
    historyPage: (file: string) => pages().get(file),
    changesByDay: once(() => recentChanges(changedPages(site))),
    feeds,
    feedOfGroup: (id: string) => feeds.find(({ group }) => group === id),
    calendars,
    calendarOfGroup: (id: string) =>
      calendars().groups.find(({ path }) => path === `/calendars/group/${id}.ics`),
    markdownHref: (document: SourceDocument) => markdownPath(document.file),
  };
}

/** Site paths of the pages that list all changes of a page, in order. */
export function historyPaths(site: Pick<ChangesInput, 'history'>): string[] {
  return longHistories(site).map(historyHref).sort();
}

/** The lists of all changes of pages that have many. */
export function* historyFiles(environment: nunjucks.Environment, site: ChangesInput): Generator<SiteFile> {
  for (const file of longHistories(site)) {
    const url = historyHref(file);
    yield {
      path: pageFile(url),
      text: () => environment.getTemplate(TEMPLATE, true).render({ file, page: { url } }),
    };
  }
}
