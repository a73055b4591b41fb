/** What a page says to its readers, and how much of it stands between the marks of a pseudo-language. */
import { type DefaultTreeAdapterMap, parse } from 'parse5';

/** The marks around every message of the pseudo-language. */
export const marks = { open: '⟦', close: '⟧' } as const;

type Node = DefaultTreeAdapterMap['node'];

const SILENT = new Set(['script', 'style', 'template', 'svg', 'pre', 'code', 'kbd', 'samp']);
const BLOCKS = new Set(
  [
    'address',
    'article',
    'aside',
    'body',
    'button',
    'caption',
    'dd',
    'div',
    'dt',
    'footer',
    'h1',
    'h2',
    'h3',
    'h4',
  ].concat([
    'head',
    'header',
    'label',
    'legend',
    'li',
    'main',
    'nav',
    'option',
    'p',
    'section',
    'summary',
    'td',
    'th',
    'title',
  ]),
);
const SPOKEN = new Set([
  'aria-label',
  'aria-description',
  'aria-roledescription',
  'alt',
  'title',
  'placeholder',
  'data-label',
]);

/** Texts and spoken attributes of a page that stand outside every mark, but for what is marked as another language. */
export function unmarkedTexts(html: string): string[] {
  const found: string[] = [];
  let depth = 0;
  const say = (text: string): void => {
    let outside = '';
    for (const character of text) {
      if (character === marks.open) depth++;
      else if (character === marks.close) depth = Math.max(0, depth - 1);
      else outside += depth === 0 ? character : '\n';
    }
    found.push(...outside.split('\n'));
  };
  const visit = (node: Node): void => {
    if ('value' in node) say(node.value);
    if (!('tagName' in node)) {
      if ('childNodes' in node) node.childNodes.forEach(visit);
      return;
    }
    const attributes = new Map(node.attrs.map(({ name, value }) => [name, value]));
    if (node.tagName !== 'html' && attributes.has('lang')) return;
    for (const [name, value] of attributes) {
      const inside = depth;
      depth = 0;
      if (
        SPOKEN.has(name) ||
        (node.tagName === 'meta' && name === 'content' && attributes.get('name') === 'description')
      )
        say(value);
      depth = inside;
    }
    if (SILENT.has(node.tagName)) return;
    // A text that was cut short may have lost its last mark.
    if (BLOCKS.has(node.tagName)) depth = 0;
    node.childNodes.forEach(visit);
    if (BLOCKS.has(node.tagName)) depth = 0;
  };
  visit(parse(html, { scriptingEnabled: false }));
  return found.map((text) => text.replace(/\s+/g, ' ').trim()).filter((text) => /\p{L}/u.test(text));
}
