/** Import: MkDocs, with the extensions that its Material theme switches on. */
import type { Dialect } from '../dialect.ts';
import { htmlAddress, pathOf, prettyAddress } from './old-address.ts';

/** MkDocs. @see https://www.mkdocs.org/user-guide/configuration/ */
export const mkdocs: Dialect = {
  id: 'mkdocs',
  name: 'MkDocs',
  signs: ({ paths }) => (paths.has('mkdocs.yml') || paths.has('mkdocs.yaml') ? 10 : 0),
  open(folder) {
    const settingsFiles = ['mkdocs.yml', 'mkdocs.yaml'].filter((path) => folder.paths.has(path));
    const settings = folder.settings(settingsFiles[0] ?? '') ?? {};
    const named = typeof settings.docs_dir === 'string' ? settings.docs_dir : 'docs';
    const docs = `${named.replace(/^\.?\/+|\/+$/g, '')}/`;
    const folders = settings.use_directory_urls !== false;
    return {
      root: [...folder.paths].some((path) => path.startsWith(docs)) ? docs : '',
      statics: [],
      basePath: pathOf(settings.site_url),
      addressOf: (path) => (folders ? prettyAddress(path, /(?:^|\/)(?:index|README)$/) : htmlAddress(path)),
      orders: navigation(settings.nav),
      settingsFiles,
    };
  },
  tags: [],
  leftover: /\{%[^\n]{0,300}?%\}/g,
  runsTagsInCode: false,
  attributes: true,
};

/** Pages in the order of `nav`, counted within each list. */
function navigation(nav: unknown, orders = new Map<string, number>(), depth = 0): Map<string, number> {
  if (!Array.isArray(nav) || depth > 10) return orders;
  for (const [index, item] of nav.entries()) {
    for (const target of typeof item === 'object' && item !== null ? Object.values(item) : [item]) {
      if (typeof target === 'string') orders.set(target.replace(/^\.?\//, ''), index + 1);
      else navigation(target, orders, depth + 1);
    }
  }
  return orders;
}
