/** Import: HTML within Markdown → Markdown where it is certain. What is left is shown as text, never as HTML. */
import { headingWords, type NamedHeadings } from './kramdown.ts';
import { maskCode, replaceProse } from './masked.ts';
import type { Notes } from './report.ts';
import { attributesOf, fenced, image, link, unfolded } from './tags/markdown.ts';

/** Wrappers that have no meaning of their own in a text. */
const WRAPPERS =
  'div|span|section|article|p|center|font|main|header|footer|aside|figure|nav|small|u|big|blockquote';

/** Writes HTML as Markdown. Names of headings are collected for links to them. */
export function htmlToMarkdown(text: string, names: NamedHeadings, notes: Notes): string {
  if (!/<[a-z/!]/i.test(text)) return text;
  let result = text;
  const write = (what: string, pattern: RegExp, make: (groups: readonly string[]) => string | undefined) => {
    result = replaceProse(result, pattern, (groups, { found }) => {
      const now = make(groups);
      if (now !== undefined) notes.changed(what, found, now);
      return now;
    });
  };
  write(
    'preformatted HTML is a block of code',
    /^<pre\b[^<>\n]{0,200}>(?:<code\b([^<>\n]{0,200})>)?([^<>&]{0,50000})(?:<\/code>)?<\/pre>[ \t]*$/gim,
    ([attributes = '', code = '']) =>
      `\n${fenced(/(?:language|lang)-([\w+-]+)/.exec(attributes)?.[1] ?? '', code)}\n`,
  );
  write(
    'what could be folded away is unfolded',
    /<summary\b[^<>\n]{0,200}>([^<>]{0,1000})<\/summary>/gi,
    ([title = '']) => unfolded(title.replace(/\s+/g, ' '), ''),
  );
  write('what could be folded away is unfolded', /^[ \t]*<\/?details\b[^<>\n]{0,200}>[ \t]*$/gim, () => '');
  write('what could be folded away is unfolded', /<\/?details\b[^<>\n]{0,200}>/gi, () => '');
  result = nameHeadings(result, names, notes);
  write(
    'a heading in HTML is a heading',
    /^[ \t]*<h([1-6])\b([^<>\n]{0,200})>([^<>\n]{1,500})<\/h\1>[ \t]*$/gim,
    ([level = '2', attributes = '', words = '']) => {
      const { id } = attributesOf(attributes);
      if (id) names.set(id, headingWords(words));
      return `\n${'#'.repeat(Number(level))} ${words.trim()}\n`;
    },
  );
  write('an image in HTML is an image', /<img\b([^<>]{0,2000})>/gi, ([text = '']) => {
    const { src, alt = '' } = attributesOf(text.replace(/\/\s*$/, ''));
    return src === undefined ? undefined : image(src, alt.replace(/\s+/g, ' '));
  });
  write(
    'a link in HTML is a link',
    /<a\b([^<>]{1,2000})>([^<>]{1,1000})<\/a>/gi,
    ([text = '', words = '']) => {
      const { href } = attributesOf(text);
      return href === undefined ? undefined : link(words.replace(/\s+/g, ' ').trim(), href);
    },
  );
  for (const [names_, mark] of [
    ['strong|b', '**'],
    ['em|i', '*'],
  ] as const)
    write(
      'emphasis in HTML is emphasis',
      new RegExp(`<(${names_})>([^<>\\s](?:[^<>\\n]{0,1000}[^<>\\s])?)</\\1>`, 'gi'),
      ([, words = '']) => `${mark}${words}${mark}`,
    );
  write(
    'code in HTML is code',
    /<(code|kbd|samp|tt)>([^<>`&\n]{1,1000})<\/\1>/gi,
    ([, words = '']) => `\`${words}\``,
  );
  write('a break of the line is one', /(?<=[^\s|][ \t]*)<br\b[ \t]*\/?>[ \t]*(?=\n[ \t]*\S)/gi, () => '\\');
  write('a break of the line is a blank', /[ \t]*<br\b[ \t]*\/?>[ \t]*/gi, () => ' ');
  write('a line across is one', /^[ \t]*<hr\b[^<>\n]{0,100}>[ \t]*$/gim, () => '\n---\n');
  write(
    'a wrapper in HTML is left out',
    new RegExp(`^[ \\t]*</?(?:${WRAPPERS})\\b(?:[^<>]{0,500})>[ \\t]*$`, 'gim'),
    () => '',
  );
  write(
    'a wrapper in HTML is left out',
    new RegExp(`</?(?:${WRAPPERS})\\b(?:[^<>\\n]{0,500})>`, 'gi'),
    () => '',
  );
  return result;
}

/** An empty `<a id>` names the heading that it stands at, or the next one. */
function nameHeadings(text: string, names: NamedHeadings, notes: Notes): string {
  const pattern = /<a\s+(?:id|name)=["']?([\w.:-]{1,200})["']?\s*(?:\/>|>\s*<\/a>)/gi;
  if (text.search(pattern) === -1) return text;
  const plain = maskCode(text);
  return replaceProse(text, pattern, ([name = ''], { index, found }) => {
    const start = plain.lastIndexOf('\n', index) + 1;
    const line = text.slice(start, (plain.indexOf('\n', index) + 1 || text.length + 1) - 1);
    const heading = /^#{1,6}\s/.test(line) ? line : /^#{1,6}\s[^\n]*/m.exec(plain.slice(index))?.[0];
    if (heading !== undefined) names.set(name, headingWords(heading.replace(/<[^<>]*>/g, '')));
    notes.changed('the name of a heading is kept for links to it', found, '');
    return '';
  });
}

/** HTML that is left; the page shows it as text. */
export function leftoverHtml(text: string): string[] {
  const found = maskCode(text).match(
    /<\/?(?:table|thead|tbody|tr|td|th|ul|ol|li|dl|dt|dd|iframe|script|style|svg|form|input|button|video|audio|object|embed|sup|sub|a|pre|code|h[1-6])\b[^<>]{0,300}>/gi,
  );
  return [...new Set(found ?? [])];
}
