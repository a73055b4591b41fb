/** Where boxes come to lie: nothing overlaps, nothing is lost, and what can be untangled is. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assignColumns } from '../../../src/render/map/assign-columns.ts';
import { gatherBoxes, OTHER_GROUPS } from '../../../src/render/map/gather-boxes.ts';
import { layeredLayout } from '../../../src/render/map/layered-layout.ts';

const GAP = 12;

/** Boxes in columns, with links between neighbours. */
const layered = fc
  .array(fc.array(fc.integer({ min: 10, max: 80 }), { minLength: 1, maxLength: 8 }), {
    minLength: 1,
    maxLength: 5,
  })
  .chain((heightsByColumn) => {
    let next = 0;
    const columns = heightsByColumn.map((column) => column.map(() => next++));
    const pairs = columns
      .slice(1)
      .flatMap((column, index) =>
        column.flatMap((to) => (columns[index] ?? []).map((from): [number, number] => [from, to])),
      );
    return fc.record({
      columns: fc.constant(columns),
      heights: fc.constant(heightsByColumn.flat()),
      links: fc.subarray(pairs),
    });
  });

describe('layeredLayout', () => {
  it('keeps every box in its column and boxes apart', () => {
    fc.assert(
      fc.property(layered, (input) => {
        const { columns, tops, height } = layeredLayout({ ...input, gap: GAP });
        expect(columns.map((column) => column.toSorted((a, b) => a - b))).toEqual(input.columns);
        for (const column of columns) {
          for (const [place, box] of column.entries()) {
            const top = tops[box] ?? Number.NaN;
            const before = column[place - 1];
            expect(top).toBeGreaterThanOrEqual(0);
            expect(top + (input.heights[box] ?? 0)).toBeLessThanOrEqual(height);
            if (before === undefined) continue;
            // Rounding to whole pixels takes at most one.
            const end = (tops[before] ?? 0) + (input.heights[before] ?? 0);
            expect(top - end).toBeGreaterThanOrEqual(GAP - 1);
          }
        }
      }),
    );
  });

  it('untangles links that cross', () => {
    const { columns } = layeredLayout({
      columns: [
        [0, 1, 2],
        [3, 4, 5],
      ],
      heights: [40, 40, 40, 40, 40, 40],
      links: [
        [0, 5],
        [1, 4],
        [2, 3],
      ],
      gap: GAP,
    });
    expect(columns).toEqual([
      [0, 1, 2],
      [5, 4, 3],
    ]);
  });

  it('lays a box beside those that it is linked to', () => {
    const { tops } = layeredLayout({
      columns: [[0, 1, 2], [3]],
      heights: [40, 40, 40, 40],
      links: [
        [0, 3],
        [1, 3],
        [2, 3],
      ],
      gap: GAP,
    });
    expect(tops[3]).toBe(tops[1]);
  });
});

describe('assignColumns', () => {
  const graph = fc.integer({ min: 2, max: 14 }).chain((count) =>
    fc.record({
      count: fc.constant(count),
      links: fc.uniqueArray(
        fc
          .tuple(fc.integer({ min: 0, max: count - 1 }), fc.integer({ min: 0, max: count - 1 }))
          .filter(([from, to]) => from !== to),
        { maxLength: 20, selector: ([from, to]) => `${from} ${to}` },
      ),
      most: fc.integer({ min: 1, max: 6 }),
    }),
  );

  it('puts every node into one column of bounded height, and leads each link through all columns between', () => {
    fc.assert(
      fc.property(graph, ({ count, links, most }) => {
        const { columns, lines, count: all } = assignColumns(count, links, most);
        expect(columns.flat().toSorted((a, b) => a - b)).toEqual(
          Array.from({ length: all }, (_, box) => box),
        );
        for (const column of columns)
          expect(column.filter((box) => box < count).length).toBeLessThanOrEqual(most);
        const columnOf = new Map(
          columns.flatMap((column, index) => column.map((box) => [box, index] as const)),
        );
        for (const [index, line] of lines.entries()) {
          expect([line[0], line.at(-1)]).toEqual(links[index]);
          const steps = line
            .slice(1)
            .map((box, place) => (columnOf.get(box) ?? 0) - (columnOf.get(line[place] ?? 0) ?? 0));
          expect(new Set(steps.map(Math.abs))).toEqual(new Set([1]));
          expect(new Set(steps).size).toBe(1);
        }
      }),
    );
  });

  it('puts what leans before what it leans on, where there is no circle', () => {
    const forward = graph.map(({ count, links, most }) => ({
      count,
      most,
      links: links.map(([a, b]): [number, number] => [Math.min(a, b), Math.max(a, b)]),
    }));
    fc.assert(
      fc.property(forward, ({ count, links, most }) => {
        const { columns } = assignColumns(count, links, most);
        const columnOf = (box: number) => columns.findIndex((column) => column.includes(box));
        for (const [from, to] of links) expect(columnOf(from)).toBeLessThan(columnOf(to));
      }),
    );
  });
});

describe('gatherBoxes', () => {
  it('has every node once, in at most as many boxes as asked for', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e'), { maxLength: 40 }),
        fc.integer({ min: 2, max: 14 }),
        (groups, most) => {
          const nodes = groups.map((_, node) => node);
          const boxes = gatherBoxes(nodes, (node) => groups[node] ?? '', most);
          expect(boxes.length).toBeLessThanOrEqual(Math.max(most, 0));
          expect(boxes.flatMap((box) => box.nodes).toSorted((a, b) => a - b)).toEqual(nodes);
          for (const { group, nodes: members } of boxes) {
            if (group === undefined) expect(members).toHaveLength(1);
            else if (group !== OTHER_GROUPS)
              expect(new Set(members.map((node) => groups[node]))).toEqual(new Set([group]));
          }
        },
      ),
    );
  });

  it('leaves a short column as it is, and gathers the largest group first', () => {
    const groups = ['a', 'b', 'b', 'b', 'c', 'c'];
    const gather = (most: number) => gatherBoxes([0, 1, 2, 3, 4, 5], (node) => groups[node] ?? '', most);
    expect(gather(6)).toEqual([0, 1, 2, 3, 4, 5].map((node) => ({ nodes: [node] })));
    expect(gather(4)).toEqual([
      { nodes: [0] },
      { nodes: [4] },
      { nodes: [5] },
      { group: 'b', nodes: [1, 2, 3] },
    ]);
    expect(gather(2)).toEqual([
      { group: 'b', nodes: [1, 2, 3] },
      { group: OTHER_GROUPS, nodes: [0, 4, 5] },
    ]);
  });
});
