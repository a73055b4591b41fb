/**
 * Model: groups of nodes that all reach each other, in a directed graph. Tarjan's algorithm without recursion, so that
 * time grows with the number of edges and a long chain cannot exhaust the stack.
 */

/** Groups of two or more nodes that reach each other; targets that are no nodes are ignored. */
export function strongComponents(edges: ReadonlyMap<string, readonly string[]>): string[][] {
  const found: string[][] = [];
  const order = new Map<string, number>();
  const low = new Map<string, number>();
  const open = new Set<string>();
  const entered: string[] = [];
  const trail: { node: string; next: number }[] = [];
  const enter = (node: string): void => {
    order.set(node, order.size);
    low.set(node, order.size - 1);
    open.add(node);
    entered.push(node);
    trail.push({ node, next: 0 });
  };
  const lower = (node: string, to: number): void => {
    low.set(node, Math.min(low.get(node) ?? to, to));
  };
  for (const start of edges.keys()) {
    if (order.has(start)) continue;
    enter(start);
    for (let top = trail.at(-1); top; top = trail.at(-1)) {
      const { node } = top;
      const target = edges.get(node)?.[top.next++];
      if (target !== undefined) {
        if (!edges.has(target)) continue;
        const seen = order.get(target);
        if (seen === undefined) enter(target);
        else if (open.has(target)) lower(node, seen);
        continue;
      }
      trail.pop();
      const parent = trail.at(-1);
      if (parent) lower(parent.node, low.get(node) ?? 0);
      if (low.get(node) === order.get(node)) {
        // What was entered since this node, and is still open, is one group with it.
        const group = entered.splice(entered.lastIndexOf(node));
        for (const member of group) open.delete(member);
        if (group.length > 1) found.push(group);
      }
    }
  }
  return found;
}
