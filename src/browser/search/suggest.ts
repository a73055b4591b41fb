/** Browser: what somebody may have meant who found nothing. */
import { editDistance, nearest } from '../../model/nearest.ts';

/** A name, where it leads and what is there. */
export type KnownName = readonly [name: string, path: string, kind: string];

/** What to offer. */
export interface Suggestions {
  /** The query with known words in place of those that nobody uses; absent if every word is known. */
  spelling?: string;
  /** Names that share a word with the query, or are nearly the same; the nearest first. */
  names: KnownName[];
}

const MOST_NAMES = 5;
const WORD = /[\p{L}\p{N}]+/gu;

/** Makes suggestions from all names of the site. */
export function suggest(query: string, known: readonly KnownName[]): Suggestions {
  const wanted = wordsOf(query);
  const vocabulary = new Set(known.flatMap(([name]) => wordsOf(name)).filter((word) => word.length > 2));
  const candidates = [...vocabulary];
  const mended = wanted.map((word) =>
    word.length < 3 || candidates.some((candidate) => candidate.startsWith(word))
      ? word
      : (nearest(word, candidates) ?? word),
  );
  const spelling = mended.join(' ');
  const names = known
    .map((entry) => ({ entry, score: scoreOf(entry[0], mended, query) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || a.entry[0].length - b.entry[0].length)
    .map(({ entry }) => entry);
  const first = new Map<string, KnownName>();
  for (const entry of names) if (!first.has(entry[1])) first.set(entry[1], entry);
  return {
    ...(spelling === wanted.join(' ') ? {} : { spelling }),
    names: [...first.values()].slice(0, MOST_NAMES),
  };
}

/** The share of the words that a name has; a name of nearly the same letters counts as if it had them all. */
function scoreOf(name: string, words: readonly string[], query: string): number {
  const own = wordsOf(name);
  const shared = words.filter(
    (word) => word.length > 2 && own.some((candidate) => candidate.startsWith(word)),
  ).length;
  if (shared > 0) return shared / Math.max(words.length, 1);
  const limit = Math.floor(query.length / 3) + 1;
  if (Math.abs(name.length - query.length) >= limit) return 0;
  return editDistance(query.toLowerCase(), name.toLowerCase(), limit) < limit ? 1 : 0;
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(WORD) ?? [];
}
