/** Render: how one page came to be, as its end and its list of all changes show it. */
import type { SourceDocument } from '../../model/content.ts';
import type { Revision, UnknownHistory } from '../../model/history.ts';
import { sitePath } from '../../model/link-target.ts';
import type { ChangesInput } from './changes-input.ts';
import { revisionLink } from './revision-link.ts';

/** A revision as pages show it. */
export interface RevisionRow {
  id: string;
  /** Enough of its name to tell it from others. */
  shortId: string;
  date: string;
  summary: string;
  /** Where the page can be read as it was then. */
  href?: string;
}

/** What a page says about its history. */
export interface PageHistory {
  /** Why nothing is known. */
  unknown?: UnknownHistory;
  /** Those that everybody sees, newest first. */
  newest: RevisionRow[];
  /** Those that stand behind them, for who asks. */
  older: RevisionRow[];
  /** How many there are, and where all of them are, if the page cannot hold them. */
  count: number;
  allHref?: string;
  /** The lasting address of the very text that is published. */
  permanent?: string;
  text: 'recorded' | 'changed' | 'new';
  knownFrom?: string;
}

const NEWEST = 5;
/** More than these a page leaves to its list of all changes. */
const MOST = 25;
const SHORT = 10;

/** Answers the history of a document: the newest revisions, or all of them. */
export function pageHistories({
  history,
  estate,
}: Pick<ChangesInput, 'history' | 'estate'>): (document: SourceDocument, all?: boolean) => PageHistory {
  if (!history.known) {
    const nothing: PageHistory = {
      unknown: history.reason,
      newest: [],
      older: [],
      count: 0,
      text: 'recorded',
    };
    return () => nothing;
  }
  const linkOf = revisionLink(estate.config, history.prefix);
  const rowOf = (revision: Revision): RevisionRow => {
    const href = linkOf(revision);
    const { id, date, summary } = revision;
    return { id, shortId: shortName(id), date, summary, ...(href ? { href } : {}) };
  };
  return ({ file }, all = false) => {
    const { revisions, text, knownFrom } = history.byFile.get(file) ?? {
      revisions: [],
      text: 'new' as const,
    };
    const long = revisions.length > MOST;
    const newest = (all ? revisions : revisions.slice(0, NEWEST)).map(rowOf);
    const permanent = text === 'recorded' ? newest[0]?.href : undefined;
    return {
      newest,
      older: all || long ? [] : revisions.slice(NEWEST).map(rowOf),
      count: revisions.length,
      text,
      ...(long ? { allHref: historyHref(file) } : {}),
      ...(permanent === undefined ? {} : { permanent }),
      ...(knownFrom === undefined ? {} : { knownFrom }),
    };
  };
}

/** Files whose histories have a page of their own, because the end of their page does not show all. */
export function longHistories({ history }: Pick<ChangesInput, 'history'>): string[] {
  if (!history.known) return [];
  return [...history.byFile].flatMap(([file, { revisions }]) => (revisions.length > MOST ? [file] : []));
}

/** Address of the list of all changes of a page. */
export function historyHref(file: string): string {
  return `/changes${sitePath(file) ?? '/'}`;
}

/** The first letters of the name of a revision. */
export function shortName(id: string): string {
  return id.slice(0, SHORT);
}
