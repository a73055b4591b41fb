/** Import: Jekyll, with or without its documentation theme. */
import type { AddressKeys, Dialect } from '../dialect.ts';
import { jekyllTags, liquidTags } from '../tags/liquid.ts';
import { htmlAddress, pathOf, permalinkAddress, prettyAddress, withoutEnding } from './old-address.ts';

/** Jekyll. @see https://jekyllrb.com/docs/permalinks/ */
export const jekyll: Dialect = {
  id: 'jekyll',
  name: 'Jekyll',
  signs: ({ paths }) =>
    ['_config.yml', '_config.yaml'].some((path) => paths.has(path))
      ? 10
      : hasFolder(paths, ['_posts', '_layouts'])
        ? 6
        : 0,
  open(folder) {
    const settingsFiles = ['_config.yml', '_config.yaml'].filter((path) => folder.paths.has(path));
    const settings = folder.settings(settingsFiles[0] ?? '') ?? {};
    const pretty = settings.permalink === 'pretty' || /\/$/.test(String(settings.permalink ?? ''));
    return {
      root: '',
      statics: [],
      basePath: pathOf(settings.baseurl),
      addressOf: (path, keys) => permalinkAddress(keys.permalink, '') ?? addressOf(path, keys, pretty),
      orders: new Map(),
      settingsFiles,
    };
  },
  tags: [...jekyllTags, ...liquidTags],
  leftover: /\{%[^\n]{0,300}?%\}|\{\{[^\n]{0,300}?\}\}/g,
  runsTagsInCode: true,
  attributes: true,
};

function addressOf(
  path: string,
  { permalink, categories }: AddressKeys,
  pretty: boolean,
): string | undefined {
  // A permalink that is computed is no address to guess.
  if (permalink !== undefined) return undefined;
  const post = /(?:^|\/)_posts\/(?:.*\/)?(\d{4})-(\d{2})-(\d{2})-([^/]+)$/.exec(path);
  if (post) {
    const [, year, month, day, name = ''] = post;
    const start = ['', ...categories.map((word) => word.toLowerCase()), year, month, day].join('/');
    return pretty ? `${start}/${withoutEnding(name)}/` : `${start}/${withoutEnding(name)}.html`;
  }
  const placed = path.replace(/^_/, '');
  if (pretty || /(?:^|\/)index\.[^/]+$/.test(placed)) return prettyAddress(placed);
  return htmlAddress(placed);
}

function hasFolder(paths: ReadonlySet<string>, names: readonly string[]): boolean {
  return [...paths].some((path) => names.some((name) => path.startsWith(`${name}/`)));
}
