/** Browser: links to the pages of results, each with an address of its own. */

import { element } from '../shared/element.ts';
import type { Words } from '../shared/words.ts';

/** The numbers that are shown: first, last, and those around the current one; 0 stands for a gap. */
export function pageNumbers(page: number, pages: number): number[] {
  const shown = [1, page - 1, page, page + 1, pages].filter((number) => number >= 1 && number <= pages);
  return [...new Set(shown)]
    .sort((a, b) => a - b)
    .flatMap((number, index, all) => {
      const before = all[index - 1] ?? 0;
      if (number - before === 2) return [number - 1, number];
      return number - before > 2 ? [0, number] : [number];
    });
}

/** The links; `addressOf` gives the address of a page. */
export function pagination(
  page: number,
  pages: number,
  addressOf: (page: number) => string,
  words: Words,
): HTMLElement[] {
  const step = (to: number, word: string, rel: string) =>
    element(
      'div',
      { class: `govuk-pagination__${rel}` },
      element(
        'a',
        { class: 'govuk-link govuk-pagination__link', href: addressOf(to), rel },
        element('span', { class: 'govuk-pagination__link-title' }, words.say(word)),
      ),
    );
  const numbers = pageNumbers(page, pages).map((number) => {
    if (number === 0)
      return element('li', { class: 'govuk-pagination__item govuk-pagination__item--ellipsis' }, '⋯');
    const current = number === page;
    return element(
      'li',
      { class: `govuk-pagination__item${current ? ' govuk-pagination__item--current' : ''}` },
      element(
        'a',
        {
          class: 'govuk-link govuk-pagination__link',
          href: addressOf(number),
          'aria-label': words.say('pageNumber', { page: words.number(number) }),
          ...(current ? { 'aria-current': 'page' } : {}),
        },
        words.number(number),
      ),
    );
  });
  return [
    ...(page > 1 ? [step(page - 1, 'previousPage', 'prev')] : []),
    element('ul', { class: 'govuk-pagination__list' }, ...numbers),
    ...(page < pages ? [step(page + 1, 'nextPage', 'next')] : []),
  ];
}
