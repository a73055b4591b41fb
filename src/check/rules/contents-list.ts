import type { Heading } from '../../model/content.ts';
import type { Fix } from '../../model/diagnostic.ts';
import type { Finding, Rule } from '../../model/rule.ts';
import type { PublishedDocument } from '../../model/site-index.ts';

const TITLE = /^(?:contents|contents of this page|on this page|in this page|table of contents)$/i;
const ITEM = /^[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+(.+)$/;

/** No page has a list of its own headings. */
export const contentsList: Rule = {
  id: 'contents-list',
  kind: 'style',
  severity: 'info',
  title: 'Leave the list of contents to the site',
  why: 'Each page gets a list of its headings. A second one, written by hand, says the same twice, and is wrong as soon as a heading changes.',
  requirements: ['S1.11'],
  wrong: '## Contents\n\n- [Statement](#statement)\n- [Reasons](#reasons)\n\n## Statement\n\n## Reasons',
  right: '## Statement\n\n## Reasons',
  checkGuide: contents,
  checkPage: contents,
};

function* contents(document: PublishedDocument): Iterable<Finding> {
  const { body, text } = document;
  const at = body.headings.findIndex((heading) => TITLE.test(heading.text.trim()));
  const heading = body.headings[at];
  if (!heading) return;
  const lines = text.split('\n');
  const following = body.headings[at + 1];
  const next = following && following.level <= heading.level ? following.range.line : undefined;
  if (next === undefined) return;
  const items = lines.slice(heading.range.line, next - 1).filter((line) => line.trim() !== '');
  if (items.length === 0 || !isOwnList(items, body.headings, heading)) return;
  const fix: Fix = {
    ...{ line: heading.range.line, column: 1, endLine: next, endColumn: 1 },
    description: 'Delete the heading and the list.',
    replacement: '',
    removes: true,
  };
  yield {
    at: { range: heading.range },
    message: 'This list repeats the headings of the page. The site makes such a list by itself.',
    hint: 'Delete the heading and the list.',
    // What links to the list would lead nowhere.
    ...(body.links.some(({ href }) => href === `#${heading.id}`) ? {} : { fix }),
  };
}

/** True if each item is a heading of the page, or a link to one, and nothing else. */
function isOwnList(items: readonly string[], headings: readonly Heading[], own: Heading): boolean {
  const others = headings.filter((heading) => heading !== own);
  const ids = new Set(others.map(({ id }) => id));
  const texts = new Set(others.map(({ text }) => text.trim().toLowerCase()));
  return items.every((line) => {
    const words = ITEM.exec(line.trimEnd())?.[1]?.trim();
    if (words === undefined) return false;
    const link = /^\[([^[\]]+)\]\(#([^\s()]+)\)$/.exec(words);
    return link
      ? ids.has(link[2] ?? '') || texts.has((link[1] ?? '').trim().toLowerCase())
      : texts.has(words.toLowerCase());
  });
}
