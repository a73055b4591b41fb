/**
 * Model: the state of the list of services ↔ the query of its address, such as
 * `?phase=live&group=water&sort=-findings`. A value that nobody knows is ignored: addresses are typed, cut and old.
 */
import {
  type Facet,
  type FacetValues,
  facets,
  type ListState,
  type SortKey,
  sortKeys,
  wholeList,
} from './service-list.ts';

const LONGEST_TEXT = 200;

/** Reads a query, with or without its question mark. Does not throw. */
export function parseListAddress(query: string, values: FacetValues): ListState {
  const parameters = new URLSearchParams(query);
  const chosen = Object.fromEntries(
    facets.map((facet) => {
      const asked = new Set(parameters.getAll(facet));
      return [facet, values[facet].filter((value) => asked.has(value))];
    }),
  ) as Record<Facet, string[]>;
  const sort = parameters.get('sort') ?? '';
  const key = sort.replace(/^-/, '');
  const known = (sortKeys as readonly string[]).includes(key);
  const page = parameters.get('page') ?? '';
  return {
    text: tidyText(parameters.get('q') ?? ''),
    chosen,
    sort: known ? (key as SortKey) : wholeList.sort,
    descending: known && sort !== key,
    page: /^[1-9]\d{0,5}$/.test(page) ? Number(page) : 1,
  };
}

/** The query of a state, in one order whatever was chosen first; empty for the whole list by name. */
export function formatListAddress({ text, chosen, sort, descending, page }: ListState): string {
  const parameters = new URLSearchParams();
  for (const facet of facets) for (const value of chosen[facet]) parameters.append(facet, value);
  if (text !== '') parameters.set('q', text);
  if (sort !== wholeList.sort || descending) parameters.set('sort', descending ? `-${sort}` : sort);
  if (page > 1) parameters.set('page', String(page));
  const query = parameters.toString();
  return query === '' ? '' : `?${query}`;
}

/** Text as a state has it: without space at its ends, with one between words, not longer than anybody needs. */
export function tidyText(text: string): string {
  const words = text.replaceAll(/\s+/g, ' ').trim();
  return words.length <= LONGEST_TEXT ? words : [...words].slice(0, LONGEST_TEXT).join('').trim();
}
