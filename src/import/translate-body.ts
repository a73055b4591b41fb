/** Import: the body of an old page → Markdown that is published here. Prose is carried over word for word. */
import { mend } from '../read/mend.ts';
import { keepComments } from './comments.ts';
import type { Dialect, PageContext } from './dialect.ts';
import { htmlToMarkdown, leftoverHtml } from './html.ts';
import { type NamedHeadings, takeAttributes } from './kramdown.ts';
import { makeShelf, maskCode, replaceProse, singleBlanks } from './masked.ts';
import type { Notes } from './report.ts';
import { nameAlerts, unfoldAdmonitions } from './tags/admonitions.ts';
import { erbComment } from './tags/erb.ts';
import { liquidComment, rawBlock } from './tags/liquid.ts';

/** A translated body, and the names that its headings had. */
export interface TranslatedBody {
  text: string;
  names: NamedHeadings;
}

const HTML_COMMENT = /<!--([\s\S]{0,20000}?)-->/g;
const KRAMDOWN_COMMENT = /\{::comment\}([\s\S]{0,20000}?)\{:\/(?:comment)?\}/g;
/** Reported once each; a page with more of them needs a person anyway. */
const MOST_LISTED = 50;

/** Translates a body. */
export function translateBody(
  body: string,
  dialect: Dialect,
  page: Pick<PageContext, 'data' | 'title' | 'notes'>,
): TranslatedBody {
  const { notes } = page;
  const names: NamedHeadings = new Map();
  const remarks = makeShelf('b');
  const shelf = makeShelf('a');
  let text = body;
  if (/\{%-?\s*(?:raw|verbatim)\b/.test(text) && dialect.leftover.source.includes('\\{%'))
    text = text.replace(rawBlock, (found: string, _kind: string, inner: string) => {
      notes.changed('`raw` has no work to do here: tags are never run', found, inner);
      return shelf.put(inner);
    });
  text = keepComments(text, commentsOf(dialect), remarks, notes);
  const context: PageContext = { ...page, shelf };
  for (const { what, pattern, write } of dialect.tags)
    text = replaceProse(text, pattern, (groups, { found }) => {
      const now = write(groups, context);
      if (now !== undefined) notes.changed(what, found, shelf.restore(now));
      return now;
    });
  listLeftover(text, dialect, notes);
  text = shelf.restore(text);
  text = nameAlerts(
    dialect.id === 'mkdocs' || dialect.id === 'plain' ? unfoldAdmonitions(text, notes) : text,
    notes,
  );
  if (dialect.attributes) text = takeAttributes(text, names, notes);
  text = htmlToMarkdown(text, names, notes);
  for (const found of leftoverHtml(text).slice(0, MOST_LISTED))
    notes.left('HTML is shown as text. Write it in Markdown, or take it out.', found);
  text = flattenQuotes(mendDefects(text, notes), notes);
  return { text: singleBlanks(remarks.restore(text)), names };
}

function commentsOf({ id }: Dialect): RegExp[] {
  const liquid = id === 'jekyll' || id === 'eleventy' || id === 'plain' ? [liquidComment] : [];
  const erb = id === 'middleman' || id === 'plain' ? [erbComment] : [];
  return [HTML_COMMENT, KRAMDOWN_COMMENT, ...liquid, ...erb];
}

function listLeftover(text: string, { leftover, runsTagsInCode }: Dialect, notes: Notes): void {
  if (text.search(leftover) === -1) return;
  const prose: string[] = maskCode(text).match(leftover) ?? [];
  for (const found of new Set(prose.slice(0, MOST_LISTED)))
    notes.left('A tag is shown as text, because what it meant is not certain.', found);
  if (!runsTagsInCode) return;
  const inCode = (text.match(leftover) ?? []).filter((found) => !prose.includes(found));
  for (const found of new Set(inCode.slice(0, MOST_LISTED)))
    notes.left('A tag within code was run before. It is shown as it stands.', found);
}

/** What the reader mends at every reading is mended for good, and a fence that nothing closes is closed. */
function mendDefects(text: string, notes: Notes): string {
  const mended = mend(text, 1);
  for (const { mended: done, name, found, suggestion } of mended.quirks)
    if (done && name !== 'missing-final-newline')
      notes.changed(DEFECTS[name] ?? name, found, suggestion ?? '');
  let result = mended.text;
  for (const { found } of mended.quirks.filter(({ name }) => name === 'unclosed-fence').slice(-1)) {
    result = `${result.replace(/\n*$/, '')}\n${found}\n`;
    notes.left(
      'A block of code had no end. It was closed at the end of the page: look where it should be.',
      found,
    );
  }
  return result;
}

/** Quotations this deep say nothing more by being deeper, and reading stops at some depth: the words must not be lost. */
const DEEPEST_QUOTE = 10;
const DEEP_QUOTE = new RegExp(`^((?:[ \\t]{0,3}>){${DEEPEST_QUOTE}})(?:[ \\t]{0,3}>)+`, 'gm');

function flattenQuotes(text: string, notes: Notes): string {
  return replaceProse(text, DEEP_QUOTE, ([kept = ''], { found }) => {
    notes.changed(`a quotation is at most ${DEEPEST_QUOTE} deep`, found, kept);
    return kept;
  });
}

const DEFECTS: Readonly<Record<string, string>> = {
  'heading-without-space': 'a heading has a space after its hashes',
  'closing-hashes': 'hashes after a heading are taken off',
  'malformed-link': 'a link is written as one',
};
