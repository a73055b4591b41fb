/** Render: what changed lately, day by day, as the page of changes shows it. */
import type { PageChange } from './changed-pages.ts';
import { shortName } from './page-history.ts';

/** A commit with the pages that it changed. */
export interface RecentChange {
  shortId: string;
  summary: string;
  pages: PageChange['page'][];
  /** How many more pages it changed. */
  more: number;
}

/** A day on which something changed. */
export interface DayOfChanges {
  date: string;
  changes: RecentChange[];
}

const MOST_COMMITS = 100;
const MOST_PAGES = 10;

/** Groups changes, newest first, by day and commit. What a page of changes cannot hold is left out. */
export function recentChanges(changes: readonly PageChange[]): DayOfChanges[] {
  const commits = [...Map.groupBy(changes, ({ id }) => id).values()].slice(0, MOST_COMMITS);
  const days = Map.groupBy(commits, (commit) => commit[0]?.date ?? '');
  return [...days].map(([date, ofDay]) => ({
    date,
    changes: ofDay.map((commit) => ({
      shortId: shortName(commit[0]?.id ?? ''),
      summary: commit[0]?.summary ?? '',
      pages: commit.slice(0, MOST_PAGES).map(({ page }) => page),
      more: Math.max(0, commit.length - MOST_PAGES),
    })),
  }));
}
