/** Render: what the templates of search and A–Z look up, and what the script of the search page needs to know. */
import { phases } from '../../model/phase.ts';
import type { SearchSettings } from '../../model/search-settings.ts';
import type { InterfaceWords } from '../interface-words.ts';
import { siteHref } from '../markdown.ts';
import type { AToZ } from './a-to-z.ts';
import { pluralForms } from './plural-forms.ts';
import { type SearchKind, searchKinds } from './search-record.ts';
import type { Searched } from './search-records.ts';

/** What the globals are made from. */
export interface SearchInput extends Pick<Searched, 'estate'> {
  aToZ: AToZ;
  basePath: string;
  interfaceWords: InterfaceWords;
  assets: Readonly<Record<string, string>>;
}

/** Words of the script: `search.script.<name>` of the interface words, with what is filled in. */
const scriptWords: Readonly<Record<string, readonly string[]>> = {
  searching: [],
  failed: [],
  pageNumber: ['page'],
  page: ['page', 'pages'],
  nowCalled: ['old', 'title'],
  alsoCalled: ['name', 'title'],
  nothing: ['query'],
  previousPage: [],
  nextPage: [],
};
const countedWords: Readonly<Record<string, readonly string[]>> = { results: ['query'], all: [] };

/** Globals of templates. */
export function searchGlobals(input: SearchInput) {
  const pages = new Map(input.aToZ.pages.map((page) => [page.id, page]));
  return {
    aToZ: input.aToZ,
    aToZPage: (id: string) => pages.get(id),
    kindWords: (kind: SearchKind) => input.interfaceWords.say(`search.kind.${kind}`),
    searchSettings: () => JSON.stringify(settings(input)),
  };
}

/** Ids over which Eleventy paginates. */
export function searchIds({ pages }: AToZ): { aToZ: string[] } {
  return { aToZ: pages.map(({ id }) => id) };
}

function settings({ estate, basePath, interfaceWords, assets }: SearchInput): SearchSettings {
  const say = (key: string, values: readonly string[] = []) =>
    interfaceWords.say(`search.${key}`, Object.fromEntries(values.map((name) => [name, `{${name}}`])));
  const facet = (id: string, values: [string, string][]) => ({
    id,
    title: say(`facet.${id}`),
    values: Object.fromEntries(values),
  });
  return {
    basePath,
    names: siteHref(basePath, assets.searchNames ?? ''),
    kinds: Object.fromEntries(searchKinds.map((kind) => [kind, say(`kind.${kind}`)])),
    facets: [
      facet(
        'kind',
        searchKinds.map((kind) => [kind, say(`kinds.${kind}`)]),
      ),
      facet(
        'phase',
        phases.map((phase) => [phase, interfaceWords.say(`phases.${phase}`)]),
      ),
      facet(
        'group',
        estate.groups.map(({ id, name }) => [id, name]),
      ),
      facet(
        'framework',
        estate.frameworks.map(({ id, title }) => [id, title]),
      ),
    ],
    words: Object.fromEntries(
      Object.entries(scriptWords).map(([name, values]) => [name, say(`script.${name}`, values)]),
    ),
    counted: Object.fromEntries(
      Object.entries(countedWords).map(([name, values]) => [
        name,
        pluralForms(interfaceWords, `search.script.${name}`, values),
      ]),
    ),
  };
}
