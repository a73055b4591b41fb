/**
 * Render: the tokens of a body → HTML in the classes of the design system. Raw HTML is shown as text, links lead to
 * pages of this site or to the web, and images come from this site only.
 */
import MarkdownIt, { type Renderer, type RendererRule, type Token } from 'markdown-it';
import type { MarkdownToken, SourceDocument } from '../model/content.ts';
import { type LinkTarget, resolveLink, sitePath } from '../model/link-target.ts';

const markdown = new MarkdownIt({ html: false, linkify: false, typographer: false });
/** Where the document stands; handed to the renderer with each call. */
interface Environment {
  file: string;
  basePath: string;
  say: SayMessage;
}

/** Says a message of the interface. */
type SayMessage = (key: string, values?: Readonly<Record<string, string | number>>) => string;

/** What rendering knows of the page on which a body stands. */
export interface BodyContext {
  /** Path under which the site is published. */
  basePath: string;
  /** Words of the language of the page, for what is added to the body. */
  words: { say: SayMessage };
  /** Marks terms of the glossary. */
  terms?: BodyMarker;
  /** HTML of ours that stands behind tokens of a body, by their index; for a page that is looked at while it is written. */
  found?: (document: SourceDocument) => ReadonlyMap<number, string>;
}

/** Marks something in a body on its way to HTML. */
export interface BodyMarks {
  /** Changes tokens before they are rendered; parts of one body come in their order. */
  mark(tokens: Token[]): void;
  /** HTML that stands behind the body. */
  after(): string;
}

/** Makes the marks of one document; `undefined` if it has none. */
export type BodyMarker = (document: SourceDocument) => BodyMarks | undefined;

const classes: Readonly<Record<string, string>> = {
  paragraph_open: 'govuk-body',
  bullet_list_open: 'govuk-list govuk-list--bullet',
  ordered_list_open: 'govuk-list govuk-list--number',
  blockquote_open: 'govuk-inset-text',
  hr: 'govuk-section-break govuk-section-break--visible govuk-section-break--l',
  table_open: 'govuk-table',
  thead_open: 'govuk-table__head',
  tbody_open: 'govuk-table__body',
  tr_open: 'govuk-table__row',
  th_open: 'govuk-table__header',
  td_open: 'govuk-table__cell',
  link_open: 'govuk-link',
};
const headingClasses = [
  '',
  'govuk-heading-l',
  'govuk-heading-l',
  'govuk-heading-m',
  'govuk-heading-s',
  'govuk-heading-s',
  'govuk-heading-s',
];

const rules: Record<string, RendererRule> = {};
for (const [type, name] of Object.entries(classes)) {
  rules[type] = (tokens, index, options, _env, self) => {
    tokens[index]?.attrJoin('class', name);
    return self.renderToken(tokens, index, options);
  };
}
rules.heading_open = (tokens, index, options, _env, self) => {
  const token = tokens[index] as Token;
  // The title is the one heading of level 1: a body that has one too is moved down.
  if (token.tag === 'h1') token.tag = 'h2';
  token.attrJoin('class', headingClasses[Number(token.tag.slice(1))] ?? '');
  return self.renderToken(tokens, index, options) + anchorOpen(token, tokens[index + 1]);
};
rules.heading_close = (tokens, index) => {
  const anchor = anchorOpen(tokens[index - 2], tokens[index - 1]) === '' ? '' : '</a>';
  return `${anchor}</${tokens[index]?.tag === 'h1' ? 'h2' : tokens[index]?.tag}>\n`;
};
rules.th_open = (tokens, index, options, _env, self) => {
  const token = tokens[index] as Token;
  token.attrSet('scope', 'col');
  return alignedCell(token, tokens, index, options, self, 'govuk-table__header');
};
rules.td_open = (tokens, index, options, _env, self) =>
  alignedCell(tokens[index] as Token, tokens, index, options, self, 'govuk-table__cell');
rules.table_open = (tokens, index, options, env, self) => {
  tokens[index]?.attrJoin('class', 'govuk-table');
  // A wide table scrolls in a section of its own, which keyboards can reach and screen readers can tell from others.
  const number = tokens.slice(0, index + 1).filter(({ type }) => type === 'table_open').length;
  const { say } = env as unknown as Environment;
  return `<section class="app-scroll" tabindex="0" aria-label="${escapeHtml(say('content.table', { number }))}">${self.renderToken(tokens, index, options)}`;
};
rules.table_close = () => '</table></section>\n';
rules.link_open = (tokens, index, options, env, self) => {
  const token = tokens[index] as Token;
  const { file, basePath } = env as unknown as Environment;
  token.attrSet('href', targetHref(resolveLink(file, String(token.attrGet('href') ?? '')), basePath));
  token.attrJoin('class', 'govuk-link');
  return self.renderToken(tokens, index, options);
};
rules.image = (tokens, index, _options, env) => {
  const token = tokens[index] as Token;
  const { file, basePath, say } = env as unknown as Environment;
  const target = resolveLink(file, String(token.attrGet('src') ?? ''));
  const alt = escapeHtml(token.content);
  // An image of another origin would tell that origin who reads the page: its address is offered instead.
  if (target.kind === 'external') {
    const words = alt || escapeHtml(say('content.imageElsewhere'));
    // Within a link there can be no second one.
    return isLinked(tokens, index)
      ? words
      : `<a class="govuk-link" href="${escapeHtml(target.href)}">${words}</a>`;
  }
  if (target.kind !== 'asset' && target.kind !== 'site') return alt;
  return `<img class="app-image" src="${escapeHtml(targetHref(target, basePath))}" alt="${alt}" loading="lazy">`;
};
rules.term_open = (tokens, index) => {
  const term = tokens[index]?.meta as { href: string; note: string } | undefined;
  return `<a class="app-term" href="${escapeHtml(term?.href ?? '')}" aria-describedby="${escapeHtml(term?.note ?? '')}">`;
};
rules.term_close = () => '</a>';
rules.found = (tokens, index) => tokens[index]?.content ?? '';
rules.fence = rules.code_block = (tokens, index) =>
  `<div class="app-code-block"><pre class="app-code" tabindex="0"><code>${escapeHtml(tokens[index]?.content ?? '')}</code></pre></div>\n`;
rules.code_inline = (tokens, index) =>
  `<code class="app-code-inline">${escapeHtml(tokens[index]?.content ?? '')}</code>`;
Object.assign(markdown.renderer.rules, rules);

/**
 * The link around the words of a heading, which leads to itself so that its address can be copied. There is none around a
 * link or an image, nor where there are no words.
 */
function anchorOpen(heading: Token | undefined, words: Token | undefined): string {
  const id = heading?.attrGet('id');
  const plain = words?.children?.every(({ type }) => type !== 'link_open' && type !== 'image');
  if (!id || !plain || words?.content.trim() === '') return '';
  return `<a class="app-anchor" href="#${encodeURIComponent(id)}">`;
}

function isLinked(tokens: readonly Token[], index: number): boolean {
  const last = tokens.slice(0, index).findLast(({ type }) => type.startsWith('link_'));
  return last?.type === 'link_open';
}

function alignedCell(
  token: Token,
  tokens: Token[],
  index: number,
  options: Parameters<RendererRule>[2],
  self: Renderer,
  name: string,
): string {
  const right = String(token.attrGet('style') ?? '').includes('right');
  token.attrs = (token.attrs ?? []).filter(([key]) => key !== 'style');
  token.attrJoin('class', right ? `${name} ${name}--numeric` : name);
  return self.renderToken(tokens, index, options);
}

/** The address of a link target on the published site; what leads nowhere becomes the top of the page. */
function targetHref(target: LinkTarget, basePath: string): string {
  switch (target.kind) {
    case 'external':
    case 'contact':
      return target.href;
    case 'anchor':
      return `#${target.anchor}`;
    case 'page':
      return siteHref(basePath, sitePath(target.file) ?? '/') + fragment(target.anchor);
    case 'asset':
      return siteHref(basePath, `/${target.file.replace(/^assets\//, 'assets/content/')}`);
    case 'site':
      return siteHref(basePath, target.path) + fragment(target.anchor);
    default:
      return '#';
  }
}

function fragment(anchor: string | undefined): string {
  return anchor === undefined ? '' : `#${encodeURIComponent(anchor)}`;
}

/** A path of the site under its base path: `/services/` on `/x/` is `/x/services/`. */
export function siteHref(basePath: string, path: string): string {
  return path.startsWith('/') ? basePath + path.slice(1) : path;
}

/** Renders a body. Never throws for content. */
export function renderBody(document: SourceDocument, context: BodyContext): string {
  const environment = environmentOf(document.file, context);
  const tokens = document.body.tokens() as Token[];
  const marks = context.terms?.(document);
  marks?.mark(tokens);
  return renderTokens(withFound(document, context, tokens), environment) + (marks?.after() ?? '');
}

/**
 * Renders a body in two parts: the one or two paragraphs with which it opens before its first heading, which a page may
 * show where people look first, and the rest. `lead` is empty where the body opens otherwise.
 */
export function renderBodyParts(
  document: SourceDocument,
  context: BodyContext,
): { lead: string; rest: string } {
  const environment = environmentOf(document.file, context);
  const tokens = document.body.tokens() as Token[];
  const marks = context.terms?.(document);
  marks?.mark(tokens);
  const first = tokens.findIndex(({ type }) => type === 'heading_open');
  const opening = tokens.slice(0, Math.max(first, 0));
  const short =
    opening.length <= 6 && opening.every(({ type }) => type === 'inline' || type.startsWith('paragraph_'));
  const split = short ? opening.length : 0;
  return {
    lead: renderTokens(withFound(document, context, tokens, 0, split), environment),
    rest: renderTokens(withFound(document, context, tokens, split), environment) + (marks?.after() ?? ''),
  };
}

/** Some of the tokens of a body, with what was found behind them. */
function withFound(
  document: SourceDocument,
  { found }: BodyContext,
  tokens: readonly Token[],
  from = 0,
  to = tokens.length,
): readonly Token[] {
  const part = tokens.slice(from, to);
  const behind = found?.(document);
  if (!behind?.size) return part;
  return part.flatMap((token, index) => {
    const content = behind.get(from + index);
    return content === undefined ? [token] : [token, { type: 'found', content } as Token];
  });
}

/** Renders one line of Markdown without a paragraph around it. */
export function renderInline(text: string, context: BodyContext): string {
  return markdown.renderInline(text, environmentOf('', context) as never);
}

function environmentOf(file: string, { basePath, words }: BodyContext): Environment {
  return { file, basePath, say: words.say };
}

function renderTokens(tokens: readonly MarkdownToken[], environment: Environment): string {
  return markdown.renderer.render(tokens as Token[], markdown.options, environment as never);
}

/** Escapes text for HTML content and quoted attributes. */
export function escapeHtml(text: string): string {
  // Most texts have nothing to escape, and pages hold millions of them.
  if (!/[&<>"]/.test(text)) return text;
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
