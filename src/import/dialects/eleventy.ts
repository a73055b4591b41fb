/** Import: Eleventy, with Nunjucks or Liquid in its Markdown. */
import type { Dialect } from '../dialect.ts';
import { liquidTags } from '../tags/liquid.ts';
import { nunjucksTags } from '../tags/nunjucks.ts';
import { permalinkAddress, prettyAddress } from './old-address.ts';

const CONFIGS = [
  '.eleventy.js',
  'eleventy.config.js',
  'eleventy.config.mjs',
  'eleventy.config.cjs',
  'eleventy.config.ts',
];
/** Folders that projects put their pages into. The configuration is a program and is not asked. */
const ROOTS = ['src/', 'app/', 'docs/', 'content/', 'pages/', 'site/'];

/** Eleventy. @see https://www.11ty.dev/docs/permalinks/ */
export const eleventy: Dialect = {
  id: 'eleventy',
  name: 'Eleventy',
  signs: ({ paths }) =>
    CONFIGS.some((path) => paths.has(path))
      ? 10
      : [...paths].some((path) => /\.11ty(?:data)?\.(?:c|m)?js(?:on)?$|\.11tydata\.json$/.test(path))
        ? 8
        : 0,
  open({ paths }) {
    const all = [...paths].filter(
      (path) =>
        /\.(?:md|njk|liquid|html)$/.test(path) &&
        !/^(?:README|CHANGELOG|CONTRIBUTING|LICENCE|LICENSE|CODE_OF_CONDUCT)\b/i.test(path),
    );
    const root = ROOTS.find((folder) => all.length > 0 && all.every((path) => path.startsWith(folder))) ?? '';
    return {
      root,
      statics: ['public/', 'assets/'],
      basePath: '',
      addressOf: (path, { permalink }) =>
        permalink === undefined
          ? prettyAddress(path, eleventyIndex(path))
          : permalinkAddress(permalink, path),
      orders: new Map(),
      settingsFiles: CONFIGS.filter((config) => paths.has(config)),
    };
  },
  tags: [...nunjucksTags, ...liquidTags],
  leftover: /\{%[^\n]{0,300}?%\}|\{\{[^\n]{0,300}?\}\}/g,
  runsTagsInCode: true,
  attributes: true,
};

/** `a/a.md` has the address of its folder, as `a/index.md` has. */
function eleventyIndex(path: string): RegExp {
  const [, folder] = /(?:^|\/)([^/]+)\/\1\.[^/]+$/.exec(path) ?? [];
  return folder === undefined ? /(?:^|\/)index$/ : /\/[^/]+$/;
}
