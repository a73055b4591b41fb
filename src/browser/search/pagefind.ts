/** Browser: the part of Pagefind that the search page uses. @see https://pagefind.app/docs/api/ */

/** Where a word of the query was found, in words from the start. */
interface Location {
  balanced_score: number;
  location: number;
}

/** A part of a page that fits. Excerpts are HTML: `<` and `>` are escaped, and found words stand in `<mark>`. */
export interface PagefindPlace {
  title: string;
  url: string;
  excerpt: string;
  anchor?: { id: string; text: string };
  weighted_locations: Location[];
}

/** A record that fits. */
export interface PagefindData {
  /** Address, with the base path. */
  url: string;
  content: string;
  excerpt: string;
  meta: Record<string, string>;
  filters: Record<string, string[]>;
  anchors: { id: string; location: number }[];
  sub_results: PagefindPlace[];
}

/** Which values of a filter are wanted: any of them. */
export type PagefindFilters = Record<string, { any: string[] }>;

/** How many records each value of each filter has. */
export type PagefindCounts = Record<string, Record<string, number>>;

/** The answer to a search. */
export interface PagefindAnswer {
  results: { data(): Promise<PagefindData> }[];
  unfilteredResultCount: number;
  filters: PagefindCounts;
  totalFilters: PagefindCounts;
}

/** Pagefind as the search page uses it. */
export interface Pagefind {
  options(options: object): Promise<void>;
  filters(): Promise<PagefindCounts>;
  search(query: string | null, options: { filters: PagefindFilters }): Promise<PagefindAnswer>;
}

let loaded: Promise<Pagefind> | undefined;

/** Loads Pagefind and its index, once. @throws Error if either does not arrive */
export function loadPagefind(): Promise<Pagefind> {
  loaded ??= load().catch((error: unknown) => {
    loaded = undefined;
    throw error;
  });
  return loaded;
}

async function load(): Promise<Pagefind> {
  // It stands beside the folder of the scripts, whatever the base path is.
  const pagefind = (await import(new URL('../pagefind/pagefind.js', import.meta.url).href)) as Pagefind;
  await pagefind.options({
    excerptLength: 24,
    excerptEllipsis: '…',
    // A name is worth as much as a title; what a thing was once called leads to nothing else.
    ranking: {
      pageLength: 0.3,
      metaWeights: { title: 5, names: 5, formerly: 8, about: 2, rule: 2, page: 8 },
    },
  });
  // Counts of filters are complete only once all of them are loaded.
  await pagefind.filters();
  return pagefind;
}
