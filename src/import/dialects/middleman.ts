/** Import: Middleman, as the tech-docs template of public bodies uses it. */
import type { Dialect } from '../dialect.ts';
import { erbTags } from '../tags/erb.ts';
import { htmlAddress, pathOf } from './old-address.ts';

/** Middleman. @see https://middlemanapp.com/basics/frontmatter/ */
export const middleman: Dialect = {
  id: 'middleman',
  name: 'Middleman',
  signs: ({ paths }) =>
    paths.has('config/tech-docs.yml') ? 10 : mostPages(paths, /\.html\.(?:md|md\.erb|erb)$/) ? 7 : 0,
  open(folder) {
    const settings = folder.settings('config/tech-docs.yml') ?? {};
    const root = [...folder.paths].some((path) => /^source\/.*\.(?:md|erb)$/.test(path)) ? 'source/' : '';
    return {
      root,
      statics: [],
      basePath: pathOf(settings.service_link === '/' ? '' : settings.http_prefix),
      addressOf: (path) => htmlAddress(path).replace(/(^|\/)index\.html$/, '$1'),
      orders: new Map(),
      settingsFiles: ['config.rb', 'config/tech-docs.yml'].filter((path) => folder.paths.has(path)),
    };
  },
  tags: erbTags,
  leftover: /<%[^\n]{0,300}?%>/g,
  runsTagsInCode: true,
  attributes: false,
};

/** True if most pages have such a name; a single one may be a visitor. */
function mostPages(paths: ReadonlySet<string>, name: RegExp): boolean {
  const pages = [...paths].filter((path) => /\.(?:md|erb)$/.test(path));
  return pages.length > 0 && pages.filter((path) => name.test(path)).length * 2 > pages.length;
}
