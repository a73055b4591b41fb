/**
 * Render: a record → the small page that Pagefind indexes. It holds words and anchors and no more: indexing whole pages of
 * the site takes six times as long.
 * @see https://pagefind.app/docs/indexing/
 */
import { escapeHtml } from '../markdown.ts';
import type { SearchRecord, SearchSection } from './search-record.ts';

/** No thing that people look for is told in more words; a file of a megabyte would fill the memory of the indexer. */
const MAX_CHARACTERS = 60_000;
/** Longer words are data: nobody types them, and one word would fill a part of the index. */
const LONG_WORD = /\S{100,}/g;
/** Names that Pagefind keeps for itself begin with three underscores. */
const UNDERSCORES = /_{3,}/g;

/**
 * The page of a record.
 * @param language tag of the language that the site is in
 */
export function recordHtml(record: SearchRecord, language: string): string {
  const { title, names = [], formerly = [], about = [], kind, phase, group, framework } = record;
  // Where a record has no page of its own, the first anchor is its place.
  const lead = record.lead.length > 0 || record.anchor === undefined ? record.lead : [title];
  const filters = Object.entries({ kind, phase, group, framework, language: record.language })
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `<i data-pagefind-filter="${name}:${words(String(value))}"></i>`);
  const parts = [
    `<html lang="${words(language)}"><head>`,
    meta(titleField(kind), title),
    meta('names', names.join(' · ')),
    meta('formerly', formerly.join(' · ')),
    meta('about', [...new Set(about)].join(' · ')),
    '</head><body>',
    ...filters,
    ...lead.map((text, index) => paragraph(text, index === 0 ? record.anchor : undefined)),
  ];
  let length = parts.reduce((sum, part) => sum + part.length, 0);
  for (const { heading, text } of record.sections?.() ?? []) {
    const section =
      (heading ? headingHtml(heading, kind === 'page') : '') + text.map((words) => paragraph(words)).join('');
    length += section.length;
    if (length > MAX_CHARACTERS) break;
    parts.push(section);
  }
  parts.push('</body></html>');
  return parts.join('');
}

/** The field of the title, by which it is weighed. */
function titleField(kind: SearchRecord['kind']): 'title' | 'rule' | 'page' {
  // Who writes guides meets rules by their findings; who searches mostly wants something else. A page such as the list of
  // services is wanted by its name or not at all.
  return kind === 'rule' || kind === 'page' ? kind : 'title';
}

function meta(name: string, content: string): string {
  return content === '' ? '' : `<meta data-pagefind-meta="${name}[content]" content="${named(content)}">`;
}

/** `quiet` takes the weight off a heading: hundreds of keys on one page would otherwise outdo every other page. */
function headingHtml({ id, title, level }: NonNullable<SearchSection['heading']>, quiet: boolean): string {
  return `<h${level} id="${escapeHtml(id)}"${quiet ? ' data-pagefind-weight="1"' : ''}>${named(title)}</h${level}>`;
}

function paragraph(text: string, id?: string): string {
  return `<p${id === undefined ? '' : ` id="${escapeHtml(id)}"`}>${words(text.slice(0, MAX_CHARACTERS))}</p>`;
}

function words(text: string): string {
  return named(text.length < 100 ? text : text.replace(LONG_WORD, ' '));
}

/** What is shown as it is, however long its words. */
function named(text: string): string {
  // Most texts need neither; asking first is five times as fast.
  const plain = text.includes('___') ? text.replace(UNDERSCORES, '__') : text;
  return /[&<>"]/.test(plain) ? escapeHtml(plain) : plain;
}
