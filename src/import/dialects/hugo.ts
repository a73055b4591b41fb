/** Import: Hugo. */
import type { Dialect } from '../dialect.ts';
import { shortcodeTags } from '../tags/shortcodes.ts';
import { pathOf, prettyAddress } from './old-address.ts';

const CONFIGS = ['hugo', 'config', 'config/_default/hugo', 'config/_default/config'].flatMap((name) =>
  ['toml', 'yaml', 'yml', 'json'].map((ending) => `${name}.${ending}`),
);

/** Hugo. @see https://gohugo.io/content-management/urls/ */
export const hugo: Dialect = {
  id: 'hugo',
  name: 'Hugo',
  signs: ({ paths }) => {
    const pages = [...paths].some((path) => path.startsWith('content/') && path.endsWith('.md'));
    if (CONFIGS.some((path) => paths.has(path) && (pages || path.includes('hugo')))) return 10;
    return pages && (paths.has('content/_index.md') || [...paths].some((path) => path.endsWith('/_index.md')))
      ? 8
      : 0;
  },
  open(folder) {
    const settingsFiles = CONFIGS.filter((path) => folder.paths.has(path));
    const settings = folder.settings(settingsFiles[0] ?? '') ?? {};
    const root = [...folder.paths].some((path) => path.startsWith('content/')) ? 'content/' : '';
    return {
      root,
      statics: ['static/', 'assets/'],
      basePath: pathOf(settings.baseURL ?? settings.baseurl),
      addressOf: (path, { permalink, slug }) => {
        if (permalink !== undefined) return permalink.startsWith('/') ? permalink : undefined;
        const pretty = prettyAddress(path.toLowerCase());
        return slug === undefined ? pretty : pretty.replace(/[^/]+\/$/, `${slug}/`);
      },
      orders: new Map(),
      settingsFiles,
    };
  },
  tags: shortcodeTags,
  leftover: /\{\{[<%][^\n]{0,300}?[>%]\}\}/g,
  runsTagsInCode: true,
  attributes: true,
};
