/**
 * Render: the A–Z of everything: each record under its title and under every other name, in the order of the language of
 * the site. Few entries stand on one page with a heading for each letter; many are split into a page for each letter, and
 * further where a letter has too many.
 */
import type { SearchKind, SearchRecord } from './search-record.ts';
import { recordPath } from './search-record.ts';

/** An entry: a title, or another name with the title that it leads to. */
export interface AToZEntry {
  name: string;
  href: string;
  kind: SearchKind;
  language?: string;
  /** The title, where the name is another one. */
  see?: string;
  /** True where the name is one that nobody should use any more. */
  old?: boolean;
}

/** A letter with the names that begin with it. */
export interface AToZLetter {
  /** `a`, `0-9`, `u0627` for letters of other scripts, `other` for what begins with none. */
  id: string;
  /** What is shown; empty for `other`. */
  label: string;
  entries: AToZEntry[];
  /** Site path of its first page, with an anchor where letters share a page. */
  href: string;
}

/** One page of the A–Z. */
export interface AToZPage {
  /** Path below `/search/a-z/`, without slashes at its ends; empty for the first page. */
  id: string;
  /** Its site path. */
  path: string;
  /** The letter that the page shows; absent on the first page. */
  letter?: AToZLetter;
  /** The letters that stand on it, each with the entries shown here. */
  shown: { letter: AToZLetter; entries: readonly AToZEntry[] }[];
  /** Which of the pages of its letter it is, from 1. */
  part: number;
  /** The pages of the letter in order, this one included; empty if there is only one. */
  parts: { href: string; from: string; to: string; current: boolean }[];
}

/** The whole A–Z. */
export interface AToZ {
  letters: AToZLetter[];
  pages: AToZPage[];
  /** Number of entries. */
  count: number;
}

/** Path of the A–Z. */
export const aToZPath = '/search/a-z/';

/** As many entries as one page shows in all. */
const ONE_PAGE = 800;
/** Scripts of letters that each head a list; names in others stand together under `other`. */
const ALPHABETS =
  /^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Armenian}\p{Script=Georgian}\p{Script=Devanagari}]$/u;
const FIRST_WORD = /[\p{L}\p{N}]/u;

/**
 * Makes the A–Z.
 * @param language tag of the language whose alphabet orders the names
 * @param onePage the most entries that stand on one page; for tests
 */
export function makeAToZ(records: Iterable<SearchRecord>, language: string, onePage = ONE_PAGE): AToZ {
  const byName = new Intl.Collator(language, { numeric: true });
  const sameLetter = new Intl.Collator(language, { sensitivity: 'base' });
  const entries = [...entriesOf(records)]
    .map((entry) => ({ entry, sort: sortName(entry.name) }))
    .sort((a, b) => byName.compare(a.sort, b.sort) || codeUnits(a.entry, b.entry));
  const letters = new Map<string, AToZLetter>();
  for (const { entry, sort } of entries) {
    const { id, label } = letterOf(sort, sameLetter);
    const letter = letters.get(id) ?? { id, label, entries: [], href: '' };
    letter.entries.push(entry);
    letters.set(id, letter);
  }
  const ordered = [...letters.values()].sort(
    (a, b) => rank(a) - rank(b) || byName.compare(a.label, b.label) || (a.id < b.id ? -1 : 1),
  );
  const together = entries.length <= onePage;
  for (const letter of ordered)
    letter.href = together ? `${aToZPath}#letter-${letter.id}` : `${aToZPath}${letter.id}/`;
  const first: AToZPage = {
    id: '',
    path: aToZPath,
    shown: together ? ordered.map((letter) => ({ letter, entries: letter.entries })) : [],
    part: 1,
    parts: [],
  };
  const pages = together ? [first] : [first, ...ordered.flatMap((letter) => pagesOf(letter, onePage / 2))];
  return { letters: ordered, pages, count: entries.length };
}

function* entriesOf(records: Iterable<SearchRecord>): Generator<AToZEntry> {
  const seen = new Set<string>();
  for (const record of records) {
    const { kind, title, names = [], formerly = [], language } = record;
    const href = recordPath(record);
    const common = { href, kind, ...(language === undefined ? {} : { language }) };
    const all: AToZEntry[] = [
      { name: title, ...common },
      ...names.map((name) => ({ name, see: title, ...common })),
      ...formerly.map((name) => ({ name, see: title, old: true, ...common })),
    ];
    for (const entry of all) {
      const key = `${href}\n${entry.name.toLowerCase()}`;
      if (!seen.has(key)) yield entry;
      seen.add(key);
    }
  }
}

/** A name from its first letter or digit on; all of it if it has none. */
function sortName(name: string): string {
  const at = name.search(FIRST_WORD);
  return at > 0 ? name.slice(at) : name;
}

function codeUnits(a: AToZEntry, b: AToZEntry): number {
  const [one, other] = [`${a.name}\n${a.href}`, `${b.name}\n${b.href}`];
  return one < other ? -1 : one > other ? 1 : 0;
}

function letterOf(name: string, sameLetter: Intl.Collator): Pick<AToZLetter, 'id' | 'label'> {
  const [first = ''] = name.normalize('NFC');
  if (/\p{N}/u.test(first)) return { id: '0-9', label: '0–9' };
  if (!ALPHABETS.test(first)) return { id: 'other', label: '' };
  const upper = [...first.toUpperCase()][0] ?? first;
  const [plain = upper] = upper.normalize('NFD');
  // É stands under E in English, but Å is a letter of its own in Swedish.
  const label = sameLetter.compare(upper, plain) === 0 ? plain : upper;
  return { id: /^[A-Z]$/.test(label) ? label.toLowerCase() : `u${hex(label)}`, label };
}

function hex(letter: string): string {
  return (letter.codePointAt(0) ?? 0).toString(16).padStart(4, '0');
}

/** Digits first, then the letters, then what begins with neither. */
function rank({ id }: AToZLetter): number {
  return id === '0-9' ? 0 : id === 'other' ? 2 : 1;
}

function pagesOf(letter: AToZLetter, most: number): AToZPage[] {
  const count = Math.ceil(letter.entries.length / most);
  const size = Math.ceil(letter.entries.length / count);
  const chunks = Array.from({ length: count }, (_, index) =>
    letter.entries.slice(index * size, (index + 1) * size),
  );
  const idOf = (index: number) => (index === 0 ? letter.id : `${letter.id}/${index + 1}`);
  const pathOf = (index: number) => `${aToZPath}${idOf(index)}/`;
  return chunks.map((entries, index) => ({
    id: idOf(index),
    path: pathOf(index),
    letter,
    shown: [{ letter, entries }],
    part: index + 1,
    parts:
      count === 1
        ? []
        : chunks.map((chunk, part) => ({
            href: pathOf(part),
            from: chunk[0]?.name ?? '',
            to: chunk.at(-1)?.name ?? '',
            current: part === index,
          })),
  }));
}
