/**
 * Render: what search finds. A record is one thing that readers look for, with the address where it stands; the index of
 * the search page and the A–Z are both made from records, so that they cannot differ.
 */

/** Kinds of records, in the order in which the search page offers them. */
export const searchKinds = [
  'guidance',
  'service',
  'framework',
  'criterion',
  'template',
  'rule',
  'term',
  'group',
  'team',
  'role',
  'page',
] as const;

export type SearchKind = (typeof searchKinds)[number];

/** A part of a page. One with a heading has an anchor of its own, so that a result can lead there. */
export interface SearchSection {
  heading?: { id: string; title: string; level: 2 | 3 | 4 | 5 | 6 };
  text: readonly string[];
}

/** A thing that search finds. */
export interface SearchRecord {
  kind: SearchKind;
  /** Site path of its page, with a slash at both ends. */
  path: string;
  /** Its place on that page, if it has no page of its own. */
  anchor?: string;
  title: string;
  /** Other names that people search for. */
  names?: readonly string[];
  /** Names that it had once and that nobody should use. @see S2.18 */
  formerly?: readonly string[];
  /** Short facts that lead to it and are no prose: its id, who answers for it, its tags. */
  about?: readonly string[];
  /** Language tag, where its content names one. */
  language?: string;
  /** Ids by which results are narrowed down. */
  phase?: string;
  group?: string;
  framework?: string;
  /** What stands first on its page: what a result shows if nothing fits better. */
  lead: readonly string[];
  /** The rest, in order of the page. Made only when asked for: the A–Z needs none of it. */
  sections?: () => Iterable<SearchSection>;
}

/** The address of a record under the base path. */
export function recordPath({ path, anchor }: Pick<SearchRecord, 'path' | 'anchor'>): string {
  return anchor === undefined ? path : `${path}#${anchor}`;
}
