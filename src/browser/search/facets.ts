/** Browser: the filters of results, a fieldset of checkboxes each. They keep their place and focus while counts change. */
import type { SearchFacet } from '../../model/search-settings.ts';
import { element } from '../shared/element.ts';
import type { Words } from '../shared/words.ts';
import type { PagefindCounts } from './pagefind.ts';

/** The filters on the page. */
export interface Facets {
  /** Offers the values that the results of a query have, with those that are chosen. */
  offer(available: PagefindCounts, chosen: Readonly<Record<string, readonly string[]>>): void;
  /** Writes how many results each value has. */
  count(counts: PagefindCounts): void;
  /** What is ticked. */
  chosen(): Record<string, string[]>;
}

/** Makes the filters inside `holder`; `changed` is called when somebody ticks or unticks one. */
export function makeFacets(
  holder: HTMLElement,
  facets: readonly SearchFacet[],
  words: Words,
  changed: () => void,
): Facets {
  let counters: { facet: string; value: string; counter: HTMLElement }[] = [];
  holder.addEventListener('change', changed);
  const option = (facet: string, value: string, title: string, checked: boolean): HTMLElement => {
    const id = `search-${facet}-${value}`;
    const box = element('input', { type: 'checkbox', id, name: facet, value, form: 'search-form' });
    box.checked = checked;
    const counter = element('span', { class: 'app-facet__count' });
    counters.push({ facet, value, counter });
    return element(
      'div',
      { class: 'app-facet__option' },
      box,
      element('label', { for: id }, element('span', { dir: 'auto' }, title), ' ', counter),
    );
  };
  return {
    offer(available, chosen) {
      counters = [];
      holder.replaceChildren(
        ...facets.flatMap(({ id, title, values }) => {
          const shown = Object.entries(values).filter(
            ([value]) => (available[id]?.[value] ?? 0) > 0 || chosen[id]?.includes(value),
          );
          // One value for all narrows nothing down.
          if (shown.length < 2 && chosen[id] === undefined) return [];
          return [
            element(
              'fieldset',
              { class: 'app-facet' },
              element('legend', { class: 'app-facet__title' }, title),
              element(
                'div',
                { class: 'app-facet__options' },
                ...shown.map(([value, words]) =>
                  option(id, value, words, chosen[id]?.includes(value) ?? false),
                ),
              ),
            ),
          ];
        }),
      );
    },
    count(counts) {
      for (const { facet, value, counter } of counters) {
        const count = counts[facet]?.[value] ?? 0;
        counter.textContent = `(${words.number(count)})`;
      }
    },
    chosen() {
      const found: Record<string, string[]> = {};
      for (const box of holder.querySelectorAll<HTMLInputElement>('input:checked')) {
        const values = found[box.name] ?? [];
        values.push(box.value);
        found[box.name] = values;
      }
      return found;
    },
  };
}
