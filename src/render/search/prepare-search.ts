/** Render: what search needs before pages are written: the records, the A–Z, and the names that suggestions come from. */
import { type AToZ, makeAToZ } from './a-to-z.ts';
import type { SearchRecord } from './search-record.ts';
import { type Searched, searchRecords } from './search-records.ts';

/** The search of one site. */
export interface Search {
  records: () => Iterable<SearchRecord>;
  aToZ: AToZ;
  /** JSON: a list of `[name, site path, kind]`, every title and every other name. Loaded only when a search finds nothing. */
  names: string;
}

/** Prepares the search of a site. */
export function prepareSearch(site: Searched): Search {
  const records = () => searchRecords(site);
  const aToZ = makeAToZ(records(), site.estate.config.language);
  const names = aToZ.letters.flatMap(({ entries }) =>
    entries.map(({ name, href, kind }) => [name, href, kind]),
  );
  return { records, aToZ, names: JSON.stringify(names) };
}
