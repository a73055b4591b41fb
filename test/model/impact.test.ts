/** What a failure reaches, checked against every simple way through small graphs. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FailureMode, GraphLink } from '../../src/model/graph.ts';
import { impactOf } from '../../src/model/impact.ts';

const modes = ['stops', 'unsaid', 'degrades', 'unaffected'] as const;
const links = fc.array(
  fc.record({
    from: fc.integer({ min: 0, max: 6 }),
    to: fc.integer({ min: 0, max: 6 }),
    mode: fc.constantFrom(...modes),
  }),
  { maxLength: 16 },
);

function graphOf(all: readonly GraphLink[], count = 7): { leanedOnBy: GraphLink[][] } {
  const leanedOnBy: GraphLink[][] = Array.from({ length: count }, () => []);
  for (const link of all) leanedOnBy[link.to]?.push(link);
  return { leanedOnBy };
}

/** `undefined` for what the failure does not reach; 0 is the worst effect. */
function rank(mode: FailureMode | undefined): number {
  const found = modes.indexOf(mode ?? 'unaffected');
  return found === 3 ? Number.POSITIVE_INFINITY : found;
}

/** The worst effect on each node, and the length of the shortest way by which it arrives, by trying every way. */
function byEveryWay(all: readonly GraphLink[], start: number): Map<number, { worst: number; steps: number }> {
  const found = new Map<number, { worst: number; steps: number }>();
  const follow = (at: number, mildest: number, way: readonly number[]): void => {
    for (const { from, to, mode } of all) {
      if (to !== at || way.includes(from)) continue;
      const worst = Math.max(mildest, rank(mode));
      if (worst === Number.POSITIVE_INFINITY) continue;
      const before = found.get(from);
      const steps = way.length;
      if (!before || worst < before.worst || (worst === before.worst && steps < before.steps))
        found.set(from, { worst, steps });
      follow(from, worst, [...way, from]);
    }
  };
  follow(start, 0, [start]);
  return found;
}

describe('impactOf', () => {
  it('finds what every way through the graph finds, by the shortest of them', () => {
    fc.assert(
      fc.property(links, (all) => {
        for (let start = 0; start < 7; start++) {
          const { affected, more } = impactOf(graphOf(all), start);
          expect(more).toBe(false);
          expect(
            new Map(affected.map(({ node, effect, steps }) => [node, { worst: rank(effect), steps }])),
          ).toEqual(byEveryWay(all, start));
        }
      }),
    );
  });

  it('shows a way of real links that brings the effect', () => {
    fc.assert(
      fc.property(links, (all) => {
        for (const { node, effect, steps, via } of impactOf(graphOf(all), 0).affected) {
          const way = [0, ...via, node];
          expect(way).toHaveLength(steps + 1);
          expect(new Set(way).size).toBe(way.length);
          const mildest = way.slice(1).map((from, index) => {
            const ranks = all
              .filter((link) => link.from === from && link.to === way[index])
              .map(({ mode }) => rank(mode));
            return Math.min(...ranks);
          });
          expect(Math.max(...mildest)).toBe(rank(effect));
        }
      }),
    );
  });

  it('never contains what failed, and nothing twice', () => {
    fc.assert(
      fc.property(links, fc.integer({ min: 0, max: 6 }), (all, start) => {
        const nodes = impactOf(graphOf(all), start).affected.map(({ node }) => node);
        expect(nodes).not.toContain(start);
        expect(new Set(nodes).size).toBe(nodes.length);
      }),
    );
  });

  it('never shrinks and never gets milder when a link is added or gets worse', () => {
    fc.assert(
      fc.property(links, links, fc.infiniteStream(fc.boolean()), (some, others, worsen) => {
        const worse = some.map((link) => ({
          ...link,
          mode: worsen.next().value
            ? (modes[Math.max(0, modes.indexOf(link.mode) - 1)] ?? link.mode)
            : link.mode,
        }));
        const after = new Map(
          impactOf(graphOf([...worse, ...others]), 0).affected.map(({ node, effect }) => [node, effect]),
        );
        for (const { node, effect } of impactOf(graphOf(some), 0).affected)
          expect(rank(after.get(node))).toBeLessThanOrEqual(rank(effect));
      }),
    );
  });

  it('begins with the worst and nearest, and an early stop cuts off the end', () => {
    fc.assert(
      fc.property(links, fc.integer({ min: 0, max: 7 }), (all, most) => {
        const { affected } = impactOf(graphOf(all), 0);
        const keys = affected.map(({ effect, steps }) => rank(effect) * 100 + steps);
        expect(keys).toEqual(keys.toSorted((a, b) => a - b));
        const cut = impactOf(graphOf(all), 0, most);
        expect(cut.affected).toEqual(affected.slice(0, most));
        expect(cut.more).toBe(affected.length > most);
      }),
    );
  });

  it('passes a stop on as a stop, and what is degraded only as degraded', () => {
    const all: GraphLink[] = [
      { from: 1, to: 0, mode: 'stops' },
      { from: 2, to: 1, mode: 'stops' },
      { from: 3, to: 0, mode: 'degrades' },
      { from: 4, to: 3, mode: 'stops' },
      { from: 5, to: 0, mode: 'unaffected' },
      { from: 6, to: 5, mode: 'stops' },
    ];
    expect(impactOf(graphOf(all), 0).affected.map(({ node, effect, via }) => [node, effect, via])).toEqual([
      [1, 'stops', []],
      [2, 'stops', [1]],
      [3, 'degrades', []],
      [4, 'degrades', [3]],
    ]);
  });

  it('walks a chain and a circle of 20,000 services', () => {
    const count = 20_000;
    const circle = Array.from(
      { length: count },
      (_, node): GraphLink => ({
        from: (node + 1) % count,
        to: node,
        mode: 'stops',
      }),
    );
    expect(impactOf(graphOf(circle, count), 0, 500)).toMatchObject({ more: true });
    expect(impactOf(graphOf(circle.slice(0, 2_000), count), 0).affected.at(-1)?.steps).toBe(2_000);
  });
});
