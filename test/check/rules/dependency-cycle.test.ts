/** A tangle of services must neither flood the report nor slow it down. */
import { describe, expect, it } from 'vitest';
import { loadCalendars } from '../../../scripts/shipped-data.ts';
import { readAndCheck } from '../../../src/pipeline.ts';
import { memorySource } from '../../../src/read/content-source.ts';

const calendars = loadCalendars();

function cycleFindings(edges: Readonly<Record<string, string[]>>) {
  const files = Object.fromEntries(
    Object.entries(edges).map(([id, targets]) => {
      const dependencies = targets.map((service) => ({ service }));
      return [`services/${id}.md`, `---\n${JSON.stringify({ title: id, dependencies }, null, 1)}\n---\n`];
    }),
  );
  const { diagnostics } = readAndCheck(memorySource(files), { today: '2026-11-20', calendars });
  return diagnostics.filter(({ ruleId }) => ruleId === 'dependency-cycle');
}

describe('dependency-cycle', () => {
  it('has one finding for each of 60 services that all lean on each other', () => {
    const ids = Array.from({ length: 60 }, (_, index) => `service-${index}`);
    const found = cycleFindings(Object.fromEntries(ids.map((id) => [id, ids])));
    expect(found).toHaveLength(60);
    expect(new Set(found.map(({ file }) => file)).size).toBe(60);
    expect(found[0]?.message).toContain('service-0 → service-1 → service-0');
  });

  it('counts the services of a circle that is too long to show', () => {
    const ids = Array.from({ length: 40 }, (_, index) => `service-${index}`);
    const found = cycleFindings(
      Object.fromEntries(ids.map((id, index) => [id, [ids[(index + 1) % 40] ?? '']])),
    );
    expect(found).toHaveLength(40);
    expect(found.every(({ message }) => message.includes('one of 40'))).toBe(true);
  });

  it('leaves out services that only lead to the circle or away from it', () => {
    const found = cycleFindings({ before: ['a'], a: ['b'], b: ['a', 'after'], after: [] });
    expect(found.map(({ file }) => file)).toEqual(['services/a.md', 'services/b.md']);
  });

  it('points at the link, and at the next one on the way round', () => {
    const [first] = cycleFindings({ a: ['c', 'b'], b: ['a'], c: [] });
    expect(first?.message).toBe('These services lean on each other in a circle: a → b → a.');
    expect(first?.line).toBe(9);
    expect(first?.related?.map(({ file }) => file)).toEqual(['services/b.md']);
  });
});
