/** Model: what the search page tells its script. The page writes it as JSON; all of it is text, ids and addresses. */

/** A filter of results. */
export interface SearchFacet {
  /** Its name in the index and in the address: `kind`, `phase`. */
  id: string;
  title: string;
  /** Words of its values by id, in the order in which they are offered. */
  values: Record<string, string>;
}

/** Settings of the script. */
export interface SearchSettings {
  /** Address of the names from which suggestions are made: JSON, a list of `[name, site path, kind]`. */
  names: string;
  /** Path under which the site is published, with a slash at both ends. */
  basePath: string;
  /** What a result of a kind is called, by kind. */
  kinds: Record<string, string>;
  facets: SearchFacet[];
  /** Words by name; what stands in braces is filled in. */
  words: Record<string, string>;
  /** Counted words by name and plural category. */
  counted: Record<string, Record<string, string>>;
}
