/**
 * Render: many nodes of a column → few boxes. A drawing of 300 boxes tells nobody anything, so services are gathered by
 * delivery group, the largest groups first, until the column is short enough.
 */

/** One box of a column: a node of its own, or all that have a group in common. */
export interface Gathered {
  /** Id of the group; absent for a single node. */
  group?: string;
  nodes: number[];
}

/** Id of the box for groups that found no room of their own. */
export const OTHER_GROUPS = '*';

/**
 * Gathers nodes into at most `most` boxes. Single nodes stand first, in their order; then groups, the largest first.
 * @param groupOf id of the group of a node
 */
export function gatherBoxes(
  nodes: readonly number[],
  groupOf: (node: number) => string,
  most: number,
): Gathered[] {
  if (nodes.length <= most) return nodes.map((node) => ({ nodes: [node] }));
  const groups = [...Map.groupBy(nodes, groupOf)].sort(
    ([a, one], [b, other]) => other.length - one.length || (a < b ? -1 : 1),
  );
  let count = nodes.length;
  const gathered: Gathered[] = [];
  const single: number[] = [];
  for (const [group, members] of groups) {
    if (count <= most || members.length === 1) {
      single.push(...members);
      continue;
    }
    count -= members.length - 1;
    gathered.push({ group, nodes: members });
  }
  if (count > most) {
    // More groups than room: the smallest, and single nodes, share the last box.
    const kept = gathered.splice(0, most - 1);
    const rest = [...gathered.flatMap((box) => box.nodes), ...single].sort((a, b) => a - b);
    return [...kept, { group: OTHER_GROUPS, nodes: rest }];
  }
  return [...single.sort((a, b) => a - b).map((node) => ({ nodes: [node] })), ...gathered];
}
