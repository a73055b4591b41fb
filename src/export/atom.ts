/**
 * Export: a feed → Atom. Written here and not by a package: it is a page of text, and the bytes are ours to keep the same.
 * @see https://www.rfc-editor.org/rfc/rfc4287
 */
import type { Feed, FeedEntry } from '../model/feed.ts';

/** Media type of what this writes. */
export const atomType = 'application/atom+xml';

/** Writes a feed. Any text is allowed in it; characters that XML cannot hold become U+FFFD. */
export function formatAtom(feed: Feed): string {
  const { href, title, subtitle, pageHref, updated, language, author, entries } = feed;
  return lines(
    '<?xml version="1.0" encoding="utf-8"?>',
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${escapeXml(language)}">`,
    element('id', href),
    element('title', title),
    element('subtitle', subtitle),
    element('updated', updated),
    `<link rel="self" type="${atomType}" href="${escapeXml(href)}"/>`,
    `<link rel="alternate" type="text/html" href="${escapeXml(pageHref)}"/>`,
    `<author>${element('name', author)}</author>`,
    ...entries.map(formatEntry),
    '</feed>',
  );
}

function formatEntry({ id, title, updated, href, revisionHref, summary, topic }: FeedEntry): string {
  return lines(
    '<entry>',
    element('id', id),
    element('title', title),
    element('updated', updated),
    `<link rel="alternate" type="text/html" href="${escapeXml(href)}"/>`,
    revisionHref === undefined ? '' : `<link rel="related" href="${escapeXml(revisionHref)}"/>`,
    topic ? `<category term="${escapeXml(topic.id)}" label="${escapeXml(topic.name)}"/>` : '',
    element('summary', summary),
    '</entry>',
  ).trimEnd();
}

function lines(...parts: string[]): string {
  return `${parts.filter(Boolean).join('\n')}\n`;
}

function element(name: string, text: string): string {
  return `<${name}>${escapeXml(text)}</${name}>`;
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  // A parser would turn these into other blanks.
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
};
/** What XML 1.0 has no way to write. */
const UNWRITABLE = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

/** Escapes text for content and quoted attributes alike. */
function escapeXml(text: string): string {
  return text
    .replace(UNWRITABLE, '\ufffd')
    .replace(/[&<>"\t\n\r]/g, (character) => ESCAPES[character] ?? character);
}
