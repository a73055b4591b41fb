/** Render: links between delivery groups, counted from the links between their services. */
import type { Estate } from '../../model/estate.ts';

/** How much one group leans on another. */
export interface GroupLink {
  from: string;
  to: string;
  count: number;
}

/** The groups of an estate with their links. */
export interface GroupLinks {
  /** Links between different groups, most first. */
  between: GroupLink[];
  /** By group: links within it. */
  within: ReadonlyMap<string, number>;
  /** By group: links to what is outside the estate. */
  outside: ReadonlyMap<string, number>;
}

/** Counts the links. */
export function groupLinks({ graph, services }: Estate): GroupLinks {
  const between = new Map<string, GroupLink>();
  const within = new Map<string, number>();
  const outside = new Map<string, number>();
  const more = (counts: Map<string, number>, group: string) =>
    counts.set(group, (counts.get(group) ?? 0) + 1);
  for (const [node, service] of services.entries()) {
    const from = service.group.id;
    for (const link of graph.leansOn[node] ?? []) {
      const to = services[link.to]?.group.id;
      if (to === undefined) more(outside, from);
      else if (to === from) more(within, from);
      else {
        const known = between.get(`${from} ${to}`);
        if (known) known.count += 1;
        else between.set(`${from} ${to}`, { from, to, count: 1 });
      }
    }
  }
  return {
    between: [...between.values()].sort(
      (a, b) => b.count - a.count || (`${a.from} ${a.to}` < `${b.from} ${b.to}` ? -1 : 1),
    ),
    within,
    outside,
  };
}
