/**
 * Model: what a failure reaches. It travels against the links, from what fails to what leans on it: a service that stops
 * takes with it what stops without it, a service that is degraded degrades what leans on it, and a service that goes on
 * unaffected passes nothing on. So the effect of one way is its mildest link, and of several ways the worst one counts.
 */
import { type DependencyGraph, type Effect, effects, type FailureMode } from './graph.ts';

/** What a failure does to one service. */
export interface Affected {
  node: number;
  effect: Effect;
  /** Number of links on the shortest way by which this effect arrives; 1 is direct. */
  steps: number;
  /** Nodes on that way, from what failed to the service, neither of them included. */
  via: number[];
}

/** What a failure reaches. */
export interface Impact {
  /** Worst effect first, then nearest, then in the order of the estate. */
  affected: Affected[];
  /** True if there is more than was asked for; what is left out is milder or farther away. */
  more: boolean;
}

const weight: Readonly<Record<FailureMode, number>> = { stops: 3, unsaid: 2, degrades: 1, unaffected: 0 };

/**
 * Everything that stops or degrades when a node fails, `node` itself never included. Time grows with the links that are
 * reached; the search ends once `most` services are found.
 * @example impactOf(graph, identity).affected.filter(({ effect }) => effect === 'stops')
 */
export function impactOf(
  { leanedOnBy }: Pick<DependencyGraph, 'leanedOnBy'>,
  node: number,
  most = Number.POSITIVE_INFINITY,
): Impact {
  const affected: Affected[] = [];
  const known = new Set([node]);
  for (const effect of effects) {
    const least = weight[effect];
    // Each node with the one before it on a shortest way, over links that do not soften the effect.
    const before = new Map<number, number>([[node, node]]);
    let [milder, steps, level] = [false, 0, [node]];
    while (level.length > 0) {
      steps += 1;
      const next: number[] = [];
      for (const at of level) {
        for (const { from, mode } of leanedOnBy[at] ?? []) {
          if (before.has(from)) continue;
          if (weight[mode] < least) {
            milder ||= weight[mode] > 0;
            continue;
          }
          before.set(from, at);
          next.push(from);
          if (known.has(from)) continue;
          if (affected.length >= most) return { affected, more: true };
          known.add(from);
          affected.push({ node: from, effect, steps, via: wayTo(from, node, before) });
        }
      }
      level = next;
    }
    // No link was too mild, so a milder effect reaches nothing else.
    if (!milder) break;
  }
  return { affected, more: false };
}

function wayTo(node: number, start: number, before: ReadonlyMap<number, number>): number[] {
  const way: number[] = [];
  for (let at = before.get(node); at !== undefined && at !== start; at = before.get(at)) way.push(at);
  return way.reverse();
}
