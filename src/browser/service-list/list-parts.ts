/** Browser: the parts of the page with the list of services. Puts the form in the place of the links. */
import { type Facet, facets } from '../../model/service-list.ts';
import { part } from '../shared/part.ts';

/** A checkbox of a facet. */
export interface FacetBox {
  facet: Facet;
  input: HTMLInputElement;
  /** Where the number of services stands. */
  amount: Element;
}

/** What the script works with. */
export interface ListParts {
  root: HTMLElement;
  data: string;
  title: HTMLElement;
  /** The links, as they were without script. */
  links: HTMLElement;
  form: {
    element: HTMLElement;
    text: HTMLInputElement;
    panel: HTMLDetailsElement;
    sort: HTMLSelectElement;
    boxes: FacetBox[];
  };
  chosen: HTMLElement;
  clear: HTMLAnchorElement;
  status: HTMLElement;
  csv: HTMLElement;
  table: HTMLTableElement;
  none: HTMLElement;
  pages: HTMLElement;
  previous: HTMLAnchorElement;
  next: HTMLAnchorElement;
  /** A row after which others are made. */
  row: HTMLTableRowElement;
  /** Tags by facet and value: `phase live`. */
  tags: ReadonlyMap<string, Element>;
}

/** Finds the parts and puts the form and the buttons of the headings in their places. */
export function listParts(root: HTMLElement): ListParts {
  const links = part('list-filter');
  const element = copyOf('list-form').querySelector<HTMLElement>('#list-filter');
  const row = copyOf('list-row').querySelector('tr');
  if (!element || !row) throw new Error('The templates of the list are empty.');
  const open = links.querySelector('details')?.open ?? false;
  links.replaceWith(element);
  const panel = part('list-panel', HTMLDetailsElement);
  panel.open = open;
  const table = part('list-table', HTMLTableElement);
  for (const heading of table.tHead?.rows[0]?.cells ?? []) {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'app-service-table__sort';
    button.textContent = heading.textContent;
    heading.replaceChildren(button);
  }
  return {
    root,
    data: part('list-data', HTMLScriptElement).text,
    title: part('list-title'),
    links,
    form: {
      element,
      text: part('list-text', HTMLInputElement),
      panel,
      sort: part('list-sort', HTMLSelectElement),
      boxes: facets.flatMap((facet) => boxesOf(element, facet)),
    },
    chosen: part('list-chosen'),
    clear: part('list-clear', HTMLAnchorElement),
    status: part('list-status'),
    csv: part('list-csv'),
    table,
    none: part('list-none'),
    pages: part('list-pages'),
    previous: part('list-previous', HTMLAnchorElement),
    next: part('list-next', HTMLAnchorElement),
    row,
    tags: new Map(
      [...copyOf('list-tags').querySelectorAll<HTMLElement>('[data-tag]')].flatMap((holder) =>
        holder.firstElementChild ? [[holder.dataset.tag ?? '', holder.firstElementChild] as const] : [],
      ),
    ),
  };
}

function boxesOf(form: Element, facet: Facet): FacetBox[] {
  return [...form.querySelectorAll(`[data-facet="${facet}"] label`)].flatMap((label) => {
    const input = label.querySelector('input');
    const amount = label.querySelector('[data-amount]');
    return input && amount ? [{ facet, input, amount }] : [];
  });
}

function copyOf(id: string): DocumentFragment {
  return part(id, HTMLTemplateElement).content.cloneNode(true) as DocumentFragment;
}
