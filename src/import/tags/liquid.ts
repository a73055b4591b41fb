/** Import: Liquid, as Jekyll and its documentation theme write it, and the part that Nunjucks shares with it. */

import type { Tag } from '../dialect.ts';
import { frontMatterValue } from './front-matter-value.ts';
import { attributesOf, callout, fenced, image, labelOf, link } from './markdown.ts';

/** A text in quotation marks, in two groups. */
const QUOTED = `(?:"([^"\\n]{0,1000})"|'([^'\\n]{0,1000})')`;
const ADDRESS_FILTERS =
  '(?:relative_url|absolute_url|url|prepend\\s*:\\s*site\\.(?:baseurl|url)|htmlBaseUrl)';

/** Text that the old generator was told not to read. Its content may hold code, so it is found everywhere. */
export const rawBlock = /\{%-?\s*(raw|verbatim)\s*-?%\}([\s\S]{0,100000}?)\{%-?\s*end\1\s*-?%\}/g;

/** Remarks that no reader saw. */
export const liquidComment =
  /\{%-?\s*comment\s*-?%\}([\s\S]{0,20000}?)\{%-?\s*endcomment\s*-?%\}|\{#([\s\S]{0,20000}?)#\}/g;

/** What Jekyll and Eleventy write in the same way. */
export const liquidTags: readonly Tag[] = [
  {
    what: 'a highlighted block is a block of code',
    pattern:
      /\{%-?\s*highlight\s+([\w+-]+)[^%\n]{0,100}%\}\n?([\s\S]{0,100000}?)\{%-?\s*endhighlight\s*-?%\}/g,
    write: ([language = '', code = ''], { shelf }) => shelf.put(fenced(language, code)),
  },
  {
    what: 'a filter for addresses is the address',
    pattern: new RegExp(`\\{\\{-?\\s*${QUOTED}\\s*(?:\\|\\s*${ADDRESS_FILTERS}\\s*){1,3}-?\\}\\}`, 'g'),
    write: ([double, single]) => double || single || '',
  },
  {
    what: 'the address of the site is left out',
    pattern: /\{\{-?\s*site\.(?:baseurl|url|base_url)\s*-?\}\}/g,
    write: () => '',
  },
  {
    what: 'a value of the front matter is written out',
    pattern: /\{\{-?\s*(?:page\.)?([A-Za-z_]\w{0,60})\s*-?\}\}/g,
    write: ([key = ''], page) => frontMatterValue(key, page),
  },
  {
    what: 'a text in braces is that text',
    pattern: new RegExp(`\\{\\{-?\\s*${QUOTED}\\s*-?\\}\\}`, 'g'),
    write: ([double, single], { shelf }) => shelf.put(double || single || ''),
  },
];

/** What only Jekyll has. */
export const jekyllTags: readonly Tag[] = [
  {
    what: '`link` is the path of its page',
    pattern:
      /(?<=\]\([^()\n]{0,100}|\]:[ \t]*|(?:href|src)=["'])(?:\{\{-?\s*site\.baseurl\s*-?\}\})?\{%-?\s*link\s+([^\s%]{1,300})\s*-?%\}/g,
    write: ([path = '']) => `/${path.replace(/^\/+/, '')}`,
  },
  {
    what: '`post_url` is the path of its post',
    pattern:
      /(?<=\]\([^()\n]{0,100}|\]:[ \t]*|(?:href|src)=["'])(?:\{\{-?\s*site\.baseurl\s*-?\}\})?\{%-?\s*post_url\s+([^\s%]{1,300})\s*-?%\}/g,
    write: ([path = '']) => `/_posts/${path}.md`,
  },
  {
    what: 'a note of the documentation theme is a quotation',
    pattern:
      /^([ \t]*)\{%-?\s*include\s+(note|tip|important|warning|callout)\.html\s+([^%]{0,5000}?)\s*-?%\}[ \t]*$/gm,
    write: ([indent = '', kind = '', text = '']) => {
      const { content, type } = attributesOf(text);
      return content === undefined || /\{\{|\{%/.test(content)
        ? undefined
        : callout(kind === 'callout' ? (type ?? '') : labelOf(kind), content, indent);
    },
  },
  {
    what: 'an image of the documentation theme is an image',
    pattern: /\{%-?\s*include\s+(?:inline_)?image\.html\s+([^%]{0,3000}?)\s*-?%\}/g,
    write: ([text = '']) => {
      const { file, alt = '', caption = '', url } = attributesOf(text);
      if (file === undefined || /[{}]/.test(text)) return undefined;
      const shown = image(file.includes('/') ? file : `/images/${file}`, alt || caption);
      const linked = url === undefined ? shown : link(shown, url);
      return caption === '' || alt === '' || caption === alt ? linked : `${linked}\n\n${caption}`;
    },
  },
  {
    what: 'the list of shared links is left out',
    pattern: /^[ \t]*\{%-?\s*include\s+(?:links|toc)\.html\s*-?%\}[ \t]*\n?/gm,
    write: () => '',
  },
];
