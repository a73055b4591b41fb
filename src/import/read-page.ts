/** Import: the bytes of an old page → the page in our words, before it has its place and its links. */
import { decodePage } from './decode-page.ts';
import type { Dialect, Layout } from './dialect.ts';
import { readFrontMatter } from './front-matter.ts';
import { isRunbook } from './guides/runbook.ts';
import type { LinkedPage } from './links.ts';
import { type MappedKeys, mapKeys } from './map-keys.ts';
import { type FileReport, type Notes, notesOf } from './report.ts';
import { takeTitle } from './take-title.ts';
import { translateBody } from './translate-body.ts';

/** A page on its way. */
export interface ImportedPage extends LinkedPage {
  path: string;
  report: FileReport;
  notes: Notes;
  before: string;
  keys: MappedKeys;
  comments: string[];
  data: Record<string, unknown>;
  body: string;
}

/** Parts that old pages included. */
const FRAGMENTS = /(?:^|\/)(?:_includes|_layouts|includes|partials|layouts|_data)\//;

/** Reads a page and translates it; nothing for what is not published or cannot be read, which is noted. */
export function readPage(
  path: string,
  bytes: Uint8Array | undefined,
  dialect: Dialect,
  layout: Layout,
  report: FileReport,
): ImportedPage | undefined {
  const notes = notesOf(report);
  const before = bytes === undefined ? undefined : decodePage(bytes, notes);
  if (before === undefined) return undefined;
  if (before.trim() === '') {
    notes.left('The file is empty.', '');
    return undefined;
  }
  const old = readFrontMatter(before, notes);
  const keys = mapKeys(old.data, notes);
  if (keys.draft) {
    notes.left(
      'A draft was not published, and is not brought. Delete `draft`, `hidden` or `published` to bring it.',
      '',
    );
    return undefined;
  }
  const source = path.slice(layout.root.length);
  if (FRAGMENTS.test(source)) notes.left('This was a part of other pages. It is a page of its own now.', '');
  const translated = translateBody(old.body, dialect, {
    data: old.data,
    title: String(keys.data.title ?? ''),
    notes,
  });
  const { title, body } = takeTitle(keys.data.title, translated.text, source, notes);
  for (const [key, value] of Object.entries(old.data))
    if (typeof value === 'string' && value.search(dialect.leftover) !== -1)
      notes.left('A tag in the front matter is kept as text.', `${key}: ${value}`);
  const order = layout.orders.get(source);
  // A guide has no place among pages.
  if (order !== undefined && keys.data.order === undefined && !isRunbook(source, title)) {
    keys.data.order = order;
    notes.changed('the place in the navigation is written as `order`', '', `order: ${order}`);
  }
  const words = (value: unknown) =>
    Array.isArray(value) ? value.map(String) : typeof value === 'string' ? value.split(/[\s,]+/) : [];
  const address = layout.addressOf(source, {
    permalink: keys.permalink,
    slug: keys.slug,
    categories: words(old.data.categories ?? old.data.category).filter((word) => word !== ''),
  });
  if (keys.permalink !== undefined && address === undefined)
    notes.left('The old address is computed, so no redirect leads from it.', keys.permalink);
  const { title: _title, ...rest } = keys.data;
  return {
    ...{ path, source, report, notes, before, keys, address },
    comments: old.comments,
    data: { title, ...rest },
    body,
    names: translated.names,
    file: '',
    headings: [],
  };
}
