/** Browser: what is searched for ↔ the address of the search page, so that a search can be shared and gone back to. */
import type { SearchFacet } from '../../model/search-settings.ts';

/** A search. */
export interface SearchState {
  query: string;
  /** Chosen values by filter, in the order of the filter; a filter without choice is absent. */
  chosen: Readonly<Record<string, readonly string[]>>;
  /** Page of results, from 1. */
  page: number;
}

/** Longer queries are pasted by mistake. */
const MAX_QUERY = 200;

/** Reads the part of an address from `?` on. What it does not know it leaves out. */
export function readAddress(search: string, facets: readonly SearchFacet[]): SearchState {
  const parameters = new URLSearchParams(search);
  const page = Number(parameters.get('page') ?? 1);
  const chosen = facets.flatMap(({ id, values }) => {
    const wanted = new Set(parameters.getAll(id));
    const known = Object.keys(values).filter((value) => wanted.has(value));
    return known.length > 0 ? [[id, known] as const] : [];
  });
  return {
    query: (parameters.get('q') ?? '').trim().slice(0, MAX_QUERY),
    chosen: Object.fromEntries(chosen),
    page: Number.isSafeInteger(page) && page > 0 ? page : 1,
  };
}

/** Writes the part of an address from `?` on: the same search always in the same words. */
export function writeAddress({ query, chosen, page }: SearchState): string {
  const parameters = new URLSearchParams();
  if (query !== '') parameters.set('q', query);
  for (const [id, values] of Object.entries(chosen)) for (const value of values) parameters.append(id, value);
  if (page > 1) parameters.set('page', String(page));
  return `?${parameters}`;
}
