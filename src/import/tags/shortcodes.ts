/** Import: shortcodes of Hugo, those that ship with it and those that its documentation themes share. */
import type { Tag } from '../dialect.ts';
import { attributesOf, callout, fenced, image, labelOf, link, unfolded } from './markdown.ts';

const KINDS = 'hint|notice|alert|callout|note|warning|tip|important|info|danger|caution|admonition|pageinfo';

/** What has one certain meaning. */
export const shortcodeTags: readonly Tag[] = [
  {
    what: 'a highlighted block is a block of code',
    pattern:
      /\{\{[<%]\s*highlight\s+"?([\w+-]+)"?[^{}\n]{0,100}?[>%]\}\}\n?([\s\S]{0,100000}?)\{\{[<%]\s*\/\s*highlight\s*[>%]\}\}/g,
    write: ([language = '', code = ''], { shelf }) => shelf.put(fenced(language, code)),
  },
  {
    what: 'an escaped shortcode is shown as it is',
    pattern: /\{\{([<%])\/\*([^{}\n]{0,500})\*\/([>%])\}\}/g,
    write: ([open = '', inner = '', close = ''], { shelf }) => shelf.put(`{{${open}${inner}${close}}}`),
  },
  {
    what: '`ref` is the path of its page',
    pattern: /\{\{[<%]\s*(?:rel)?ref\s+(?:path=)?"?([^\s"{}]{1,300})"?(?:\s[^{}\n]{0,100})?\s*[>%]\}\}/g,
    write: ([path = '']) => path,
  },
  {
    what: 'a figure is an image',
    pattern: /\{\{[<%]\s*(?:figure|img|image)\s+([^{}]{0,2000}?)\s*\/?[>%]\}\}/g,
    write: ([text = '']) => {
      const { src, 0: first, alt, title = '', caption, link: address } = attributesOf(text);
      const source = src ?? first;
      if (source === undefined) return undefined;
      const shown = image(source, alt ?? caption ?? title);
      const linked = address === undefined ? shown : link(shown, address);
      const below = [title, caption ?? ''].filter(
        (words, index, all) => words !== '' && words !== alt && all.indexOf(words) === index,
      );
      const used = alt ?? caption ?? title;
      const rest = below.filter((words) => words !== used);
      return rest.length === 0 ? linked : `${linked}\n\n${rest.join(': ')}`;
    },
  },
  {
    what: 'a callout is a quotation',
    pattern: new RegExp(
      `^([ \\t]*)\\{\\{[<%]\\s*(${KINDS})\\b([^{}\\n]{0,300}?)[>%]\\}\\}([\\s\\S]{0,50000}?)\\{\\{[<%]\\s*/\\s*\\2\\s*[>%]\\}\\}[ \\t]*$`,
      'gm',
    ),
    write: ([indent = '', kind = '', text = '', inner = '']) => {
      const { title, 0: first, 1: second, type, context, color } = attributesOf(text);
      const vague = /^(?:hint|notice|alert|callout|admonition|pageinfo)$/.test(kind);
      const named = type ?? context ?? first ?? (vague ? (color ?? '') : kind);
      return callout(title ?? second ?? (/^[a-z]+$/.test(named) ? labelOf(named) : named), inner, indent);
    },
  },
  {
    what: 'what could be folded away is unfolded',
    pattern:
      /^([ \t]*)\{\{[<%]\s*(details|expand|collapse)\b([^{}\n]{0,300}?)[>%]\}\}([\s\S]{0,50000}?)\{\{[<%]\s*\/\s*\2\s*[>%]\}\}[ \t]*$/gm,
    write: ([indent = '', , text = '', inner = '']) => {
      const { title, summary, 0: first = '' } = attributesOf(text);
      return unfolded(title ?? summary ?? first, inner, indent);
    },
  },
];
