/** Import: Markdown without a generator, or from one that nobody remembers. It may hold tags of any of them. */
import type { Dialect } from '../dialect.ts';
import { erbTags } from '../tags/erb.ts';
import { jekyllTags, liquidTags } from '../tags/liquid.ts';
import { nunjucksTags } from '../tags/nunjucks.ts';
import { shortcodeTags } from '../tags/shortcodes.ts';
import { permalinkAddress } from './old-address.ts';

/** Plain Markdown. A page had an address only if its front matter says so. */
export const plain: Dialect = {
  id: 'plain',
  name: 'plain Markdown',
  signs: () => 1,
  open: () => ({
    root: '',
    statics: [],
    basePath: '',
    addressOf: (path, { permalink }) => permalinkAddress(permalink, path),
    orders: new Map(),
    settingsFiles: [],
  }),
  tags: [...jekyllTags, ...nunjucksTags, ...erbTags, ...shortcodeTags, ...liquidTags],
  leftover: /\{%[^\n]{0,300}?%\}|\{\{[^\n]{0,300}?\}\}|<%[^\n]{0,300}?%>/g,
  runsTagsInCode: false,
  attributes: true,
};
