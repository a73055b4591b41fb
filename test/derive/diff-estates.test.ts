/** What changed between two estates: each kind of change, and the laws that every difference keeps. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DiffSide, diffEstates } from '../../src/derive/diff-estates.ts';
import type { Changed, EstateDiff, ServiceDiff } from '../../src/model/estate-diff.ts';
import { estateDiffSchema } from '../../src/model/estate-diff.ts';
import { type Edits, smallSide } from '../support/small-estate.ts';

const permits = 'services/mooring-permits.md';
const tides = 'services/tide-tables.md';
const organisation = 'organisation.yaml';
const before = smallSide();

function servicesAfter(edits: Edits): ServiceDiff[] {
  return diffEstates(before, smallSide(edits)).services;
}

/** Puts keys before the line `support:` of a guide. */
const adding = (keys: string) => (text: string) => text.replace('support:\n', `${keys}\nsupport:\n`);

describe('diffEstates', () => {
  it.each<[string, Edits, Omit<ServiceDiff, 'title'>[]]>([
    [
      'a new name',
      { [permits]: (text) => text.replace('title: Mooring permits', 'title: Berth permits') },
      [{ id: 'mooring-permits', titleChange: { before: 'Mooring permits', after: 'Berth permits' } }],
    ],
    [
      'a new owner',
      {
        [permits]: (text) =>
          text.replace(
            'design: moorings',
            'design: [{team: moorings, to: 2026-12-31}, {team: harbour-readiness, from: 2027-01-01}]',
          ),
      },
      [
        {
          id: 'mooring-permits',
          ownership: [
            {
              name: 'design',
              before: 'Moorings team',
              after: 'Moorings team until 2026-12-31; then Readiness manager for harbours from 2027-01-01',
            },
          ],
        },
      ],
    ],
    [
      'a promise',
      {
        [permits]: adding(
          'service_levels:\n  - {metric: availability, target: 99.5%, per: 1 month, agreement: SLA}',
        ),
      },
      [{ id: 'mooring-permits', levels: [{ name: 'availability', after: '99.5% over 1 month (SLA)' }] }],
    ],
    [
      'a dependency that went',
      { [permits]: (text) => text.replace(/dependencies:\n.*\n/, '') },
      [
        {
          id: 'mooring-permits',
          dependencies: [{ name: 'Tide tables', before: 'The form shows no depth of water.' }],
        },
      ],
    ],
    [
      'a component of another owner',
      { [permits]: (text) => text.replace('owner: moorings', 'owner: harbour-readiness') },
      [
        {
          id: 'mooring-permits',
          components: [
            {
              name: 'prototype',
              before: 'Prototype of the form, owned by Moorings team',
              after: 'Prototype of the form, owned by Readiness manager for harbours',
            },
          ],
        },
      ],
    ],
  ])('tells %s, and nothing else', (_name, edits, expected) => {
    const found = servicesAfter(edits).map(
      ({ title: _title, readiness: _count, criteria: _criteria, ...rest }) => rest,
    );
    expect(found).toEqual(expected);
  });

  it('tells a waiver with whoever bears the risk, and the criterion that it excuses', () => {
    const [found] = servicesAfter({
      [tides]: adding(
        'waivers:\n  - {criterion: OSR-28, reason: The rehearsal comes next month., risk_owner: moorings, approved_by: harbour-readiness, expires: 2027-01-31}',
      ),
    });
    expect(found?.waivers).toEqual([
      { name: 'OSR-28', after: 'until 2027-01-31, risk borne by Moorings team' },
    ]);
  });

  it('tells of a phase what it does to readiness, criterion by criterion', () => {
    const [found] = servicesAfter({
      [permits]: (text) => text.replace('phase: discovery', 'phase: private-beta'),
    });
    expect(found?.phase).toEqual({ before: 'discovery', after: 'private-beta' });
    const states = found?.criteria ?? [];
    expect(states.length).toBeGreaterThan(0);
    expect(states.every(({ before: older, after: newer }) => older !== newer)).toBe(true);
    const due = (found?.readiness?.after?.due ?? 0) - (found?.readiness?.before?.due ?? 0);
    expect(due).toBeGreaterThan(0);
  });

  it('tells what came and went without its details', () => {
    const after = smallSide({ [permits]: () => undefined });
    const [gone] = diffEstates(before, after).services;
    expect(gone).toMatchObject({
      id: 'mooring-permits',
      presence: 'removed',
      phase: { before: 'discovery' },
    });
    expect(gone).not.toHaveProperty('components');
    const [came] = diffEstates(after, before).services;
    expect(came).toMatchObject({ id: 'mooring-permits', presence: 'added', phase: { after: 'discovery' } });
  });

  it('names a guide that today’s schema refuses, and counts it neither as gone nor as new', () => {
    const broken = smallSide({ [tides]: (text) => text.replace('phase:', 'stage:') });
    for (const diff of [diffEstates(before, broken), diffEstates(broken, before)]) {
      expect(diff.services).toEqual([]);
      expect([diff.before, diff.after].flatMap(({ unread }) => unread)).toEqual([
        { id: 'tide-tables', file: tides },
      ]);
    }
  });

  it('does not tell of a new name in every service that depends on it', () => {
    const found = servicesAfter({ [tides]: (text) => text.replace('title: Tide tables', 'title: Tides') });
    expect(found.map(({ id }) => id)).toEqual(['tide-tables']);
  });

  it('tells which criteria a framework asks that it did not ask', () => {
    const { frameworks } = diffEstates(
      smallSide({
        'opsguide.config.yaml': (text) => `${text}frameworks: {service-operation-standard: off}\n`,
      }),
      before,
    );
    expect(frameworks.length).toBeGreaterThan(10);
    const all = before.estate.frameworks.flatMap(({ stages }) => stages.flatMap(({ criteria }) => criteria));
    for (const change of frameworks) {
      expect(change.before).toBeUndefined();
      expect(all.find(({ id }) => id === change.name)?.title).toBe(change.after);
    }
  });
});

const edits: [string, (text: string) => string | undefined][] = [
  [permits, (text) => text.replace('phase: discovery', 'phase: alpha')],
  [permits, (text) => text.replace('title: Mooring permits', 'title: "<b>Berths</b>"')],
  [permits, () => undefined],
  [permits, (text) => text.replace('phase:', 'stage:')],
  [permits, (text) => text.replace('if_it_fails: The form', 'if_it_fails: No form')],
  [tides, (text) => text.replace('title: Tide tables', 'title: Tides')],
  [tides, (text) => text.replace(/^phase: .*$/m, 'phase: retired')],
  [
    tides,
    (text) =>
      text.replace('support:\n', 'service_levels:\n  - {metric: availability, target: 99.9%}\nsupport:\n'),
  ],
  [organisation, (text) => text.replace('name: Moorings team', 'name: Team of moorings')],
  [organisation, (text) => text.replace('name: Harbours', 'name: Ports')],
];

/** Which edits are made; estates themselves would fill the screen when a law is broken. */
const chosen = fc.subarray(edits.map((_, index) => index));

function sideOf(indices: readonly number[]): DiffSide {
  const changes = edits.filter((_, index) => indices.includes(index));
  return smallSide(
    Object.fromEntries(
      [...Map.groupBy(changes, ([file]) => file)].map(([file, ofFile]) => [
        file,
        (text: string) =>
          ofFile.reduce<string | undefined>(
            (now, [, change]) => (now === undefined ? now : change(now)),
            text,
          ),
      ]),
    ),
  );
}

describe('every difference', () => {
  it('of an estate with itself is empty', () => {
    fc.assert(
      fc.property(chosen, (indices) => {
        const one = sideOf(indices);
        const { services, frameworks } = diffEstates(one, one);
        expect([services, frameworks]).toEqual([[], []]);
      }),
      { numRuns: 25 },
    );
  });

  it('is the other way round the same with sides changed, and as its schema says', () => {
    fc.assert(
      fc.property(chosen, chosen, (first, second) => {
        const [one, other] = [sideOf(first), sideOf(second)];
        const there = diffEstates(one, other);
        expect(estateDiffSchema.parse(there)).toEqual(there);
        expect(withoutNames(turned(there))).toEqual(withoutNames(diffEstates(other, one)));
      }),
      { numRuns: 40 },
    );
  });
});

/** The same difference seen from the other side. */
function turned(diff: EstateDiff): EstateDiff {
  const visit = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(visit);
    if (typeof value !== 'object' || value === null)
      return value === 'added' ? 'removed' : value === 'removed' ? 'added' : value;
    const { before: older, after: newer, ...rest } = value as Changed<unknown> & Record<string, unknown>;
    return {
      ...Object.fromEntries(Object.entries(rest).map(([key, inner]) => [key, visit(inner)])),
      ...(newer === undefined ? {} : { before: visit(newer) }),
      ...(older === undefined ? {} : { after: visit(older) }),
    };
  };
  return visit(diff) as EstateDiff;
}

/** What something is called follows the newer side. */
function withoutNames(diff: EstateDiff): unknown {
  const named = ['title', 'name'];
  return JSON.parse(JSON.stringify(diff, (key, value: unknown) => (named.includes(key) ? undefined : value)));
}
