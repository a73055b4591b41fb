/** Import: shortcodes and macros that Eleventy sites of public bodies write in Nunjucks or Liquid. */
import type { Tag } from '../dialect.ts';
import { attributesOf, callout, image, labelOf, unfolded } from './markdown.ts';

/** What Eleventy sites add. */
export const nunjucksTags: readonly Tag[] = [
  {
    what: 'an image of a shortcode is an image',
    pattern: /\{%-?\s*(?:image|img|figure)\s+((?:"[^"\n]*"|'[^'\n]*')[^%\n]{0,1000}?)\s*-?%\}/g,
    write: ([text = '']) => {
      const { 0: source = '', 1: alt = '', 2: caption = '', alt: named, caption: below } = attributesOf(text);
      return image(source, named ?? alt, below ?? caption);
    },
  },
  {
    what: 'a callout is a quotation',
    pattern:
      /^([ \t]*)\{%-?\s*(callout|inset|insettext|warning|note|tip|important|alert|banner)\b([^%\n]{0,300}?)-?%\}([\s\S]{0,50000}?)\{%-?\s*end\2\s*-?%\}[ \t]*$/gim,
    write: ([indent = '', kind = '', text = '', inner = '']) => {
      const { 0: first, title, heading } = attributesOf(text);
      const vague = /^(?:callout|inset|insettext|banner)$/i.test(kind);
      return callout(title ?? heading ?? first ?? (vague ? '' : labelOf(kind)), inner, indent);
    },
  },
  {
    what: 'what could be folded away is unfolded',
    pattern:
      /^([ \t]*)\{%-?\s*(details|expander|accordion)\b([^%\n]{0,300}?)-?%\}([\s\S]{0,50000}?)\{%-?\s*end\2\s*-?%\}[ \t]*$/gim,
    write: ([indent = '', , text = '', inner = '']) => {
      const { 0: first = '', summary, title } = attributesOf(text);
      return unfolded(summary ?? title ?? first, inner, indent);
    },
  },
  {
    what: 'a component of the GOV.UK design system is a quotation',
    pattern: /^([ \t]*)\{\{-?\s*govuk(WarningText|InsetText)\(\{([^{}]{0,5000})\}\)\s*-?\}\}[ \t]*$/gm,
    write: ([indent = '', kind = '', text = '']) => {
      const { text: words, ...rest } = attributesOf(text);
      const others = Object.keys(rest).filter((key) => !/^(?:iconfallbacktext|classes|id)$/.test(key));
      if (words === undefined || others.length > 0 || rest.html !== undefined) return undefined;
      const label = rest.iconfallbacktext ?? (kind === 'WarningText' ? 'Warning' : '');
      return callout(label, words, indent);
    },
  },
];
