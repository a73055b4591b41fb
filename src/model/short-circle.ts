/** Model: a short way from a node of a directed graph back to itself, to be shown to people. */

/** A longer circle says nothing on one line. */
const MOST_STEPS = 8;
/** Edges that are looked at before giving up, so that a tangle costs no more than a plain circle. */
const MOST_LOOKS = 5_000;

/** The nodes of a shortest circle through `start`, which stands first and last; `undefined` if none is short. */
export function shortCircle(
  start: string,
  edges: ReadonlyMap<string, readonly string[]>,
): string[] | undefined {
  const cameFrom = new Map<string, string>();
  let level = [start];
  let looks = 0;
  for (let step = 0; step < MOST_STEPS && level.length > 0; step++) {
    const nextLevel: string[] = [];
    for (const node of level) {
      for (const target of edges.get(node) ?? []) {
        looks += 1;
        if (looks > MOST_LOOKS) return undefined;
        if (target === start) return [...wayTo(node, cameFrom), start];
        if (cameFrom.has(target)) continue;
        cameFrom.set(target, node);
        nextLevel.push(target);
      }
    }
    level = nextLevel;
  }
  return undefined;
}

function wayTo(node: string, cameFrom: ReadonlyMap<string, string>): string[] {
  const way: string[] = [];
  for (let at: string | undefined = node; at !== undefined; at = cameFrom.get(at)) way.unshift(at);
  return way;
}
