/** Browser: shows a list of services in the parts of its page. Reads nothing but what it is given. */
import {
  type Facet,
  facetCounts,
  facets,
  isFiltered,
  type ListState,
  pageNumbers,
  type ServiceRow,
  type ShownList,
  wholeList,
} from '../../model/service-list.ts';
import { formatListAddress } from '../../model/service-list-address.ts';
import type { ListScriptData } from '../../model/service-list-data.ts';
import type { ListParts } from './list-parts.ts';
import { rowMaker } from './row-maker.ts';

/** The list on the page. */
export interface ListView {
  /** Sets the form to a state. */
  form(state: ListState): void;
  /** Says beside each value how many services it would show. */
  amounts(state: ListState, rows: readonly ServiceRow[]): void;
  /** Shows rows, and all that stands around them but the text that somebody may be typing. */
  list(list: ShownList, rows: readonly ServiceRow[], state: ListState): void;
  /** Takes the keyboard to the beginning of the list, since what it was on may be gone; if asked, the eye as well. */
  focus(scroll: boolean): void;
  /** Says that the rows did not come, and gives back the links. */
  fail(): void;
}

/** Makes the view. @param own the state that the page has without script */
export function listView(parts: ListParts, data: ListScriptData, own: ListState): ListView {
  const { words } = data;
  const makeRow = rowMaker(parts, data);
  const numbers = new Intl.NumberFormat(document.documentElement.lang);
  const ownTitle = parts.title.textContent ?? '';
  const ownDocumentTitle = document.title;

  function titles(state: ListState): void {
    const asMade = formatListAddress(state) === formatListAddress(own);
    parts.title.textContent = asMade ? ownTitle : words.title;
    document.title = asMade ? ownDocumentTitle : ownDocumentTitle.replace(ownTitle, () => words.title);
  }

  function form(state: ListState): void {
    parts.form.text.value = state.text;
    choices(state);
  }

  function choices(state: ListState): void {
    parts.form.sort.value = `${state.descending ? '-' : ''}${state.sort}`;
    for (const { facet, input } of parts.form.boxes)
      input.checked = state.chosen[facet].includes(input.value);
  }

  function amounts(state: ListState, rows: readonly ServiceRow[]): void {
    const counts = new Map(facets.map((facet) => [facet, facetCounts(rows, state, facet)]));
    for (const { facet, input, amount } of parts.form.boxes)
      amount.textContent = numbers.format(counts.get(facet)?.get(input.value) ?? 0);
  }

  function order(): string {
    return parts.form.sort.selectedOptions[0]?.text ?? '';
  }

  function status(list: ShownList, state: ListState): void {
    const count = isFiltered(state)
      ? fill(words.some, { shown: numbers.format(list.rows.length) })
      : words.all;
    parts.status.textContent = fill(list.pages > 1 ? words.statusPage : words.status, {
      count,
      order: order(),
      page: numbers.format(list.page),
      pages: numbers.format(list.pages),
    });
  }

  function chosen(state: ListState): void {
    const items = facets.flatMap((facet) =>
      state.chosen[facet].map((value) => ({
        label: fill(words.filter, { facet: data.facets[facet], value: valueInWords(facet, value) }),
        without: {
          ...state,
          page: 1,
          chosen: { ...state.chosen, [facet]: state.chosen[facet].filter((other) => other !== value) },
        },
      })),
    );
    if (state.text !== '')
      items.push({
        label: fill(words.filter, { facet: words.text, value: state.text }),
        without: { ...state, page: 1, text: '' },
      });
    const list = parts.chosen.querySelector('ul');
    const pattern = list?.firstElementChild;
    if (!list || !pattern) return;
    const made = items.map(({ label, without }) => {
      const item = pattern.cloneNode(true) as Element;
      const name = item.querySelector('bdi');
      const link = item.querySelector('a');
      if (name) name.textContent = label;
      if (link) point(link, without);
      return item;
    });
    // One item stays as the pattern of the next ones, out of sight.
    list.replaceChildren(...(made.length > 0 ? made : [pattern]));
    parts.chosen.hidden = made.length === 0;
    point(parts.clear, { ...wholeList, sort: state.sort, descending: state.descending });
  }

  function valueInWords(facet: Facet, value: string): string {
    return data.csv.values[facet][value] ?? value;
  }

  function pages(list: ShownList, state: ListState): void {
    const { page, pages: last } = list;
    parts.pages.hidden = last === 1;
    const step = (link: HTMLAnchorElement, number: number) => {
      link.hidden = number < 1 || number > last;
      if (!link.hidden) point(link, { ...state, page: number });
    };
    step(parts.previous, page - 1);
    step(parts.next, page + 1);
    const items = parts.pages.querySelector('ul');
    const pattern = items?.querySelector('a')?.parentElement;
    if (!items || !pattern) return;
    items.replaceChildren(
      ...pageNumbers(page, last).map((number) => {
        const item = pattern.cloneNode(true) as Element;
        const link = item.querySelector('a');
        if (number === undefined || !link) {
          item.textContent = '';
          item.className = 'app-list-pages__gap';
          return item;
        }
        point(link, { ...state, page: number });
        link.lastChild?.replaceWith(numbers.format(number));
        if (number === page) link.setAttribute('aria-current', 'page');
        else link.removeAttribute('aria-current');
        return item;
      }),
    );
  }

  function headings(state: ListState): void {
    for (const heading of parts.table.tHead?.rows[0]?.cells ?? []) {
      if (heading.dataset.sort === state.sort)
        heading.setAttribute('aria-sort', state.descending ? 'descending' : 'ascending');
      else heading.removeAttribute('aria-sort');
    }
    const caption = parts.table.caption;
    if (caption)
      caption.textContent = fill(words.caption, {
        title: parts.title.textContent ?? '',
        order: order(),
      });
  }

  /** A link whose state the script takes over, and whose address works as well. */
  function point(link: HTMLAnchorElement, state: ListState): void {
    const query = formatListAddress(state);
    link.href = data.home + query;
    link.dataset.query = query || '?';
    link.removeAttribute('rel');
  }

  return {
    form,
    amounts,
    list(list, rows, state) {
      choices(state);
      amounts(state, rows);
      titles(state);
      status(list, state);
      chosen(state);
      pages(list, state);
      headings(state);
      parts.table.tBodies[0]?.replaceChildren(...list.shown.map(makeRow));
      parts.table.hidden = list.rows.length === 0;
      parts.none.hidden = list.rows.length > 0;
    },
    focus(scroll) {
      if (scroll) parts.root.scrollIntoView();
      parts.status.tabIndex = -1;
      parts.status.focus({ preventScroll: true });
    },
    fail() {
      parts.form.element.replaceWith(parts.links);
      parts.status.textContent = words.failed;
    },
  };
}

function fill(text: string, values: Readonly<Record<string, string>>): string {
  return text.replaceAll(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
}
