/**
 * Render: services of a group → columns, so that links run towards the reader's end: what leans stands before what it
 * leans on. Circles are cut at one link, which then runs back. No column is higher than asked for.
 */

/** Nodes by column, and links as lines through neighbouring columns. */
export interface Columns {
  /** Numbers of nodes, and of bends, by column. Bends are numbered after the nodes. */
  columns: number[][];
  /** For each link the nodes and bends that it runs through, from the one that leans. */
  lines: number[][];
  /** Nodes and bends together. */
  count: number;
}

/**
 * Assigns `count` nodes to columns.
 * @param links pairs of nodes, the one that leans first; none from a node to itself
 * @param most nodes in a column
 */
export function assignColumns(
  count: number,
  links: readonly (readonly [number, number])[],
  most: number,
): Columns {
  const ranks = ranksOf(count, links, most);
  const last = Math.max(0, ...ranks);
  const columnOf = ranks.map((rank) => last - rank);
  const columns: number[][] = Array.from({ length: last + 1 }, () => []);
  for (const [node, column] of columnOf.entries()) columns[column]?.push(node);
  let next = count;
  const lines = links.map(([from, to]) => {
    const [start = 0, end = 0] = [columnOf[from], columnOf[to]];
    const step = Math.sign(end - start);
    const line = [from];
    for (let column = start + step; step !== 0 && column !== end; column += step) {
      columns[column]?.push(next);
      line.push(next++);
    }
    return [...line, to];
  });
  return { columns, lines, count: next };
}

/** Distance of each node from the last column. Two linked nodes never share one. */
function ranksOf(count: number, links: readonly (readonly [number, number])[], most: number): number[] {
  const leansOn: number[][] = Array.from({ length: count }, () => []);
  const linked = new Set<number>();
  for (const [from, to] of links) {
    leansOn[from]?.push(to);
    linked.add(from).add(to);
  }
  const ranks = new Array<number>(count).fill(0);
  const heights: number[] = [];
  const put = (node: number, rank: number) => {
    ranks[node] = rank;
    heights[rank] = (heights[rank] ?? 0) + 1;
  };
  const done = new Set<number>();
  for (const node of lastFirst(leansOn, linked)) {
    // A node that is not placed yet closes a circle: it comes to lie before this one, and the link to it runs back.
    const below = (leansOn[node] ?? []).filter((other) => done.has(other)).map((other) => ranks[other] ?? 0);
    let rank = Math.max(-1, ...below) + 1;
    while ((heights[rank] ?? 0) >= most) rank += 1;
    put(node, rank);
    done.add(node);
  }
  for (let node = 0; node < count; node++) {
    if (linked.has(node)) continue;
    let best = 0;
    for (const [rank, height] of heights.entries()) if (height < (heights[best] ?? 0)) best = rank;
    put(node, (heights[best] ?? 0) < most ? best : heights.length);
  }
  return ranks;
}

/** Nodes so that what is leaned on comes before what leans, as far as circles allow. */
function lastFirst(leansOn: readonly (readonly number[])[], nodes: ReadonlySet<number>): number[] {
  const order: number[] = [];
  const seen = new Set<number>();
  for (const start of [...nodes].sort((a, b) => a - b)) {
    const trail = [{ node: start, next: 0 }];
    if (seen.has(start)) continue;
    seen.add(start);
    for (let top = trail.at(-1); top; top = trail.at(-1)) {
      const target = leansOn[top.node]?.[top.next++];
      if (target === undefined) {
        order.push(top.node);
        trail.pop();
      } else if (!seen.has(target)) {
        seen.add(target);
        trail.push({ node: target, next: 0 });
      }
    }
  }
  return order;
}
