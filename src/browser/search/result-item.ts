/** Browser: one result as it is shown: the thing, what it is, and where in its page the query stands. */
import type { SearchSettings } from '../../model/search-settings.ts';
import { element } from '../shared/element.ts';
import type { Words } from '../shared/words.ts';
import { firstWords, type Marked, readExcerpt, withoutHeading } from './marked-text.ts';
import { type Answer, howAnswered, isNamedBy, matchedFacts, matchedName } from './name-match.ts';
import type { PagefindData, PagefindPlace } from './pagefind.ts';

const MOST_PLACES = 3;
const MOST_FACTS = 2;
const WORDS_OF_LEAD = 24;
/** How a record without a page of its own ends in the index; its first anchor is its place. */
const PLACE = /~\d+\/$/;

/** Shows a result. */
export function resultItem(
  data: PagefindData,
  query: string,
  settings: SearchSettings,
  words: Words,
): HTMLLIElement {
  const title = titleOf(data);
  const language = data.filters.language?.[0];
  const own = { dir: 'auto', ...(language === undefined ? {} : { lang: language }) };
  const link = element('a', { class: 'govuk-link', href: addressOf(data), ...own }, title);
  const name = nameLine(data, title, query, words);
  const places = PLACE.test(data.url) ? [] : data.sub_results.filter(({ anchor }) => anchor !== undefined);
  const item = element(
    'li',
    { class: 'app-results__item' },
    element('h3', { class: 'app-results__title' }, link),
    element('p', { class: 'app-results__about' }, aboutLine(data, query, settings)),
    ...(name === undefined ? [] : [element('p', { class: 'app-results__name' }, name)]),
    ...textOf(data, title, own),
  );
  if (places.length > 0)
    item.append(
      element('ul', { class: 'app-results__places' }, ...best(places).map((place) => placeItem(place, own))),
    );
  return item;
}

function titleOf({ meta, url }: PagefindData): string {
  return meta.title ?? meta.rule ?? meta.page ?? url;
}

function addressOf({ url, anchors }: PagefindData): string {
  const [anchor] = [...anchors].sort((a, b) => a.location - b.location);
  return PLACE.test(url) ? url.replace(PLACE, anchor ? `#${encodeURIComponent(anchor.id)}` : '') : url;
}

/** `Service · Live · Water`, and what else is known of it if the query asks for that. */
function aboutLine(data: PagefindData, query: string, { facets, kinds }: SearchSettings): string {
  const { filters, meta } = data;
  const [kind = ''] = filters.kind ?? [];
  const values = facets.flatMap(({ id, values }) => {
    const known = values[filters[id]?.[0] ?? ''];
    return known === undefined || id === 'kind' || id === kind ? [] : [known];
  });
  const facts = matchedFacts(query, meta.about, [titleOf(data), ...values]);
  return [kinds[kind] ?? '', ...values, ...facts.slice(0, MOST_FACTS)].join(' · ');
}

/** How well results answer a query. */
export function answerOf(query: string, results: readonly PagefindData[]): Answer {
  const found = results.flatMap(({ meta, excerpt, sub_results }) => [
    ...Object.values(meta),
    ...[excerpt, ...sub_results.map((place) => place.excerpt)]
      .flatMap(readExcerpt)
      .filter(({ marked }) => marked)
      .map(({ text }) => text),
  ]);
  return howAnswered(query, found);
}

/** Says why a thing was found whose title is another one. */
function nameLine({ meta }: PagefindData, title: string, query: string, words: Words): string | undefined {
  const old = matchedName(query, meta.formerly);
  if (old !== undefined) return words.say('nowCalled', { old, title });
  const name = matchedName(query, meta.names);
  return name === undefined || isNamedBy(title, name) ? undefined : words.say('alsoCalled', { name, title });
}

/** What stands first on the page, and of it what the query asks for if that stands there. */
function leadOf(data: PagefindData): Marked[] {
  const top = data.sub_results.find(({ anchor }) => anchor === undefined);
  if (top) return readExcerpt(top.excerpt);
  const end = Math.min(...data.anchors.map(({ location }) => location).filter(Boolean));
  return firstWords(data.content, end, WORDS_OF_LEAD);
}

/** The lead as a paragraph; nothing where it only says the title once more. */
function textOf(data: PagefindData, title: string, own: Readonly<Record<string, string>>): HTMLElement[] {
  const lead = leadOf(data);
  const said = lead.map(({ text }) => text).join('');
  if (said === '' || said.replace(/\.$/, '') === title) return [];
  return [element('p', { class: 'app-results__text', ...own }, ...marks(lead))];
}

/** The places that fit best, in order of the page. */
function best(places: readonly PagefindPlace[]): PagefindPlace[] {
  const worth = ({ weighted_locations }: PagefindPlace) =>
    weighted_locations.reduce((sum, { balanced_score }) => sum + balanced_score, 0);
  const chosen = new Set([...places].sort((a, b) => worth(b) - worth(a)).slice(0, MOST_PLACES));
  return places.filter((place) => chosen.has(place));
}

function placeItem(place: PagefindPlace, own: Readonly<Record<string, string>>): HTMLLIElement {
  const excerpt = withoutHeading(readExcerpt(place.excerpt), place.title);
  return element(
    'li',
    { class: 'app-results__place' },
    element('a', { class: 'govuk-link', href: place.url, ...own }, place.title),
    ...(excerpt.length > 0 ? [element('p', own, ...marks(excerpt))] : []),
  );
}

function marks(excerpt: readonly Marked[]): (Node | string)[] {
  return excerpt.map(({ text, marked }) => (marked ? element('mark', {}, text) : text));
}
