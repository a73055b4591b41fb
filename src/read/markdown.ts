/**
 * Read: a body → its outline (headings, links, defects) and, when it is rendered, its tokens. Blocks are parsed for
 * every document; the inside of a paragraph only where it can hold a link, which is most of the cost saved.
 */
import MarkdownIt, { type MarkdownIt as Parser, type StateCore, type Token } from 'markdown-it';
import { anchorMaker } from '../model/anchors.ts';
import type { Body, BodyLink, Heading, MarkdownToken, Quirk } from '../model/content.ts';
import type { Range } from '../model/diagnostic.ts';
import { resolveLink } from '../model/link-target.ts';
import { mend } from './mend.ts';

const MAX_NESTING = 60;
/** Addresses that a paragraph may hide (escaped, encoded) before their places are no longer looked for. */
const MOST_MISSES = 50;

/** The parser of what is published: no HTML, and links only to the web, mail, telephone and this site. */
const publishing = makeParser();
publishing.validateLink = (address: string) => resolveLink('', address).kind !== 'unsafe';

/** The parser of what is checked: it sees every link, so that unsafe ones are reported and not just dropped. */
const outlining = makeParser();
outlining.validateLink = () => true;
outlining.normalizeLink = (address: string) => address;
outlining.core.ruler.at('inline', (state: StateCore) => {
  for (const token of state.tokens) {
    if (token.type === 'inline' && (token.content.includes('[') || token.content.includes('<'))) {
      token.children = [];
      state.md.inline.parse(token.content, state.md, state.env, token.children);
    }
  }
});

function makeParser(): Parser {
  const parser = new MarkdownIt({ html: false, linkify: false, typographer: false, maxNesting: MAX_NESTING });
  parser.core.ruler.disable(['linkify', 'replacements', 'smartquotes']);
  return parser;
}

/** Reads a body that begins on line `firstLine` of its file. */
export function readBody(text: string, firstLine: number): Body {
  const mended = mend(text, firstLine);
  const { headings, links, quirks } = outline(mended.text, text, firstLine);
  return {
    text: mended.text,
    firstLine,
    headings,
    links,
    quirks: [...mended.quirks, ...quirks],
    tokens: () => tokensOf(mended.text, headings),
  };
}

/** Tokens for rendering: headings carry the ids of the outline, so that page and check agree on every anchor. */
function tokensOf(text: string, headings: readonly Heading[]): MarkdownToken[] {
  const tokens = publishing.parse(text, {});
  let index = 0;
  for (const token of tokens) {
    if (token.type === 'heading_open') {
      const id = headings[index++]?.id;
      if (id) token.attrSet('id', id);
    }
  }
  return tokens;
}

/** Headings, links and what is too deep of a mended text, at their places in the text as written. */
function outline(
  text: string,
  written: string,
  firstLine: number,
): { headings: Heading[]; links: BodyLink[]; quirks: Quirk[] } {
  const headings: Heading[] = [];
  const links: BodyLink[] = [];
  const quirks: Quirk[] = [];
  const tokens = outlining.parse(text, {});
  const anchor = anchorMaker();
  let lines: string[] | undefined;
  let row: [number, number] | null = null;
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index];
    if (token?.type === 'heading_open') {
      const inline = tokens[index + 1];
      const words = plainText(inline);
      lines ??= written.split(/\r?\n/);
      const line = token.map?.[0] ?? 0;
      headings.push({
        level: Number(token.tag.slice(1)),
        text: words,
        id: anchor(words),
        range: {
          line: firstLine + line,
          column: 1,
          endLine: firstLine + line,
          endColumn: (lines[line]?.length ?? 0) + 1,
        },
      });
    }
    if (token && holdsTooDeep(token) && quirks.length === 0) {
      const line = token.map?.[0] ?? 0;
      lines ??= written.split(/\r?\n/);
      const found = lines[line] ?? '';
      quirks.push({
        ...{ name: 'nested-too-deeply', mended: false, found },
        range: { line: firstLine + line, column: 1 },
      });
    }
    if (token?.type === 'tr_open') row = token.map;
    if (token?.type === 'inline' && token.children?.length) {
      lines ??= written.split(/\r?\n/);
      // The parser knows the lines of a row of a table, and not those of its cells.
      collectLinks(token, token.map ?? row ?? [0, 0], lines, firstLine, links);
    }
  }
  return { headings, links, quirks };
}

/** The parser leaves out what stands this deep, with everything up to the end of the outermost list or quote. */
function holdsTooDeep({ type, level }: Token): boolean {
  return level >= MAX_NESTING - 1 && (type === 'list_item_open' || type === 'blockquote_open');
}

/** The words of a text of one paragraph without its markup, and where its links lead, as written. */
export function readInline(text: string): { plain: string; links: string[] } {
  const children = outlining.parseInline(text, {})[0]?.children ?? [];
  const links = children.flatMap((child) =>
    child.type === 'link_open' ? [String(child.attrGet('href') ?? '')] : [],
  );
  return { plain: wordsOf(text), links };
}

/** Words of an inline token without its markup. */
function plainText(inline: Token | undefined): string {
  return inline ? wordsOf(inline.content) : '';
}

function wordsOf(content: string): string {
  const words = /[`*_[\]\\&<!]/.test(content)
    ? textOf(publishing.parseInline(content, {})[0]?.children)
    : content;
  return words.replace(/\s+/g, ' ').trim();
}

function textOf(children: readonly Token[] | null | undefined): string {
  return (children ?? [])
    .map(({ type, content }) => (type === 'softbreak' || type === 'hardbreak' ? ' ' : content))
    .join('');
}

function collectLinks(
  inline: Token,
  [start, end]: [number, number],
  lines: readonly string[],
  firstLine: number,
  links: BodyLink[],
): void {
  const place = finder(lines, start, Math.max(end, start + 1), firstLine);
  const children = inline.children ?? [];
  for (let index = 0; index < children.length; index++) {
    const child = children[index];
    if (child?.type === 'image') {
      const src = String(child.attrGet('src') ?? '');
      links.push({ kind: 'image', href: src, text: child.content, range: place(src) });
    } else if (child?.type === 'link_open') {
      const href = String(child.attrGet('href') ?? '');
      links.push({ kind: 'link', href, text: linkText(children, index + 1), range: place(href) });
    }
  }
}

function linkText(children: readonly Token[], from: number): string {
  let end = from;
  while (end < children.length && children[end]?.type !== 'link_close') end += 1;
  return textOf(children.slice(from, end)).trim();
}

/** Finds the addresses of a paragraph one after the other, so that two equal ones have two places. */
function finder(
  lines: readonly string[],
  start: number,
  end: number,
  firstLine: number,
): (address: string) => Range {
  let line = start;
  let column = 0;
  let misses = 0;
  return (address) => {
    if (misses > MOST_MISSES) return { line: firstLine + line, column: column + 1 };
    for (let at = line; at < end; at++) {
      const text = lines[at] ?? '';
      const needle = address === '' ? '()' : address;
      const found = text.indexOf(needle, at === line ? column : 0);
      if (found === -1) continue;
      line = at;
      column = found + needle.length;
      return { line: firstLine + at, column: found + 1, endLine: firstLine + at, endColumn: column + 1 };
    }
    misses += 1;
    return { line: firstLine + line, column: column + 1 };
  };
}
