/** Model: a feed of changes, before it is written in the words of a format. Addresses are whole ones. */

/** One thing that changed. */
export interface FeedEntry {
  /** Stays the same for ever, wherever the site is published. */
  id: string;
  title: string;
  /** In UTC, `2026-11-20T08:30:00Z`. */
  updated: string;
  /** The page that changed. */
  href: string;
  /** The text as it was after the change. */
  revisionHref?: string;
  summary: string;
  /** Topic of the page: an id, and its name for people. */
  topic?: { id: string; name: string };
}

/** A feed, newest entry first. */
export interface Feed {
  /** Where it is published, which is its id as well. */
  href: string;
  title: string;
  subtitle: string;
  /** The page for people that says the same. */
  pageHref: string;
  updated: string;
  language: string;
  /** Who answers for it: an organisation. */
  author: string;
  entries: readonly FeedEntry[];
}
