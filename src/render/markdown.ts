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
}

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
  return self.renderToken(tokens, index, options);
};
rules.heading_close = (tokens, index) => `</${tokens[index]?.tag === 'h1' ? 'h2' : tokens[index]?.tag}>\n`;
rules.th_open = (tokens, index, options, _env, self) => {
  const token = tokens[index] as Token;
  token.attrSet('scope', 'col');
  return alignedCell(token, tokens, index, options, self, 'govuk-table__header');
};
rules.td_open = (tokens, index, options, _env, self) =>
  alignedCell(tokens[index] as Token, tokens, index, options, self, 'govuk-table__cell');
rules.table_open = (tokens, index, options, _env, self) => {
  tokens[index]?.attrJoin('class', 'govuk-table');
  // A wide table scrolls in a section of its own, which keyboards can reach and screen readers can tell from others.
  const number = tokens.slice(0, index + 1).filter(({ type }) => type === 'table_open').length;
  return `<section class="app-scroll" tabindex="0" aria-label="Table ${number}">${self.renderToken(tokens, index, options)}`;
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
  const { file, basePath } = env as unknown as Environment;
  const target = resolveLink(file, String(token.attrGet('src') ?? ''));
  const alt = escapeHtml(token.content);
  // An image of another origin would tell that origin who reads the page: its address is offered instead.
  if (target.kind === 'external')
    return `<a class="govuk-link" href="${escapeHtml(target.href)}">${alt || 'Image on another site'}</a>`;
  if (target.kind !== 'asset' && target.kind !== 'site') return alt;
  return `<img class="app-image" src="${escapeHtml(targetHref(target, basePath))}" alt="${alt}" loading="lazy">`;
};
rules.fence = rules.code_block = (tokens, index) =>
  `<pre class="app-code" tabindex="0"><code>${escapeHtml(tokens[index]?.content ?? '')}</code></pre>\n`;
rules.code_inline = (tokens, index) =>
  `<code class="app-code-inline">${escapeHtml(tokens[index]?.content ?? '')}</code>`;
Object.assign(markdown.renderer.rules, rules);

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
export function renderBody(document: SourceDocument, basePath: string): string {
  const environment: Environment = { file: document.file, basePath };
  return renderTokens(document.body.tokens(), environment);
}

/**
 * Renders a body in two parts: the one or two paragraphs with which it opens before its first heading, which a page may
 * show where people look first, and the rest. `lead` is empty where the body opens otherwise.
 */
export function renderBodyParts(document: SourceDocument, basePath: string): { lead: string; rest: string } {
  const environment: Environment = { file: document.file, basePath };
  const tokens = document.body.tokens() as Token[];
  const first = tokens.findIndex(({ type }) => type === 'heading_open');
  const opening = tokens.slice(0, Math.max(first, 0));
  const short =
    opening.length <= 6 && opening.every(({ type }) => type === 'inline' || type.startsWith('paragraph_'));
  const split = short ? opening.length : 0;
  return {
    lead: renderTokens(tokens.slice(0, split), environment),
    rest: renderTokens(tokens.slice(split), environment),
  };
}

/** Renders one line of Markdown without a paragraph around it. */
export function renderInline(text: string, basePath: string): string {
  return markdown.renderInline(text, { file: '', basePath });
}

function renderTokens(tokens: readonly MarkdownToken[], environment: Environment): string {
  return markdown.renderer.render(tokens as Token[], markdown.options, environment as never);
}

/** Escapes text for HTML content and quoted attributes. */
export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
