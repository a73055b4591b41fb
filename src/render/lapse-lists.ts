/**
 * Render: the two lists of what has a last day that the home page counts: reviews that are overdue, and what else has
 * ended or ends soon. Long ones are split; the first page of each is one of Eleventy.
 */
import type nunjucks from 'nunjucks';
import { byteOrderMark, formatCsv } from '../model/csv.ts';
import type { Estate, Lapse } from '../model/estate.ts';
import { pageNumbers, rowsPerPage } from '../model/service-list.ts';
import { estateSummary } from './estate-summary.ts';
import type { InterfaceWords } from './interface-words.ts';
import { siteHref } from './markdown.ts';
import { pageFile, type SiteFile } from './site-file.ts';

/** What the lists are made from. */
export interface LapseListInput {
  estate: Estate;
  basePath: string;
  interfaceWords: InterfaceWords;
}

/** One page of a list. */
export interface LapseListPage {
  /** Which list; its words have this name. */
  id: 'ending' | 'overdueReviews';
  total: number;
  lapses: Lapse[];
  csv: string;
  page: number;
  pages: number;
  numbers: ({ page: number; path: string; current: boolean } | undefined)[];
  previous?: string;
  next?: string;
}

const TEMPLATE = 'lapse-list/page.njk';
const paths = { ending: '/readiness/ending/', overdueReviews: '/readiness/overdue-reviews/' } as const;
const csvNames = { ending: 'ending.csv', overdueReviews: 'overdue-reviews.csv' } as const;

/** Globals of the templates of these lists. */
export function lapseListGlobals(site: LapseListInput) {
  let pages: Map<string, LapseListPage> | undefined;
  return {
    /** The page of a list by its site path. */
    lapseListPage: (path: string) => {
      pages ??= lapseListPages(site);
      return pages.get(path);
    },
  };
}

/** All pages of the lists by site path. */
export function lapseListPages({ estate }: Pick<LapseListInput, 'estate'>): Map<string, LapseListPage> {
  const { ending, overdueReviews } = estateSummary(estate);
  return new Map([...pagesOf('ending', ending), ...pagesOf('overdueReviews', overdueReviews)]);
}

function pagesOf(id: LapseListPage['id'], lapses: readonly Lapse[]): [string, LapseListPage][] {
  const pages = Math.max(1, Math.ceil(lapses.length / rowsPerPage));
  const pathOf = (page: number) => (page === 1 ? paths[id] : `${paths[id]}page/${page}/`);
  return Array.from({ length: pages }, (_, index) => index + 1).map((page) => [
    pathOf(page),
    {
      id,
      total: lapses.length,
      lapses: lapses.slice((page - 1) * rowsPerPage, page * rowsPerPage),
      csv: paths[id] + csvNames[id],
      page,
      pages,
      numbers: pageNumbers(page, pages).map((number) =>
        number === undefined ? undefined : { page: number, path: pathOf(number), current: number === page },
      ),
      ...(page > 1 ? { previous: pathOf(page - 1) } : {}),
      ...(page < pages ? { next: pathOf(page + 1) } : {}),
    },
  ]);
}

/** Pages after the first, and the CSV file of each list. */
export function* lapseListFiles(
  environment: nunjucks.Environment,
  site: LapseListInput,
): Generator<SiteFile> {
  for (const [url, { page }] of lapseListPages(site)) {
    if (page === 1) continue;
    yield {
      path: pageFile(url),
      text: () => environment.getTemplate(TEMPLATE, true).render({ page: { url } }),
    };
  }
  const { ending, overdueReviews } = estateSummary(site.estate);
  for (const [id, lapses] of [['ending', ending] as const, ['overdueReviews', overdueReviews] as const])
    yield { path: `${paths[id]}${csvNames[id]}`.slice(1), text: () => lapseCsv(lapses, site) };
}

function lapseCsv(lapses: readonly Lapse[], { estate, basePath, interfaceWords }: LapseListInput): string {
  const { address } = estate.config;
  const absolute = (path: string) => {
    const local = siteHref(basePath, path);
    return address === undefined ? local : new URL(local, address).href;
  };
  return (
    byteOrderMark +
    formatCsv([
      ['what', 'where', 'address', 'lastDay', 'days', 'who'].map((key) =>
        interfaceWords.say(`lapseList.csv.${key}`),
      ),
      ...lapses.map(({ name, subject, on, inDays, owner }) => [
        name,
        subject.title,
        absolute(subject.href),
        on,
        inDays,
        owner?.name ?? '',
      ]),
    ])
  );
}
