/**
 * Browser: the list of services, filtered and sorted in place. Its state is the query of the address, so that it can be
 * shared and the back button works. Without this script the same lists stand as pages, to which the filter links.
 */
import {
  descendingFirst,
  type Facet,
  facets,
  type ListState,
  type ServiceRow,
  type SortKey,
  showList,
} from '../model/service-list.ts';
import { formatListAddress, parseListAddress, tidyText } from '../model/service-list-address.ts';
import { type ListScriptData, serviceCsv, unpackRows } from '../model/service-list-data.ts';
import { type ListParts, listParts } from './service-list/list-parts.ts';
import { listView } from './service-list/list-view.ts';
import { downloadText } from './shared/download-text.ts';

/** Pause in typing after which the list follows, in milliseconds. */
const TYPING = 150;

const root = document.getElementById('service-list');
if (root) start(root);

function start(root: HTMLElement): void {
  const parts = listParts(root);
  const data = JSON.parse(parts.data) as ListScriptData;
  const own = parseListAddress(root.dataset.own ?? '', data.values);
  const view = listView(parts, data, own);
  let rows: ServiceRow[] | undefined;
  let loading: Promise<ServiceRow[]> | undefined;
  let state = stateOfAddress();
  let typing: number | undefined;
  /** Whether the last change was typing, whose steps are one entry of the history. */
  let typed = false;

  connect();
  view.form(state);
  if (!same(state, own)) void show();

  /** What the address says: the query on the page of the whole list, the page itself everywhere else. */
  function stateOfAddress(): ListState {
    return pathOf(location.pathname) === data.home ? parseListAddress(location.search, data.values) : own;
  }

  async function show(): Promise<void> {
    const wanted = state;
    const loaded = await load();
    // Somebody may have gone on while the rows came.
    if (loaded && wanted === state) view.list(showList(loaded, state, data.values), loaded, state);
  }

  async function load(): Promise<ServiceRow[] | undefined> {
    try {
      loading ??= loadRows(data, root);
      rows = await loading;
    } catch {
      // The next change tries again.
      loading = undefined;
      view.fail();
    }
    return rows;
  }

  function change(next: ListState, byTyping = false): Promise<void> {
    window.clearTimeout(typing);
    const address = data.home + formatListAddress(next);
    if (byTyping && typed) history.replaceState(null, '', address);
    else if (!same(next, stateOfAddress()) || byTyping) history.pushState(null, '', address);
    typed = byTyping;
    state = next;
    return show();
  }

  function connect(): void {
    const { form, table, csv } = parts;
    form.text.addEventListener('input', () => {
      window.clearTimeout(typing);
      typing = window.setTimeout(() => {
        const text = tidyText(form.text.value);
        if (text !== state.text) void change({ ...state, text, page: 1 }, true);
      }, TYPING);
    });
    form.panel.addEventListener('toggle', async () => {
      const loaded = form.panel.open ? await load() : undefined;
      if (loaded) view.amounts(state, loaded);
    });
    form.element.addEventListener('change', ({ target }) => {
      const facet = facetOf(target);
      if (facet) {
        const chosen = { ...state.chosen, [facet]: checkedIn(facet, parts, data) };
        void change({ ...state, chosen, page: 1 });
      } else if (target === form.sort) {
        const descending = form.sort.value.startsWith('-');
        const sort = form.sort.value.replace(/^-/, '') as SortKey;
        void change({ ...state, sort, descending, page: 1 });
      }
    });
    table.tHead?.addEventListener('click', ({ target }) => {
      const heading = target instanceof Element ? target.closest('button')?.closest('th') : undefined;
      const sort = heading?.dataset.sort as SortKey | undefined;
      if (!sort) return;
      const descending = sort === state.sort ? !state.descending : descendingFirst(sort);
      void change({ ...state, sort, descending, page: 1 });
    });
    root.addEventListener('click', async (event) => {
      const link = event.target instanceof Element ? event.target.closest('a') : undefined;
      // A link of ours; one that is to be opened elsewhere is the browser's.
      if (!link?.dataset.query || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
      event.preventDefault();
      const pages = parts.pages.contains(link);
      await change(parseListAddress(link.dataset.query, data.values));
      view.form(state);
      view.focus(pages);
    });
    csv.addEventListener('click', (event) => {
      // The list of this page has a file of its own.
      if (!rows || same({ ...state, page: 1 }, { ...own, page: 1 })) return;
      event.preventDefault();
      downloadText(serviceCsv(showList(rows, state, data.values).rows, data.csv), 'services.csv', 'text/csv');
    });
    window.addEventListener('popstate', () => {
      window.clearTimeout(typing);
      typed = false;
      state = stateOfAddress();
      view.form(state);
      void show();
    });
  }
}

async function loadRows({ rows, source }: ListScriptData, root: HTMLElement): Promise<ServiceRow[]> {
  if (rows) return unpackRows(rows);
  root.setAttribute('aria-busy', 'true');
  try {
    const response = await fetch(source ?? '');
    if (!response.ok) throw new Error(`${source}: ${response.status}`);
    return unpackRows(await response.json());
  } finally {
    root.removeAttribute('aria-busy');
  }
}

function facetOf(target: EventTarget | null): Facet | undefined {
  if (!(target instanceof HTMLInputElement) || target.type !== 'checkbox') return undefined;
  const name = target.closest('fieldset')?.dataset.facet;
  return facets.find((facet) => facet === name);
}

function checkedIn(facet: Facet, { form }: ListParts, { values }: ListScriptData): string[] {
  const checked = new Set(
    form.boxes.filter((box) => box.facet === facet && box.input.checked).map(({ input }) => input.value),
  );
  return values[facet].filter((value) => checked.has(value));
}

function same(a: ListState, b: ListState): boolean {
  return formatListAddress(a) === formatListAddress(b);
}

/** `/services/index.html` is `/services/`. */
function pathOf(pathname: string): string {
  return pathname.replace(/index\.html$/, '');
}
