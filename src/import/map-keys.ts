/**
 * Import: keys of another generator → keys of a guidance page. One table for all dialects, because people move pages
 * between them: what each key means is the same wherever it stands.
 */
import { parseDuration } from '../model/duration.ts';
import { guidanceSchema } from '../model/guidance.ts';
import type { Notes } from './report.ts';

/** Front matter of the new page, and what its old keys say about where it was. */
export interface MappedKeys {
  data: Record<string, unknown>;
  /** Name of the team or role that the page names as its owner. */
  owner?: string;
  /** Addresses that the page says it had before. */
  oldAddresses: string[];
  permalink?: string;
  slug?: string;
  /** True if the page was not published. */
  draft: boolean;
}

/** Other names for our keys. */
const SYNONYMS: Readonly<Record<string, string>> = {
  weight: 'order',
  nav_order: 'order',
  navorder: 'order',
  sidebar_position: 'order',
  position: 'order',
  lastreviewedon: 'last_reviewed_on',
  last_reviewed: 'last_reviewed_on',
  reviewed: 'last_reviewed_on',
  review_every: 'review_in',
  language: 'lang',
  locale: 'lang',
  lede: 'description',
  subtitle: 'description',
  abstract: 'description',
  meta_description: 'description',
  tag: 'tags',
  category: 'categories',
};

/** Keys whose lists hold addresses that the page had. */
const ADDRESSES = new Set(['redirect_from', 'redirects', 'old_paths', 'redirect_froms']);

/** What only told the old generator how to build: dropped, and listed. */
const MACHINERY = new Set(
  (
    'layout permalink url slug headings thispage sidebar toc hide_toc templateengineoverride eleventyexcludefromcollections ' +
    'eleventycomputed eleventyimport pagination published draft render rendering markup excerpt_separator linktitle ' +
    'hide_in_navigation hidenav nav_exclude has_children has_toc search_exclude sitemap outputs cascade menu menus ' +
    'collection ordered_collections css js script scripts stylesheet bodyclass body_class pageclass page_class theme template ' +
    'expires isexpired bookcollapsesection bookflatsection bookhidden booktoc _build build disable_toc toc_min_heading_level ' +
    'toc_max_heading_level multipage_nav hide'
  ).split(' '),
);

/** Maps the keys of a page. What our schema does not take stands under `original_…`, and is left for a person. */
export function mapKeys(old: Readonly<Record<string, unknown>>, notes: Notes): MappedKeys {
  const mapped: MappedKeys = { data: {}, oldAddresses: [], draft: isDraft(old) };
  for (const [key, value] of Object.entries(old)) {
    if (value === null || value === undefined || value === '')
      notes.changed('a key without value is left out', `${key}:`, '');
    else mapKey(key, value, mapped, notes);
  }
  navigationOrder(old, mapped.data, notes);
  return mapped;
}

function isDraft(old: Readonly<Record<string, unknown>>): boolean {
  return old.draft === true || old.published === false || old.hidden === true;
}

function mapKey(key: string, value: unknown, mapped: MappedKeys, notes: Notes): void {
  const low = key.toLowerCase();
  if (low === 'permalink' || low === 'url') {
    if (typeof value === 'string') mapped.permalink = value.trim();
  }
  if (low === 'slug' && typeof value === 'string') mapped.slug = value.trim();
  if (low === 'aliases' || ADDRESSES.has(low)) {
    mapAliases(key, value, mapped, notes);
    return;
  }
  if (MACHINERY.has(low)) {
    notes.changed('a key that told the old generator how to build is left out', lineOf(key, value), '');
    return;
  }
  if (low === 'owner' && typeof value === 'string') {
    mapped.owner = value.trim();
    return;
  }
  const name = SYNONYMS[low] ?? (key in guidanceSchema.shape ? key : low in guidanceSchema.shape ? low : key);
  const { data } = mapped;
  const shaped = name in guidanceSchema.shape ? shape(name, value) : value;
  if (!(name in data) && accepts(name, shaped)) {
    data[name] = shaped;
    if (!(name in guidanceSchema.shape))
      notes.left(
        `\`${name}\` is no key of a guidance page: keep it, move what it says into the text, or delete it.`,
        lineOf(name, shaped),
      );
    if (name !== key || lineOf(key, value) !== lineOf(name, shaped))
      notes.changed(
        name === key
          ? `the value of \`${key}\` is written as it is here`
          : `\`${key}\` is written as \`${name}\``,
        lineOf(key, value),
        lineOf(name, shaped),
      );
    return;
  }
  const other = `original_${key}`;
  data[other] = value;
  notes.changed(`\`${key}\` stands under another key`, lineOf(key, value), lineOf(other, value));
  notes.left(
    `The value of \`${key}\` does not fit here. It stands under \`${other}\`.`,
    lineOf(other, value),
  );
}

/** In Hugo an alias is an address; elsewhere it is a name. */
function mapAliases(key: string, value: unknown, { data, oldAddresses }: MappedKeys, notes: Notes): void {
  const all = (Array.isArray(value) ? value : [value]).flatMap((item) =>
    typeof item === 'string' || typeof item === 'number' ? [String(item)] : [],
  );
  const isAddress = (item: string) =>
    ADDRESSES.has(key.toLowerCase()) || /^\.{0,2}\/|\/$|\.html?$/.test(item);
  const addresses = all.filter(isAddress);
  const names = all.filter((item) => !isAddress(item));
  oldAddresses.push(...addresses);
  if (names.length > 0 && accepts('aliases', names)) data.aliases = names;
  if (addresses.length > 0 || data.aliases === undefined)
    notes.changed(`\`${key}\` holds old addresses`, lineOf(key, value), '');
}

/** The value as our key wants it, where that is certain. */
function shape(name: string, value: unknown): unknown {
  if (name === 'order' && typeof value === 'string' && /^-?\d+(?:\.\d+)?$/.test(value.trim()))
    return Number(value);
  if (name === 'date' || name === 'last_reviewed_on')
    return typeof value === 'string' ? isoDate(value) : value;
  if (name === 'review_in' && typeof value === 'string') return value.trim().toLowerCase();
  if (name === 'lang' && typeof value === 'string') return value.replace('_', '-');
  if (name === 'tags' || name === 'categories' || name === 'keywords' || name === 'audience') {
    if (Array.isArray(value)) return value.filter((item) => item !== null && item !== '').map(String);
    if (typeof value === 'number') return String(value);
  }
  if ((name === 'title' || name === 'description') && ['number', 'boolean'].includes(typeof value))
    return String(value);
  if ((name === 'title' || name === 'description') && typeof value === 'string')
    return value.replace(/\s+/g, ' ').trim();
  return value;
}

/** `2023-02-8` and `2015-03-10 13:33:00` are one day each; `03/04/2023` may be two, and is left. */
function isoDate(value: string): string {
  const match = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?=$|[T\s])/.exec(value.trim());
  if (!match) return value;
  return `${match[1]}-${match[2]?.padStart(2, '0')}-${match[3]?.padStart(2, '0')}`;
}

function accepts(name: string, value: unknown): boolean {
  const schema = (
    guidanceSchema.shape as Record<string, { safeParse(value: unknown): { success: boolean } }>
  )[name];
  if (!schema) return true;
  if (name === 'review_in') return typeof value === 'string' && parseDuration(value) !== undefined;
  return schema.safeParse(value).success;
}

/** A menu of the Eleventy navigation plugin or of Hugo says the order too. */
function navigationOrder(
  old: Readonly<Record<string, unknown>>,
  data: Record<string, unknown>,
  notes: Notes,
): void {
  if (data.order !== undefined) return;
  const places = [old.eleventyNavigation, old.menu].flatMap((place) =>
    typeof place === 'object' && place !== null ? [place, ...Object.values(place)] : [],
  );
  for (const place of places) {
    const { order, weight } = (typeof place === 'object' && place !== null ? place : {}) as Record<
      string,
      unknown
    >;
    const number = Number(order ?? weight);
    if ((order ?? weight) === undefined || !Number.isFinite(number)) continue;
    data.order = number;
    notes.changed('the place in the menu is written as `order`', '', `order: ${number}`);
    return;
  }
}

/** A key and its value on one line, for the report. */
export function lineOf(key: string, value: unknown): string {
  return `${key}: ${typeof value === 'string' ? value : JSON.stringify(value)}`;
}
