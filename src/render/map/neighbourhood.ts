/** Render: which nodes a map of one service shows: what leans on it and what it leans on, two steps each way. */
import type { DependencyGraph, GraphLink } from '../../model/graph.ts';

/** One side of a neighbourhood. */
export interface Side {
  /** Nodes one step away, in the order of the estate. */
  first: number[];
  /** Nodes two steps away that are not nearer as well. */
  second: number[];
  /** Links by the node that is farther from the centre, towards it: one step, or two. */
  links: ReadonlyMap<number, GraphLink[]>;
}

/** What surrounds a node. A node on a circle with it stands on both sides. */
export interface Neighbourhood {
  leaning: Side;
  leanedOn: Side;
}

/** Finds what surrounds a node. */
export function neighbourhoodOf(graph: DependencyGraph, node: number): Neighbourhood {
  return {
    leaning: sideOf(node, graph.leanedOnBy, ({ from }) => from),
    leanedOn: sideOf(node, graph.leansOn, ({ to }) => to),
  };
}

function sideOf(centre: number, linksOf: DependencyGraph['leansOn'], far: (link: GraphLink) => number): Side {
  const links = new Map<number, GraphLink[]>();
  const add = (link: GraphLink) => {
    const list = links.get(far(link));
    if (list) list.push(link);
    else links.set(far(link), [link]);
  };
  for (const link of linksOf[centre] ?? []) add(link);
  const first = [...links.keys()];
  for (const node of first) {
    for (const link of linksOf[node] ?? []) {
      // The way back to the centre belongs to the other side.
      if (far(link) !== centre) add(link);
    }
  }
  const near = new Set(first);
  const second = [...links.keys()].filter((node) => !near.has(node));
  return { first: first.sort(ascending), second: second.sort(ascending), links };
}

function ascending(a: number, b: number): number {
  return a - b;
}
