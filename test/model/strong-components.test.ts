/** Groups that reach each other, checked against plain reachability; size and depth must not matter. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shortCircle } from '../../src/model/short-circle.ts';
import { strongComponents } from '../../src/model/strong-components.ts';

type Edges = Map<string, string[]>;
const graph = fc
  .array(fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 4 }), { maxLength: 9 })
  .map((lists): Edges => new Map(lists.map((targets, node) => [String(node), targets.map(String)])));

function reaches(edges: Edges, from: string, to: string): boolean {
  const seen = new Set<string>();
  const open = [...(edges.get(from) ?? [])];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    if (at === to) return true;
    if (seen.has(at)) continue;
    seen.add(at);
    open.push(...(edges.get(at) ?? []));
  }
  return false;
}

describe('strongComponents', () => {
  it('puts two nodes into one group exactly when each reaches the other', () => {
    fc.assert(
      fc.property(graph, (edges) => {
        const groups = strongComponents(edges);
        const groupOf = new Map(
          groups.flatMap((group, index) => group.map((node) => [node, index] as const)),
        );
        expect(groupOf.size).toBe(groups.flat().length);
        for (const a of edges.keys()) {
          for (const b of edges.keys()) {
            if (a === b) continue;
            const together = groupOf.get(a) !== undefined && groupOf.get(a) === groupOf.get(b);
            expect(together).toBe(reaches(edges, a, b) && reaches(edges, b, a));
          }
        }
      }),
    );
  });

  it('follows a circle of 20,000 nodes without exhausting the stack', () => {
    const count = 20_000;
    const edges = new Map(
      Array.from({ length: count }, (_, node) => [String(node), [String((node + 1) % count)]]),
    );
    expect(strongComponents(edges).map((group) => group.length)).toEqual([count]);
  });
});

describe('shortCircle', () => {
  it('finds a circle of real edges, if one of at most eight steps exists', () => {
    fc.assert(
      fc.property(graph, (edges) => {
        for (const start of edges.keys()) {
          const circle = shortCircle(start, edges);
          // Ten nodes can hold a circle that is too long to show.
          if (circle === undefined) continue;
          expect([circle[0], circle.at(-1)]).toEqual([start, start]);
          expect(circle.length).toBeLessThanOrEqual(9);
          for (let index = 1; index < circle.length; index++) {
            expect(edges.get(circle[index - 1] ?? '')).toContain(circle[index]);
          }
        }
      }),
    );
  });

  it('finds the shorter of two circles, and none where there is none', () => {
    const edges = new Map([
      ['a', ['b', 'd']],
      ['b', ['c']],
      ['c', ['a']],
      ['d', ['a']],
      ['e', ['a']],
    ]);
    expect(shortCircle('a', edges)).toEqual(['a', 'd', 'a']);
    expect(shortCircle('b', edges)).toEqual(['b', 'c', 'a', 'b']);
    expect(shortCircle('e', edges)).toBeUndefined();
  });

  it('gives up on a circle of nine', () => {
    const ring = (count: number) =>
      new Map(Array.from({ length: count }, (_, node) => [String(node), [String((node + 1) % count)]]));
    expect(shortCircle('0', ring(8))?.length).toBe(9);
    expect(shortCircle('0', ring(9))).toBeUndefined();
  });
});
