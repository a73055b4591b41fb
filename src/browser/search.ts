/**
 * Browser: the search page. What is searched for stands in the address; the form works as any form does, and the script
 * answers it without loading the page again.
 */
import type { SearchSettings } from '../model/search-settings.ts';
import { readAddress, type SearchState, writeAddress } from './search/address.ts';
import { makeFacets } from './search/facets.ts';
import { loadPagefind, type Pagefind, type PagefindCounts, type PagefindFilters } from './search/pagefind.ts';
import { pagination } from './search/pagination.ts';
import { answerOf, resultItem } from './search/result-item.ts';
import { type KnownName, suggest } from './search/suggest.ts';
import { element } from './shared/element.ts';
import { part } from './shared/part.ts';
import { makeWords } from './shared/words.ts';

const PER_PAGE = 10;
/** Sooner than this, nobody needs to be told that something is going on. */
const PATIENCE_MS = 300;
/** Class of the results that keeps room for them. */
const SEARCHING = 'app-results--searching';

const holder = part('search');
const settings = JSON.parse(holder.dataset.settings ?? '{}') as SearchSettings;
const words = makeWords(settings, document.documentElement.lang);
const form = part('search-form', HTMLFormElement);
const field = part('search-query', HTMLInputElement);
const status = part('search-status');
const filters = part('search-filters', HTMLDetailsElement);
const results = part('search-results');
const list = part('search-list');
const pages = part('search-pages');
const nothing = part('search-nothing');
const failed = part('search-failed');
const plainTitle = document.title;

const facets = makeFacets(part('search-facets'), settings.facets, words, () => {
  go({ query: shown.query, chosen: facets.chosen(), page: 1 });
});

/** The search that is shown, and the number of the one that was asked for last. */
let shown: SearchState = readAddress(location.search, settings.facets);
let latest = 0;
let offeredFor: string | undefined;

filters.open = matchMedia('(min-width: 48em)').matches;
field.addEventListener('focus', () => void loadPagefind().catch(() => {}), { once: true });
form.addEventListener('submit', (event) => {
  event.preventDefault();
  const query = field.value.trim();
  go({ query, chosen: query === shown.query ? facets.chosen() : {}, page: 1 });
});
pages.addEventListener('click', (event) => {
  const link = (event.target as Element).closest('a');
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
  event.preventDefault();
  go(readAddress(new URL(link.href).search, settings.facets));
  results.focus();
  results.scrollIntoView();
});
addEventListener('popstate', () => void show(readAddress(location.search, settings.facets)));
void show(shown);

function go(state: SearchState): void {
  history.pushState(null, '', writeAddress(state));
  void show(state);
}

/** Shows the results of a search, unless another one is asked for before they have come. */
async function show(state: SearchState): Promise<void> {
  latest += 1;
  const number = latest;
  const current = () => number === latest;
  shown = state;
  if (field.value.trim() !== state.query) field.value = state.query;
  document.title = state.query === '' ? plainTitle : `${state.query} – ${plainTitle}`;
  if (state.query === '' && Object.keys(state.chosen).length === 0) {
    reveal();
    status.textContent = '';
    holder.classList.remove(SEARCHING);
    return;
  }
  holder.classList.add(SEARCHING);
  const wait = setTimeout(() => {
    if (current()) status.textContent = words.say('searching');
  }, PATIENCE_MS);
  try {
    const pagefind = await loadPagefind();
    const answer = await pagefind.search(state.query === '' ? null : state.query, {
      filters: asFilters(state.chosen),
    });
    const count = answer.results.length;
    const last = Math.max(1, Math.ceil(count / PER_PAGE));
    const page = Math.min(state.page, last);
    const data = await Promise.all(
      answer.results.slice((page - 1) * PER_PAGE, page * PER_PAGE).map((result) => result.data()),
    );
    const counts = await countsOf(pagefind, state, answer.filters);
    const answered = page === 1 ? answerOf(state.query, data) : 'all';
    const others =
      count === 0 || answered !== 'all'
        ? await findOthers(pagefind, state, answer.unfilteredResultCount)
        : {};
    if (!current()) return;
    if (offeredFor !== state.query || !sameChoice(facets.chosen(), state.chosen)) {
      facets.offer(state.query === '' ? answer.filters : answer.totalFilters, state.chosen);
      offeredFor = state.query;
    }
    facets.count(counts);
    if (count === 0 || answered === 'none') {
      offerOthers(state, others);
      return;
    }
    offerSpelling(part('search-meant'), others.spelling);
    list.replaceChildren(...data.map((found) => resultItem(found, state.query, settings, words)));
    pages.replaceChildren(
      ...(last === 1 ? [] : pagination(page, last, (to) => writeAddress({ ...state, page: to }), words)),
    );
    pages.hidden = last === 1;
    list.setAttribute('start', String((page - 1) * PER_PAGE + 1));
    status.textContent =
      words.count(state.query === '' ? 'all' : 'results', count, { query: state.query }) +
      (last === 1 ? '' : words.say('page', { page: words.number(page), pages: words.number(last) }));
    reveal(results, filters);
  } catch {
    if (!current()) return;
    status.textContent = words.say('failed');
    part('search-retry').setAttribute('href', writeAddress(state));
    reveal(failed);
  } finally {
    clearTimeout(wait);
  }
}

/** Shows these parts and hides the others. */
function reveal(...parts: HTMLElement[]): void {
  for (const part of [filters, results, nothing, failed]) part.hidden = !parts.includes(part);
}

function asFilters(chosen: SearchState['chosen']): PagefindFilters {
  return Object.fromEntries(Object.entries(chosen).map(([id, values]) => [id, { any: [...values] }]));
}

/** A value counts what would be found if it were ticked: within a filter that has a choice, without that choice. */
async function countsOf(
  pagefind: Pagefind,
  { query, chosen }: SearchState,
  counts: PagefindCounts,
): Promise<PagefindCounts> {
  const others = await Promise.all(
    Object.keys(chosen).map(async (id) => {
      const { [id]: _own, ...rest } = chosen;
      const answer = await pagefind.search(query === '' ? null : query, { filters: asFilters(rest) });
      return [id, answer.filters[id] ?? {}] as const;
    }),
  );
  return { ...counts, ...Object.fromEntries(others) };
}

function sameChoice(a: SearchState['chosen'], b: SearchState['chosen']): boolean {
  return writeAddress({ query: '', chosen: a, page: 1 }) === writeAddress({ query: '', chosen: b, page: 1 });
}

/** What to offer to somebody who did not find it. */
interface Others {
  spelling?: string;
  names?: readonly KnownName[];
  /** How much there would be without filters. */
  unfiltered?: number;
}

async function findOthers(
  pagefind: Pagefind,
  { query, chosen }: SearchState,
  unfiltered: number,
): Promise<Others> {
  if (query === '' || (unfiltered > 0 && Object.keys(chosen).length > 0)) return { unfiltered };
  const { spelling, names: similar } = suggest(query, await names());
  const known =
    spelling !== undefined && (await pagefind.search(spelling, { filters: {} })).results.length > 0;
  return { names: similar, ...(known ? { spelling } : {}) };
}

/** Says that nothing was found, and what to do about it. */
function offerOthers(state: SearchState, { spelling, names: similar = [], unfiltered = 0 }: Others): void {
  status.textContent = words.say('nothing', { query: state.query });
  offerSpelling(part('search-spelling'), spelling);
  const listed = part('search-names');
  listed.hidden = similar.length === 0;
  listed
    .querySelector('ul')
    ?.replaceChildren(
      ...similar.map(([name, path, kind]) =>
        element(
          'li',
          {},
          element('a', { class: 'govuk-link', href: settings.basePath + path.slice(1), dir: 'auto' }, name),
          ` ${settings.kinds[kind] ?? ''}`,
        ),
      ),
    );
  const remove = part('search-unfiltered');
  remove.hidden = unfiltered === 0;
  remove.querySelector('a')?.setAttribute('href', writeAddress({ ...state, chosen: {}, page: 1 }));
  reveal(nothing, ...(unfiltered > 0 ? [filters] : []));
}

function offerSpelling(part: HTMLElement, spelling: string | undefined): void {
  part.hidden = spelling === undefined;
  const link = part.querySelector('a');
  if (!link || spelling === undefined) return;
  link.textContent = spelling;
  link.href = writeAddress({ query: spelling, chosen: {}, page: 1 });
}

async function names(): Promise<KnownName[]> {
  const response = await fetch(settings.names);
  return response.ok ? ((await response.json()) as KnownName[]) : [];
}
