/** Model: the nearest known word, for "did you mean". */

/**
 * Edits (insert, delete, replace, swap neighbours) that turn `a` into `b`. Counting stops at `limit`, which is returned
 * for words that are further apart.
 */
export function editDistance(a: string, b: string, limit = Number.POSITIVE_INFINITY): number {
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let best = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        best = Math.min(best, (before[j - 2] ?? 0) + 1);
      next.push(best);
      if (best < least) least = best;
    }
    // A swap looks two rows back, so both must be out of reach.
    if (least >= limit && Math.min(...row) >= limit) return limit;
    before = row;
    row = next;
  }
  return Math.min(row[b.length] ?? 0, limit);
}

const LONGEST_WORD = 200;

/** The known word nearest to `word`, if it is near enough to be a slip (a third of its length, or one contains the other). */
export function nearest(word: string, known: readonly string[]): string | undefined {
  // Nobody misspells a word that long; and comparing takes time that grows with both lengths.
  if (word.length > LONGEST_WORD) return undefined;
  const plain = word.toLowerCase();
  let best: string | undefined;
  let bestDistance = Math.max(1, Math.floor(plain.length / 3)) + 1;
  for (const candidate of known) {
    if (Math.abs(candidate.length - plain.length) >= bestDistance) continue;
    const distance = editDistance(plain, candidate.toLowerCase(), bestDistance);
    if (distance < bestDistance) [best, bestDistance] = [candidate, distance];
  }
  return (
    best ??
    known.find((candidate) => plain.length > 3 && (candidate.includes(plain) || plain.includes(candidate)))
  );
}

/** Shorter words differ too little from each other. */
const SHORTEST_SLIP = 5;
/** From this length on, two slips in one word are still no other word. */
const LONG_WORD = 10;

/**
 * The known word for which `word` is certainly a slip: the same but for capitals, hyphens and underscores, or one edit
 * away from it (two in a long word) and from no other.
 */
export function certainSlip(word: string, known: readonly string[]): string | undefined {
  if (word.length > LONGEST_WORD) return undefined;
  const bare = (text: string) => text.toLowerCase().replace(/[-_\s]/g, '');
  const same = known.filter((candidate) => bare(candidate) === bare(word));
  if (same.length > 0) return same.length === 1 ? same[0] : undefined;
  if (word.length < SHORTEST_SLIP) return undefined;
  const most = word.length >= LONG_WORD ? 2 : 1;
  const near = known.filter((candidate) => editDistance(word, candidate, most + 2) <= most + 1);
  const [only] = near;
  return near.length === 1 && only !== undefined && editDistance(word, only, most + 1) <= most
    ? only
    : undefined;
}
