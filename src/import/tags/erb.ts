/** Import: ERB, as Middleman and the tech-docs template write it. Nothing of it is run. */

import type { Tag } from '../dialect.ts';
import { frontMatterValue } from './front-matter-value.ts';
import { attributesOf, callout, image, link } from './markdown.ts';

/** Remarks that no reader saw. */
export const erbComment = /<%#([\s\S]{0,20000}?)%>/g;

const TEXT = `"(?:[^"\\n\\\\]|\\\\.){0,1000}"|'(?:[^'\\n\\\\]|\\\\.){0,1000}'`;

/** What has one certain meaning. */
export const erbTags: readonly Tag[] = [
  {
    what: 'an escaped tag is shown as it is',
    pattern: /<%%([^%\n]{0,500})%%?>/g,
    write: ([inner = ''], { shelf }) => shelf.put(`<%${inner}%>`),
  },
  {
    what: '`link_to` is a link',
    pattern: new RegExp(`<%=\\s*link_to[\\s(]+(${TEXT})\\s*,\\s*(${TEXT})([^%\\n]{0,300}?)\\)?\\s*%>`, 'g'),
    write: ([text = '', address = '']) => link(unquoted(text), unquoted(address)),
  },
  {
    what: '`mail_to` is a link',
    pattern: new RegExp(`<%=\\s*mail_to[\\s(]+(${TEXT})(?:\\s*,\\s*(${TEXT}))?\\)?\\s*%>`, 'g'),
    write: ([address = '', text = '']) =>
      link(unquoted(text) || unquoted(address), `mailto:${unquoted(address)}`),
  },
  {
    what: '`image_tag` is an image',
    pattern: /<%=\s*image_tag[\s(]+([^%\n]{1,1000}?)\)?\s*%>/g,
    write: ([text = '']) => {
      const { 0: source, alt = '' } = attributesOf(text);
      if (source === undefined) return undefined;
      return image(/^(?:\/|https?:)/.test(source) ? source : `/images/${source}`, alt);
    },
  },
  {
    what: 'a warning of the tech-docs template is a quotation',
    pattern: new RegExp(`^([ \\t]*)<%=\\s*warning_text[\\s(]+(${TEXT})\\)?\\s*%>[ \\t]*$`, 'gm'),
    write: ([indent = '', text = '']) => callout('Warning', unquoted(text), indent),
  },
  {
    what: 'a value of the front matter is written out',
    pattern: /<%=\s*current_page\.data\.(\w{1,60})\s*%>/g,
    write: ([key = ''], page) => frontMatterValue(key, page),
  },
];

function unquoted(text: string): string {
  return text.slice(1, -1).replace(/\\(["'\\])/g, '$1');
}
