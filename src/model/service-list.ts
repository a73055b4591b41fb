/**
 * Model: the list of services, filtered, sorted and split into pages. The build makes static lists with it and the
 * browser every other one, so that both show the same. It uses nothing but the language.
 */

/** What a list can be filtered by, in the order in which it is offered. */
export const facets = ['phase', 'group', 'criticality', 'readiness', 'guide', 'review'] as const;
export type Facet = (typeof facets)[number];

/** Steps after `/services/` below which lists stand, such as `/services/phase/live/`; no guide can have such an id. */
export const listSteps: ReadonlySet<string> = new Set(['by', 'page', ...facets]);

/** What a list can be sorted by, in the order of its columns. */
export const sortKeys = ['name', 'phase', 'criticality', 'group', 'readiness', 'findings', 'review'] as const;
export type SortKey = (typeof sortKeys)[number];

/**
 * How a service stands before its next gate, or while it runs: each service is in one of these.
 * `nothing-due`: it is retired.
 */
export const readinessStates = [
  'ready',
  'not-ready',
  'running-clear',
  'running-missing',
  'nothing-due',
] as const;
export type ReadinessState = (typeof readinessStates)[number];

/** Value of `criticality` for a service without a tier. */
export const noTier = 'none';

/** One service of the list. Words are those of the interface, ready to be shown. */
export interface ServiceRow {
  id: string;
  name: string;
  description: string;
  phase: string;
  /** Id of the delivery group. */
  group: string;
  /** Id of the tier, or `noTier`. */
  criticality: string;
  readiness: ReadinessState;
  readinessWords: string;
  /** How many of the criteria that are due are met; empty if none is due. */
  metWords: string;
  /** Criteria that are due now. */
  due: number;
  met: number;
  waived: number;
  /** Criteria that the next gate asks for and that are not met; without a gate, those that are due now. */
  missing: number;
  /** Whether the guide says all that the phase of the service asks for. */
  guide: 'complete' | 'incomplete';
  errors: number;
  warnings: number;
  notes: number;
  findingsWords: string;
  review: 'overdue' | 'in-date';
  /** Day of the next review. */
  reviewOn: string;
  reviewWords: string;
}

/** The values of each facet, in the order in which they are offered and sorted. */
export type FacetValues = Readonly<Record<Facet, readonly string[]>>;

/** What is shown: everything that an address says about a list. */
export interface ListState {
  /** Words that the name must have; no space at either end, one between words. */
  text: string;
  /** Chosen values of each facet, in the order of its values; none is all. */
  chosen: Readonly<Record<Facet, readonly string[]>>;
  sort: SortKey;
  descending: boolean;
  /** 1-based. */
  page: number;
}

/** A list as it is shown. */
export interface ShownList {
  /** All rows that match, in order. */
  rows: ServiceRow[];
  /** The rows of this page. */
  shown: ServiceRow[];
  /** The page that is shown, 1-based: the last one where the state asks for a later one. */
  page: number;
  /** At least 1. */
  pages: number;
}

/** Rows on one page. */
export const rowsPerPage = 100;

/** A state that shows everything by name. */
export const wholeList: ListState = {
  text: '',
  chosen: { phase: [], group: [], criticality: [], readiness: [], guide: [], review: [] },
  sort: 'name',
  descending: false,
  page: 1,
};

const downFirst: ReadonlySet<SortKey> = new Set(['readiness', 'findings']);

/** The direction in which a column is sorted first: counts begin with the largest. */
export function descendingFirst(sort: SortKey): boolean {
  return downFirst.has(sort);
}

/** True if a state leaves anything out. */
export function isFiltered({ text, chosen }: ListState): boolean {
  return text !== '' || facets.some((facet) => chosen[facet].length > 0);
}

/**
 * Filters, sorts and splits.
 * @param rows in order of name, which decides between equals
 */
export function showList(rows: readonly ServiceRow[], state: ListState, values: FacetValues): ShownList {
  const found = sortRows(filterRows(rows, state), state, values);
  const pages = Math.max(1, Math.ceil(found.length / rowsPerPage));
  const page = Math.min(state.page, pages);
  return { rows: found, shown: found.slice((page - 1) * rowsPerPage, page * rowsPerPage), page, pages };
}

/** Rows that match: in each facet one of the chosen values, and all words in the name, whatever case or accents. */
export function filterRows(
  rows: readonly ServiceRow[],
  { text, chosen }: Pick<ListState, 'text' | 'chosen'>,
): ServiceRow[] {
  const wanted = facets.filter((facet) => chosen[facet].length > 0);
  const words = fold(text).split(' ').filter(Boolean);
  return rows.filter((row) => {
    if (!wanted.every((facet) => chosen[facet].includes(row[facet]))) return false;
    if (words.length === 0) return true;
    const name = foldedName(row);
    return words.every((word) => name.includes(word));
  });
}

function sortRows(rows: readonly ServiceRow[], state: ListState, values: FacetValues): ServiceRow[] {
  const sign = state.descending ? -1 : 1;
  if (state.sort === 'name') return state.descending ? rows.toReversed() : [...rows];
  const key = keyOf(state.sort, values);
  // Sorting is stable: equals stay in order of name, in both directions.
  return rows
    .map((row) => ({ row, key: key(row) }))
    .sort((a, b) => (a.key < b.key ? -sign : a.key > b.key ? sign : 0))
    .map(({ row }) => row);
}

function keyOf(sort: Exclude<SortKey, 'name'>, values: FacetValues): (row: ServiceRow) => number | string {
  if (sort === 'review') return ({ reviewOn }) => reviewOn;
  if (sort === 'readiness') return ({ missing, readiness }) => (readiness === 'nothing-due' ? -1 : missing);
  // A guide has far fewer findings of one severity than this.
  if (sort === 'findings') return ({ errors, warnings, notes }) => (errors * 1e5 + warnings) * 1e5 + notes;
  const places = new Map(values[sort].map((value, index) => [value, index]));
  return (row) => places.get(row[sort]) ?? places.size;
}

/**
 * How many rows each value of a facet would show, whatever else is chosen in the same facet, by value. Values that
 * nothing has are left out.
 */
export function facetCounts(
  rows: readonly ServiceRow[],
  state: ListState,
  facet: Facet,
): Map<string, number> {
  const others = filterRows(rows, { text: state.text, chosen: { ...state.chosen, [facet]: [] } });
  const counts = new Map<string, number>();
  for (const row of others) counts.set(row[facet], (counts.get(row[facet]) ?? 0) + 1);
  return counts;
}

/** Numbers of pages that a list of them shows, with `undefined` where some are left out: 1 … 4 5 6 … 50. */
export function pageNumbers(page: number, pages: number): (number | undefined)[] {
  const near = [1, page - 1, page, page + 1, pages].filter((number) => number >= 1 && number <= pages);
  const numbers: (number | undefined)[] = [];
  for (const number of [...new Set(near)]) {
    const last = numbers.at(-1) ?? 0;
    // One page is as short as the dots that would stand for it.
    if (number - last === 2) numbers.push(number - 1);
    else if (number - last > 2) numbers.push(undefined);
    numbers.push(number);
  }
  return numbers;
}

/** Text for comparison: without accents, in lower case. */
function fold(text: string): string {
  return text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();
}

const foldedNames = new WeakMap<ServiceRow, string>();

/** Names are compared with every key that somebody presses, so each is folded once. */
function foldedName(row: ServiceRow): string {
  let name = foldedNames.get(row);
  if (name === undefined) {
    name = fold(row.name);
    foldedNames.set(row, name);
  }
  return name;
}
