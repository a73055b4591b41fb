/** Chance that a seed fixes, for estates that are made up. */

/** A source of chance: the same seed gives the same sequence on every machine. */
export interface Dice {
  /** A whole number from 0 to one less than `limit`. */
  below(limit: number): number;
  pick<T>(items: readonly T[]): T;
  /** Different items, as many as there are up to `count`. */
  several<T>(items: readonly T[], count: number): T[];
  /** A key, each as often as its weight among all weights; weights are whole numbers. */
  weighted<Key extends string>(weights: Readonly<Record<Key, number>>): Key;
}

/** Makes dice from a seed. Not for secrets. */
export function makeDice(seed: string): Dice {
  const next = mulberry32(fnv1a(seed));
  const below = (limit: number) => Math.floor(next() * limit);
  const pick = <T>(items: readonly T[]): T => items[below(items.length)] as T;
  return {
    below,
    pick,
    several<T>(items: readonly T[], count: number): T[] {
      const chosen = new Set<T>();
      while (chosen.size < Math.min(count, items.length)) chosen.add(pick(items));
      return [...chosen];
    },
    weighted: <Key extends string>(weights: Readonly<Record<Key, number>>): Key =>
      pick((Object.keys(weights) as Key[]).flatMap((key) => Array<Key>(weights[key]).fill(key))),
  };
}

/** The generator known as mulberry32: 32 bits of state, numbers from 0 up to 1. */
function mulberry32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** The hash known as FNV-1a, over code units. */
function fnv1a(text: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index++)
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  return value >>> 0;
}
