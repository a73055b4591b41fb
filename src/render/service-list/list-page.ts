/** Render: what the template shows of one page of a list of services. */
import {
  descendingFirst,
  facets,
  isFiltered,
  pageNumbers,
  rowsPerPage,
  type ServiceRow,
  type SortKey,
  sortKeys,
} from '../../model/service-list.ts';
import { formatListAddress } from '../../model/service-list-address.ts';
import type { InterfaceWords } from '../interface-words.ts';
import { type FacetValue, listPagePath, type ServiceLists, type StaticList } from './static-lists.ts';

/** One page of a list. */
export interface ServiceListPage {
  /** Title of the list, whatever its page. */
  listTitle: string;
  /** Title of this page. */
  title: string;
  /** Services of the site. */
  total: number;
  /** Services of this list. */
  amount: number;
  rows: ServiceRow[];
  headings: ColumnHeading[];
  /** In which order it is, in words. */
  order: string;
  /** What it is filtered by, in words. */
  shows?: { facet: string; words: string };
  facets: { facet: string; values: (FacetValue & { current: boolean })[] }[];
  /** Lists of all services in other orders. */
  orders: { words: string; path: string; current: boolean }[];
  page: number;
  pages: number;
  numbers: (PageNumber | undefined)[];
  previous?: string;
  next?: string;
  csv: string;
  /** The state as the query of an address. */
  own: string;
}

/** A heading of the table. */
interface ColumnHeading {
  key: SortKey;
  /** The page of the list that is sorted by this column, where there is one. */
  path?: string;
  /** How this list is sorted by it. */
  sorted?: 'ascending' | 'descending';
}

/** A link to a page of the list. */
interface PageNumber {
  page: number;
  path: string;
  current: boolean;
}

/** Name of the CSV file beside a list. */
export const csvName = 'services.csv';

/** What a page of a list shows. @param page 1-based */
export function serviceListPage(
  lists: ServiceLists,
  list: StaticList,
  page: number,
  { say }: InterfaceWords,
): ServiceListPage {
  const { state, pages } = list;
  const whole = lists.lists.filter(({ state: other }) => !isFiltered(other));
  const pathOf = (key: SortKey) => whole.find(({ state: other }) => other.sort === key)?.path;
  const link = (number: number) => listPagePath(list, number);
  return {
    listTitle: list.title,
    title: page === 1 ? list.title : say('serviceList.titlePage', { title: list.title, page, pages }),
    total: lists.rows.length,
    amount: list.rows.length,
    rows: list.rows.slice((page - 1) * rowsPerPage, page * rowsPerPage),
    headings: sortKeys.map((key) => {
      const path = list.shows ? undefined : pathOf(key);
      return {
        key,
        ...(path === undefined ? {} : { path }),
        ...(state.sort === key ? { sorted: state.descending ? 'descending' : 'ascending' } : {}),
      };
    }),
    order: orderInWords(state, say),
    ...(list.shows ? { shows: shownInWords(lists, list.shows, say) } : {}),
    facets: facets.map((facet) => ({
      facet,
      values: lists.facets[facet].map((value) => ({ ...value, current: value.path === list.path })),
    })),
    orders: whole.map(({ path, state: other }) => ({
      path,
      words: orderInWords(other, say),
      current: path === list.path,
    })),
    page,
    pages,
    numbers: pageNumbers(page, pages).map((number) =>
      number === undefined ? undefined : { page: number, path: link(number), current: number === page },
    ),
    ...(page > 1 ? { previous: link(page - 1) } : {}),
    ...(page < pages ? { next: link(page + 1) } : {}),
    csv: `${list.path}${csvName}`,
    own: formatListAddress({ ...state, page }),
  };
}

/** `Name (A to Z)`. */
export function orderInWords(
  { sort, descending }: { sort: SortKey; descending: boolean },
  say: InterfaceWords['say'],
): string {
  return say(`serviceList.order.${sort}.${descending ? 'descending' : 'ascending'}`);
}

/** Every order: in words, and as the address says it. */
export function listOrders(say: InterfaceWords['say']): { value: string; words: string }[] {
  return sortKeys.flatMap((sort) =>
    [descendingFirst(sort), !descendingFirst(sort)].map((descending) => ({
      value: `${descending ? '-' : ''}${sort}`,
      words: orderInWords({ sort, descending }, say),
    })),
  );
}

function shownInWords(
  lists: ServiceLists,
  { facet, value }: NonNullable<StaticList['shows']>,
  say: InterfaceWords['say'],
): NonNullable<ServiceListPage['shows']> {
  return {
    facet: say(`serviceList.facet.${facet}`),
    words: lists.facets[facet].find((found) => found.value === value)?.words ?? value,
  };
}
