/** Dates in order are never reported, and every date out of order is. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dateOrder } from '../../../src/check/rules/date-order.ts';
import { releaseOrder } from '../../../src/check/rules/release-order.ts';
import { addDays } from '../../../src/model/date.ts';
import type { Finding, Rule } from '../../../src/model/rule.ts';
import { checkFrontMatter } from '../../support/check-front-matter.ts';

const dates = (count: number) =>
  fc
    .array(fc.nat(300), { minLength: count, maxLength: count })
    .map((days) => days.map((day) => addDays('2025-01-01', day)));
const ascending = (count: number) => dates(count).map((list) => list.sort());

function found(rule: Rule, data: Record<string, unknown>): Finding[] {
  return checkFrontMatter(rule, data);
}

const milestones = ([private_beta, public_beta, live, retire]: string[]) => ({
  phase: 'live',
  lifecycle: { owners: { design: 'flood-alerts' }, milestones: { private_beta, public_beta, live, retire } },
});

function release(dates: string[], without: ReadonlySet<number> = new Set()) {
  const on = (index: number) => ({ on: dates[index] });
  const parts: [string, unknown][] = [
    ['agreements', [{ type: 'connection-agreement', party: 'Supplier', status: 'approved', ...on(0) }]],
    ['manager_assigned', dates[1]],
    ['validation', { functional: { result: 'pass', ...on(2) } }],
    ['conformance', { approved: dates[3] }],
    ['site_readiness', { signed: { authority: dates[4] } }],
    [
      'live_certificate',
      { issuer: 'DIR Team', issued: dates[5], interactions: ['read'], approved_interactions: ['read'] },
    ],
    ['connectivity', on(6)],
    ['go_no_go', { ...on(7), attendees: ['release manager'], decision: 'go' }],
    ['verification_period', { start: dates[8], end: dates[9] }],
    ['rollout', on(10)],
    ['business_as_usual', { ...on(11), accepted_by: 'flood-operations' }],
  ];
  return {
    phase: 'live',
    release: {
      route: 'external-supplier',
      ...Object.fromEntries(parts.filter((_, index) => !without.has(index))),
    },
  };
}

describe('date-order', () => {
  it('never reports milestones that ascend', () => {
    fc.assert(
      fc.property(ascending(4), (list) => {
        expect(found(dateOrder, milestones(list))).toEqual([]);
      }),
    );
  });

  it('reports milestones exactly when one comes before an earlier one', () => {
    fc.assert(
      fc.property(dates(4), (list) => {
        const inOrder = list.every((date, index) => index === 0 || date >= (list[index - 1] ?? ''));
        expect(found(dateOrder, milestones(list)).length === 0).toBe(inOrder);
      }),
    );
  });
});

describe('release-order', () => {
  it('never reports a whole chain that ascends', () => {
    fc.assert(
      fc.property(ascending(12), (list) => {
        expect(found(releaseOrder, release(list))).toEqual([]);
      }),
    );
  });

  it('reports a chain exactly when a step comes before an earlier one', () => {
    fc.assert(
      fc.property(dates(12), (list) => {
        const inOrder = list.every((date, index) => index === 0 || date >= (list[index - 1] ?? ''));
        expect(found(releaseOrder, release(list)).length === 0).toBe(inOrder);
      }),
    );
  });

  it('reports a step that is left out, unless all later steps are too, or it is the rollout', () => {
    const list = Array.from({ length: 12 }, (_, index) => addDays('2025-01-01', index));
    fc.assert(
      fc.property(fc.subarray([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]), (left) => {
        const without = new Set(left);
        const lastKept = [10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0].find((index) => !without.has(index)) ?? -1;
        const gap = left.some((index) => index < lastKept && index !== 9);
        expect(found(releaseOrder, release(list, without)).length > 0).toBe(gap);
      }),
    );
  });
});
