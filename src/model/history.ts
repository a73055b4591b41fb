/**
 * Model: how the pages of a site came to be. Reading yields commits, deriving joins them to documents, pages and feeds show
 * them. Names of authors are left out on purpose: the site names roles, never people.
 */

import type { ReadinessHistory } from './readiness-history.ts';

/** What a commit did to one file; paths are relative to the content folder, with forward slashes. */
export type FileChange =
  | { kind: 'added' | 'changed' | 'deleted'; file: string }
  | { kind: 'renamed'; file: string; from: string };

/** A commit that touched files of the content. */
export interface Commit {
  /** Full name of the revision. */
  id: string;
  /** When it was committed, in UTC: `2026-11-20T08:30:00Z`. */
  committedAt: string;
  /** First line of its message, as written: it may hold any character. */
  summary: string;
  changes: readonly FileChange[];
  /** The oldest commit that a shallow clone has: every file looks as if it had been added by it. */
  boundary?: true;
}

/** A commit as one document sees it. */
export interface Revision {
  id: string;
  committedAt: string;
  /** Day of the commit in UTC, `YYYY-MM-DD`. */
  date: string;
  /** First line of its message without characters that steer or turn round text; may be empty. */
  summary: string;
  /** What the file was called at that revision, relative to the content folder. */
  file: string;
}

/** How one document came to be. */
export interface DocumentHistory {
  /** Newest first. */
  revisions: readonly Revision[];
  /** What the file was called before, newest first, with the moment of the commit that moved it away. */
  formerFiles: readonly { file: string; until: string }[];
  /** Whether the text that is published is the one that was committed last: `changed` since, or a `new` file. */
  text: 'recorded' | 'changed' | 'new';
  /** In a shallow clone: the day before which nothing of this document is known. */
  knownFrom?: string;
}

/** Why nothing is known. */
export type UnknownHistory =
  | 'no-git'
  | 'no-repository'
  | 'not-trusted'
  | 'no-commits'
  | 'incomplete'
  | 'unreadable';

/** The history of a site, as far as it is known, and what the site is of. */
export type SiteHistory = KnownHistory & {
  /** Where the content was read from a revision and not from the folder: that revision, in full. */
  past?: { id: string; committedAt: string };
  /** Readiness at the ends of the last months, where it was asked for and more than one is known. */
  overTime?: ReadinessHistory;
};

type KnownHistory =
  | { known: false; reason: UnknownHistory }
  | {
      known: true;
      /** The newest commit of the repository. */
      head: { id: string; committedAt: string };
      /** Path of the content folder in its repository, with a slash at its end; empty where they are the same. */
      prefix: string;
      /** Whether the clone has only the newest part of the history. */
      shallow: boolean;
      /** By file, relative to the content folder: one entry for every document. */
      byFile: ReadonlyMap<string, DocumentHistory>;
    };
