/**
 * Export: a page of the site → the same page as one file that needs nothing else: styles inlined, images as data, no
 * script, nothing fetched from anywhere. Takes HTML that our own templates rendered, so it is well formed.
 */
import { createHash } from 'node:crypto';

/** What a page names and its file has to hold. Addresses are as the page has them, entities decoded. */
export interface PageParts {
  /** The whole style sheet. */
  styles: string;
  /** The file at an address of the page, to be written into it; `undefined` if there is none. */
  file(address: string): { type: string; bytes: Uint8Array } | undefined;
  /** Where a link leads from the file; `undefined` if it can lead nowhere, and its words stay as text. */
  link(address: string): string | undefined;
}

/** A comment, or a tag with its attributes; quoted values may hold anything but their quote. */
const TAG = /<!--[\s\S]*?-->|<(\/?)([a-zA-Z][^\s/>]*)((?:"[^"]*"|'[^']*'|[^'">])*)>/g;
const ATTRIBUTE = /([^\s=/"'>]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/g;
/** Elements that go with all they hold. */
const LEFT_OUT = /^(?:script|style|template|noscript|iframe|object|audio|video|canvas)$/;
/** Elements whose tags go: what they hold, if anything, is words. */
const UNWRAPPED = /^(?:base|link|embed|form|source|track|param)$/;
/** Attributes that load, send or run something and are not mapped. */
const UNSAFE_ATTRIBUTE =
  /^(?:on.*|srcset|ping|style|action|formaction|background|poster|manifest|download|loading|target|xlink:href)$/i;
/** What is left of a link that leads nowhere. */
const ATTRIBUTE_OF_TEXT = /^(?:id|lang|dir)$/;
const SAFE_LINK = /^(?:https?:\/\/|mailto:|tel:|#|(?:\.\.\/)*[\w-][\w.%/-]*(?:#|$))/i;

type Attributes = Map<string, string>;

/**
 * Makes a page self-contained; the same page and parts give the same bytes.
 * @throws Error for a page without head: a mistake in our own templates
 */
export function selfContained(html: string, parts: PageParts): string {
  const styles = inlineStyles(parts);
  const out: string[] = [];
  let at = 0;
  let drawing = 0;
  let hasHead = false;
  /** How the innermost open link ends. */
  let linkEnd = 'a';
  TAG.lastIndex = 0;
  for (let match = TAG.exec(html); match; match = TAG.exec(html)) {
    out.push(html.slice(at, match.index));
    at = TAG.lastIndex;
    const [whole, slash, name = '', rest = ''] = match;
    const tag = name.toLowerCase();
    if (tag === '' || UNWRAPPED.test(tag)) continue;
    if (slash === '/') {
      if (tag === 'svg') drawing -= 1;
      if (tag === 'head') out.push(`<style>${styles}</style>\n`);
      if (!LEFT_OUT.test(tag)) out.push(tag === 'a' ? `</${linkEnd}>` : whole);
      continue;
    }
    if (LEFT_OUT.test(tag)) {
      at = endOf(html, tag, at);
      TAG.lastIndex = at;
      continue;
    }
    if (tag === 'svg') drawing += 1;
    const attributes = attributesOf(rest);
    if (tag === 'head') {
      hasHead = true;
      out.push(whole, `\n<meta http-equiv="Content-Security-Policy" content="${policyFor(styles)}">`);
    } else if (tag === 'meta') {
      if (isHarmless(attributes)) out.push(whole);
    } else if (tag === 'a') {
      const href = attributes.get('href');
      const target = href === undefined ? undefined : safeLink(parts.link(href));
      linkEnd = target === undefined ? (drawing > 0 ? 'g' : 'span') : 'a';
      if (target === undefined) out.push(formatTag(linkEnd, attributes, ATTRIBUTE_OF_TEXT));
      else out.push(formatTag('a', attributes.set('href', target)));
    } else if (tag === 'img') out.push(image(attributes, parts));
    else {
      const href = attributes.get('href');
      // Parts of a drawing may be used again within it.
      if (href !== undefined && !href.startsWith('#')) attributes.delete('href');
      attributes.delete('src');
      out.push(formatTag(name, attributes, undefined, /\/\s*$/.test(rest)));
    }
  }
  if (!hasHead) throw new Error('a page without head cannot be made self-contained');
  out.push(html.slice(at));
  return out.join('');
}

/** Where an element that goes with all it holds ends; the end of the page if it is never closed. */
function endOf(html: string, tag: string, from: number): number {
  const end = new RegExp(`</${tag}\\s*>`, 'gi');
  end.lastIndex = from;
  return end.exec(html) ? end.lastIndex : html.length;
}

function attributesOf(text: string): Attributes {
  const found: Attributes = new Map();
  for (const [, name = '', double, single, bare] of text.matchAll(ATTRIBUTE)) {
    // Drawings have attributes in which case counts.
    const key = /^[A-Z-]+$/.test(name) ? name.toLowerCase() : name;
    if (!found.has(key)) found.set(key, decode(double ?? single ?? bare ?? ''));
  }
  return found;
}

function formatTag(name: string, attributes: Attributes, only?: RegExp, closes = false): string {
  const written = [...attributes]
    .filter(([key]) => (only ? only.test(key) : !UNSAFE_ATTRIBUTE.test(key)))
    .map(([key, value]) => (value === '' ? ` ${key}` : ` ${key}="${encode(value)}"`));
  return `<${name}${written.join('')}${closes ? '/' : ''}>`;
}

/** Settings of the browser, such as a reload, and what other sites show of the page have no place in a file. */
function isHarmless(attributes: Attributes): boolean {
  return !attributes.has('http-equiv') && !attributes.has('property');
}

function image(attributes: Attributes, parts: PageParts): string {
  const file = parts.file(attributes.get('src') ?? '');
  if (!file) return encode(attributes.get('alt') ?? '');
  // An empty alternative text says that the image says nothing; it must not be lost.
  const alt = attributes.get('alt') === '' ? ' alt=""' : '';
  attributes.set('src', dataAddress(file));
  if (alt !== '') attributes.delete('alt');
  return formatTag('img', attributes).replace(/>$/, `${alt}>`);
}

function dataAddress({ type, bytes }: { type: string; bytes: Uint8Array }): string {
  return `data:${type};base64,${Buffer.from(bytes).toString('base64')}`;
}

function safeLink(address: string | undefined): string | undefined {
  return address !== undefined && SAFE_LINK.test(address) ? address : undefined;
}

/** Nothing in a style sheet may end its element, or fetch anything. */
function inlineStyles({ styles, file }: PageParts): string {
  return styles
    .replace(/\r\n?/g, '\n')
    .replace(/@import\b[^;]*;?/gi, '')
    .replace(
      /url\(\s*(?:"([^"]*)"|'([^']*)'|([^)"']*))\s*\)/gi,
      (_whole, double?: string, single?: string, bare?: string) => {
        const address = (double ?? single ?? bare ?? '').trim();
        const found = address.startsWith('data:') ? undefined : file(address);
        if (/^data:[^"\\\n]*$/.test(address)) return `url("${address}")`;
        return `url("${found ? dataAddress(found) : 'data:,'}")`;
      },
    )
    .replaceAll('</', '<\\/');
}

/** The one style sheet by its hash, images and fonts that the file holds, and nothing else. */
function policyFor(styles: string): string {
  const hash = createHash('sha256').update(styles).digest('base64');
  return `default-src 'none'; style-src 'sha256-${hash}'; img-src data:; font-src data:; base-uri 'none'; form-action 'none'`;
}

const entities: Readonly<Record<string, string>> = {
  ...{ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0' },
};

function decode(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(\w+));/gi, (whole, decimal, hexadecimal, name) => {
    if (name !== undefined) return entities[name] ?? whole;
    const code = decimal === undefined ? Number.parseInt(hexadecimal, 16) : Number(decimal);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

function encode(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
