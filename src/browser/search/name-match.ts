/** Browser: whether a query names a thing by another name than its title, or by a fact about it. */

/** How names and facts of a record are joined in the index. */
const SEPARATOR = ' · ';

/** The first of the names that the query holds, or that begins with the query; `undefined` if there is none. */
export function matchedName(query: string, names: string | undefined): string | undefined {
  const wanted = plain(query);
  if (wanted === '') return undefined;
  return names?.split(SEPARATOR).find((name) => {
    const known = plain(name);
    return known !== '' && (` ${wanted} `.includes(` ${known} `) || `${known} `.startsWith(`${wanted} `));
  });
}

/** True if the title holds all words of the name. */
export function isNamedBy(title: string, name: string): boolean {
  const words = plain(title).split(' ');
  return plain(name)
    .split(' ')
    .every((word) => words.includes(word));
}

/** The facts in which a word begins like one of the query; those that are shown already are left out. */
export function matchedFacts(query: string, facts: string | undefined, shown: readonly string[]): string[] {
  const wanted = plain(query)
    .split(' ')
    .filter((word) => word.length > 2);
  return (facts?.split(SEPARATOR) ?? []).filter(
    (fact) =>
      !shown.some((text) => isNamedBy(text, fact)) &&
      plain(fact)
        .split(' ')
        .some((word) => wanted.some((start) => word.startsWith(start))),
  );
}

/** How well what was found answers a query. */
export type Answer = 'all' | 'some' | 'none';

/**
 * `all` if every word of the query was found in some form; `none` if no word was, nor one that begins like it. Pagefind
 * answers a word that it does not know with the longest beginning of it that it does know, which may be a single letter.
 */
export function howAnswered(query: string, found: readonly string[]): Answer {
  const known = new Set(
    found.flatMap((text) => [...plain(text).split(' '), plain(text).replaceAll(' ', '')]),
  );
  const wanted = plain(query).split(' ').filter(Boolean);
  const any = (word: string, test: (word: string, other: string) => boolean) =>
    [...known].some((other) => test(word, other));
  if (wanted.every((word) => any(word, isFormOf))) return 'all';
  if (wanted.some((word) => any(word, isFormOf) || any(word, isLike))) return 'some';
  // Other scripts change the beginnings of words as well: there, two forms may have no letter in common.
  return wanted.some((word) => OTHER_SCRIPT.test(word)) ? 'some' : 'none';
}

/** Words that begin alike and differ in their endings: `review` and `reviewing`, `licence` and `licences`. */
function isFormOf(word: string, other: string): boolean {
  if (other.startsWith(word) || (other.length >= SHORT && word.startsWith(other))) return true;
  return commonLetters(word, other) > Math.max(SHORT, word.length - ENDING - 1);
}

/** Words of which half is the same. */
function isLike(word: string, other: string): boolean {
  return commonLetters(word, other) > Math.max(SHORT, word.length / 2 - 1);
}

function commonLetters(word: string, other: string): number {
  let common = 0;
  while (common < word.length && word[common] === other[common]) common += 1;
  return common;
}

const OTHER_SCRIPT = /[^\p{Script=Latin}\p{N}]/u;
/** Words with no more letters in common are alike by accident. */
const SHORT = 3;
/** As many letters as an ending has. */
const ENDING = 3;

/** Words in lower case, with one blank between them. */
function plain(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
