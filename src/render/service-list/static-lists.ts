/**
 * Render: the lists of services that stand as pages of their own, for readers without script and for numbers that link
 * to the list that makes them: the whole list in several orders, and one list for each value of each facet.
 */
import { createHash } from 'node:crypto';
import type { Estate } from '../../model/estate.ts';
import { phases } from '../../model/phase.ts';
import {
  descendingFirst,
  type Facet,
  type FacetValues,
  facets,
  type ListState,
  noTier,
  readinessStates,
  rowsPerPage,
  type ServiceRow,
  type SortKey,
  showList,
  wholeList,
} from '../../model/service-list.ts';
import {
  type CsvWords,
  csvColumns,
  packRows,
  serviceCsv,
  serviceCsvLine,
} from '../../model/service-list-data.ts';
import type { InterfaceWords } from '../interface-words.ts';
import { siteHref } from '../markdown.ts';
import { compareNames, serviceRows } from './service-rows.ts';

/** A list with an address of its own. */
export interface StaticList {
  /** Site path, such as `/services/phase/live/`; further pages are below it in `page/2/`. */
  path: string;
  title: string;
  state: ListState;
  /** The facet and its value that it shows; absent for a list of all services. */
  shows?: { facet: Facet; value: string };
  rows: ServiceRow[];
  pages: number;
}

/** A value of a facet, with the list of those that have it. */
export interface FacetValue {
  value: string;
  words: string;
  amount: number;
  path: string;
}

/** Everything about the lists of a site. */
export interface ServiceLists {
  /** All services, in order of name. */
  rows: ServiceRow[];
  facets: Record<Facet, FacetValue[]>;
  values: FacetValues;
  csvWords: CsvWords;
  lists: StaticList[];
  /** The rows for the browser, as JSON. */
  data: string;
  /** Site path of the file with them, for a site whose pages do not carry them. */
  dataPath?: string;
}

/** What lists are made from. */
export interface ServiceListInput {
  estate: Estate;
  basePath: string;
  interfaceWords: InterfaceWords;
}

/** Orders of the whole list that have a page; phases and groups have a page for each of them instead. */
const sortedLists: readonly SortKey[] = ['criticality', 'readiness', 'findings', 'review'];

/** Makes the lists of a site. */
export function serviceLists({ estate, basePath, interfaceWords }: ServiceListInput): ServiceLists {
  const { say } = interfaceWords;
  const rows = serviceRows(estate, interfaceWords);
  const words = facetWords(estate, interfaceWords);
  const byFacet = Object.fromEntries(
    facets.map((facet) => {
      const members = Map.groupBy(rows, (row) => row[facet]);
      return [
        facet,
        words[facet].map(([value, text]) => ({
          value,
          words: text,
          amount: members.get(value)?.length ?? 0,
          path: `/services/${facet}/${value}/`,
        })),
      ];
    }),
  ) as Record<Facet, FacetValue[]>;
  const values = Object.fromEntries(
    facets.map((facet) => [facet, byFacet[facet].map(({ value }) => value)]),
  ) as unknown as FacetValues;
  const data = JSON.stringify(packRows(rows));
  const list = (path: string, title: string, change: Partial<ListState>, shows?: StaticList['shows']) => {
    const state = { ...wholeList, ...change };
    const { rows: found, pages } = showList(rows, state, values);
    return { path, title, state, rows: found, pages, ...(shows ? { shows } : {}) };
  };
  const some = rows.length > 0;
  return {
    rows,
    facets: byFacet,
    values,
    csvWords: {
      headings: Object.fromEntries(
        csvColumns.map((column) => [column, say(`serviceList.csv.${column}`)]),
      ) as CsvWords['headings'],
      values: Object.fromEntries(
        facets.map((facet) => [facet, Object.fromEntries(words[facet])]),
      ) as CsvWords['values'],
      yes: say('serviceList.csv.yes'),
      no: say('serviceList.csv.no'),
      addressPrefix: addressPrefix(estate, basePath),
    },
    lists: [
      list('/services/', say('serviceList.title'), {}),
      ...(some
        ? sortedLists.map((sort) =>
            list(`/services/by/${sort}/`, say(`serviceList.titleBy.${sort}`), {
              sort,
              descending: descendingFirst(sort),
            }),
          )
        : []),
      ...(some
        ? facets.flatMap((facet) =>
            byFacet[facet].map(({ value, words: text, path }) =>
              list(
                path,
                say(`serviceList.titleOf.${facet}`, { value: text }),
                {
                  chosen: { ...wholeList.chosen, [facet]: [value] },
                  ...(facet === 'review' ? { sort: 'review' as const } : {}),
                },
                { facet, value },
              ),
            ),
          )
        : []),
    ],
    data,
    ...(rows.length > rowsPerPage ? { dataPath: `/services/services-${shortHash(data)}.json` } : {}),
  };
}

/** Site path of a page of a list, 1-based. */
export function listPagePath({ path }: Pick<StaticList, 'path'>, page: number): string {
  return page === 1 ? path : `${path}page/${page}/`;
}

/** Makes the CSV files of lists, which have their rows in common. */
export function csvMaker({ csvWords }: Pick<ServiceLists, 'csvWords'>): (list: StaticList) => string {
  const lines = new Map<ServiceRow, string>();
  const lineOf = (row: ServiceRow) => {
    const line = lines.get(row) ?? serviceCsvLine(row, csvWords);
    lines.set(row, line);
    return line;
  };
  return ({ rows }) => serviceCsv(rows, csvWords, lineOf);
}

/** Values of each facet with their words, in order. */
function facetWords(
  { organisation, groups, services }: Estate,
  { language, say }: InterfaceWords,
): Record<Facet, [string, string][]> {
  const compare = compareNames(language);
  const tiers = Object.entries(organisation.tiers)
    .sort(([, a], [, b]) => a.rank - b.rank)
    .map(([id, { name }]): [string, string] => [id, name]);
  const without =
    services.some(({ tier }) => tier === undefined) && !Object.hasOwn(organisation.tiers, noTier);
  const said = <T extends string>(group: string, keys: readonly T[]) =>
    keys.map((key): [string, string] => [key, say(`serviceList.${group}.${key}`)]);
  return {
    phase: phases.map((phase) => [phase, say(`phases.${phase}`)]),
    group: groups
      .map(({ id, name }): [string, string] => [id, name])
      .sort(([idA, a], [idB, b]) => compare(a, b) || (idA < idB ? -1 : 1)),
    criticality: [...tiers, ...(without ? [[noTier, say('serviceList.noTier')] as [string, string]] : [])],
    readiness: said('readiness', readinessStates),
    guide: said('guide', ['complete', 'incomplete']),
    review: said('review', ['overdue', 'in-date']),
  };
}

/** A whole address where the site knows its own. */
function addressPrefix({ config }: Estate, basePath: string): string {
  const path = siteHref(basePath, '/services/');
  return config.address === undefined ? path : new URL(path, config.address).href;
}

function shortHash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 10);
}
