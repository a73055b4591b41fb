/** Export, PDF: text within a line → what is printed, from the tokens of a body or from one line of front matter. */
import MarkdownIt, { type Token } from 'markdown-it';
import { resolveLink } from '../../model/link-target.ts';
import { linkInline, type PrintContext } from './print-context.ts';
import type { Inline } from './print-document.ts';

const parser = new MarkdownIt({ html: false, linkify: false, typographer: false });
parser.validateLink = (address: string) => resolveLink('', address).kind !== 'unsafe';

/** An image as it stands in a text. */
export interface InlineImage {
  href: string;
  alt: string;
}

/** Text that may hold emphasis, code and links, such as a reason in front matter. */
export function proseInline(context: PrintContext, text: string): Inline[] {
  const lines = text.split('\n');
  return lines.flatMap((line, index) => [
    ...(index === 0 ? [] : [{ type: 'break' } as const]),
    ...oneLine(context, line),
  ]);
}

function oneLine(context: PrintContext, text: string): Inline[] {
  // Most values hold no Markdown at all; they need not be parsed.
  if (!/[*_`[\]\\&<!~]/.test(text)) return [text];
  return inlineTokens(context, parser.parseInline(text, {})[0]?.children ?? []);
}

/** What the children of an inline token say. Images are handed to `onImage`; without it their words are shown. */
export function inlineTokens(
  context: PrintContext,
  children: readonly Token[],
  onImage?: (image: InlineImage) => void,
): Inline[] {
  const root: Inline[] = [];
  const open: { content: Inline[]; close: (content: Inline[]) => Inline }[] = [];
  const put = (part: Inline) => {
    const content = open.at(-1)?.content ?? root;
    const last = content.at(-1);
    // Neighbouring strings are one: a word never breaks between them, and the tree stays small.
    if (typeof part === 'string' && typeof last === 'string') content[content.length - 1] = last + part;
    else if (part !== '') content.push(part);
  };
  for (const token of children) {
    const wrap = wrappers[token.type];
    if (wrap) open.push({ content: [], close: wrap(context, token) });
    else if (token.nesting < 0) {
      const done = open.pop();
      if (done) put(done.close(done.content));
    } else if (token.type === 'softbreak') put(' ');
    else if (token.type === 'hardbreak') put({ type: 'break' });
    else if (token.type === 'code_inline') put({ type: 'code', content: [token.content] });
    else if (token.type !== 'image') put(token.content);
    else if (onImage) onImage({ href: String(token.attrGet('src') ?? ''), alt: token.content });
    else put(token.content);
  }
  return root;
}

type Wrap = (context: PrintContext, token: Token) => (content: Inline[]) => Inline;

const wrappers: Readonly<Record<string, Wrap>> = {
  strong_open: () => (content) => ({ type: 'strong', content }),
  em_open: () => (content) => ({ type: 'emphasis', content }),
  s_open: () => (content) => ({ type: 'strike', content }),
  link_open: (context, token) => (content) =>
    linkInline(context, String(token.attrGet('href') ?? ''), content),
};

/** The words of a text without its markup. */
export function plainText(content: readonly Inline[]): string {
  return content
    .map((part) => {
      if (typeof part === 'string') return part;
      if (part.type === 'break') return ' ';
      if (part.type === 'gap') return '';
      // A frame takes about as much room as a character on either side.
      return part.type === 'tag' ? `\u00a0${part.text}\u00a0` : plainText(part.content);
    })
    .join('');
}

/** Characters from which a text may fill so much of a narrow column that it must be able to go on over the page. */
const LONG = 600;

/** True for a text that may have to go on over the page. */
export function isLong(content: readonly Inline[]): boolean {
  return plainText(content).length > LONG;
}
