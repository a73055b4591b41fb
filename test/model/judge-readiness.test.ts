/** States of criteria, from a framework that nobody but this test knows: no code names those that ship. X2. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../src/model/date.ts';
import { type Criterion, frameworkSchema } from '../../src/model/framework.ts';
import { type Guide, guideSchema } from '../../src/model/guide.ts';
import { judgeReadiness } from '../../src/model/judge-readiness.ts';
import { organisationSchema } from '../../src/model/organisation.ts';
import { phases } from '../../src/model/phase.ts';
import type { CriterionResult, Readiness } from '../../src/model/readiness.ts';
import { resultInEnglish, type SpokenResult } from '../support/readiness-in-english.ts';

const today = '2026-11-20';
const organisation = organisationSchema.parse({});

type Asked = Omit<Partial<Criterion>, 'id' | 'evidence'> & { evidence?: Criterion['evidence'] };

/** A criterion that asks for a record in the service management tool, unless told otherwise. */
function ask(id: string, more: Asked = {}) {
  return {
    id,
    title: 'Show it',
    asks: 'Show it.',
    why: 'Somebody relies on it.',
    responsible: ['Harbour master'],
    evidence: [{ fact: 'itsm.record' }],
    ...more,
  };
}

/** A framework with a stage for each list of criteria. */
function seaworthiness(...stages: [opens: Record<string, unknown>[], criteria: ReturnType<typeof ask>[]][]) {
  return frameworkSchema.parse({
    id: 'seaworthiness',
    title: 'Seaworthiness',
    summary: 'Keeps ships afloat.',
    why: 'Ships that sink carry nobody.',
    stages: stages.map(([opens, criteria], index) => ({
      id: `stage-${index + 1}`,
      title: `Stage ${index + 1}`,
      about: 'Asked in order.',
      opens,
      criteria,
    })),
  });
}

function makeGuide(more: Record<string, unknown> = {}): Guide {
  return guideSchema.parse({
    title: 'Tide tables',
    description: 'Shows when the tide turns.',
    phase: 'live',
    delivery_group: 'harbour',
    lifecycle: { owners: { design: 'harbour' } },
    components: [{ id: 'page', name: 'Page', type: 'application', owner: 'harbour' }],
    support: { contact: 'tides@landandwater.example' },
    last_reviewed_on: '2026-10-01',
    review_in: '6 months',
    ...more,
  });
}

interface Judged {
  on?: string;
  failed?: string[];
}

function readinessOf(
  guide: Guide,
  framework: ReturnType<typeof seaworthiness>,
  { on = today, failed = [] }: Judged = {},
): Readiness {
  return judgeReadiness({
    guide,
    frameworks: [framework],
    organisation,
    today: on,
    failedRules: new Set(failed),
  });
}

const always = [{ from_phase: 'discovery' }];

/** The result of one criterion that every service is asked. */
function judge(guide: Guide, asked: Asked = {}, judged: Judged = {}): SpokenResult {
  const { stages } = readinessOf(guide, seaworthiness([always, [ask('SEA-01', asked)]]), judged);
  return resultInEnglish(stages[0]?.results[0] as CriterionResult);
}

const recorded = { itsm: { record: 'SVC-1' } };
const waiver = (expires: string) => ({
  criterion: 'SEA-01',
  reason: 'The record moves.',
  risk_owner: 'head-of-harbour',
  approved_by: 'harbour-board',
  expires,
});

describe('a criterion', () => {
  it('is met by its evidence', () => {
    expect(judge(makeGuide(recorded))).toMatchObject({
      state: 'met',
      evidence: [{ fact: 'itsm.record', met: true }],
    });
  });

  it('is not met without it, and says what is missing', () => {
    expect(judge(makeGuide())).toMatchObject({
      state: 'not-met',
      evidence: [{ fact: 'itsm.record', met: false, problem: '`itsm.record` is not filled in' }],
    });
  });

  it('is not met while one of several pieces is missing', () => {
    const evidence = [{ fact: 'itsm.record' }, { fact: 'itsm.completed' }];
    const result = judge(makeGuide(recorded), { evidence });
    expect(result.state).toBe('not-met');
    expect(result.evidence.map(({ met }) => met)).toEqual([true, false]);
  });

  it('is not met while one of its rules finds an error', () => {
    const asked = { rules: ['itsm-complete', 'fact-due'] };
    const failed = { failed: ['itsm-complete', 'placeholder'] };
    expect(judge(makeGuide(recorded), asked, failed)).toMatchObject({
      state: 'not-met',
      reason: 'The checker found errors of itsm-complete.',
    });
    expect(judge(makeGuide(recorded), asked, { failed: ['placeholder'] }).state).toBe('met');
  });

  it('carries date and link of its evidence', () => {
    const guide = makeGuide({
      security: { assurance_pack: { completed: '2026-02-03', url: 'https://documents.example/pack' } },
    });
    const asked = {
      evidence: [{ fact: 'security.assurance_pack.completed' }],
      date: 'security.assurance_pack.completed',
      link: 'security.assurance_pack.url',
    };
    expect(judge(guide, asked)).toMatchObject({
      date: '2026-02-03',
      link: 'https://documents.example/pack',
    });
    expect(judge(makeGuide(), asked)).not.toHaveProperty('date');
  });
});

describe('only_if', () => {
  const released = (route: string) => ({ release: { route } });
  it.each<[string, Criterion['only_if'], Record<string, unknown>, Record<string, unknown>]>([
    ['critical', { critical: true }, { tier: 'critical' }, { tier: 'standard' }],
    ['not critical', { critical: false }, { tier: 'standard' }, { tier: 'critical' }],
    ['personal data', { personal_data: true }, { data: { personal: true } }, { data: { personal: false } }],
    ['live data', { uses_live_data: true }, { uses_live_data: true }, {}],
    ['external', { external_release: true }, released('external-supplier'), released('own')],
    ['phase', { from_phase: 'live' }, { phase: 'live' }, { phase: 'alpha' }],
    ['phases', { in_phases: ['alpha', 'live'] }, { phase: 'alpha' }, { phase: 'private-beta' }],
  ])('selects services: %s', (_name, only_if, selected, other) => {
    expect(judge(makeGuide(selected), { only_if }).state).toBe('not-met');
    const result = judge(makeGuide(other), { only_if });
    expect(result.state).toBe('not-applicable');
    expect(result.reason).toMatch(/^It is asked only of services |^It is asked only of critical services\.$/);
  });

  it('needs every condition that it gives', () => {
    const only_if = { critical: true, personal_data: true };
    const both = { tier: 'critical', data: { personal: true } };
    expect(judge(makeGuide(both), { only_if }).state).toBe('not-met');
    expect(judge(makeGuide({ tier: 'critical' }), { only_if }).state).toBe('not-applicable');
  });
});

describe('not_applicable', () => {
  const left = makeGuide({ not_applicable: [{ criterion: 'SEA-01', reason: 'The harbour is dry.' }] });

  it('leaves a criterion out with a reason', () => {
    expect(judge(left)).toMatchObject({ state: 'not-applicable', reason: 'The harbour is dry.' });
  });

  it('leaves nothing out that is mandatory', () => {
    expect(judge(left, { can_be_not_applicable: false }).state).toBe('not-met');
  });

  it('leaves out nothing but what it names', () => {
    const framework = seaworthiness([always, [ask('SEA-01'), ask('SEA-02')]]);
    const states = readinessOf(left, framework).stages[0]?.results.map(({ state }) => state);
    expect(states).toEqual(['not-applicable', 'not-met']);
  });
});

describe('a waiver', () => {
  it('waives through its last day, and says who bears the risk', () => {
    expect(judge(makeGuide({ waivers: [waiver(today)] }))).toMatchObject({
      state: 'waived',
      reason: 'The record moves.',
      lapsesOn: today,
      waiver: { riskOwner: 'head-of-harbour', approvedBy: 'harbour-board', expires: today },
    });
  });

  it('counts as not met from the day after', () => {
    expect(judge(makeGuide({ waivers: [waiver('2026-11-19')] }))).toMatchObject({
      state: 'not-met',
      reason: 'The waiver expired on 2026-11-19.',
      waiver: { expires: '2026-11-19' },
    });
  });

  it('is replaced by a later one, in whatever order they are written', () => {
    const waivers = [waiver('2026-10-01'), waiver('2027-01-29'), waiver('2026-12-01')];
    expect(judge(makeGuide({ waivers }))).toMatchObject({ state: 'waived', lapsesOn: '2027-01-29' });
  });

  it('is not needed while the evidence is there', () => {
    const result = judge(makeGuide({ ...recorded, waivers: [waiver('2026-11-01')] }));
    expect(result.state).toBe('met');
    expect(result).not.toHaveProperty('waiver');
  });

  it('waives what a rule finds, but nothing that may not be waived', () => {
    const guide = makeGuide({ ...recorded, waivers: [waiver('2026-12-01')] });
    const failed = { failed: ['itsm-complete'] };
    expect(judge(guide, { rules: ['itsm-complete'] }, failed).state).toBe('waived');
    expect(judge(guide, { rules: ['itsm-complete'], waivable: false }, failed).state).toBe('not-met');
  });
});

describe('shelf life', () => {
  const asked = {
    evidence: [{ fact: 'security.health_check.on' }],
    date: 'security.health_check.on',
    shelf_life: '12 months',
  };
  const tested = (on: string) => makeGuide({ security: { health_check: { on } } });

  it('lets evidence count through its last day', () => {
    expect(judge(tested('2025-11-20'), asked)).toMatchObject({ state: 'met', lapsesOn: today });
    expect(judge(tested('2025-11-19'), asked)).toMatchObject({
      state: 'not-met',
      reason: 'The evidence is too old: it counted until 2026-11-19.',
      date: '2025-11-19',
    });
  });

  it('may be stated by a fact of the guide', () => {
    const review = {
      evidence: [{ fact: 'last_reviewed_on' }],
      date: 'last_reviewed_on',
      shelf_life: 'review_in',
    };
    const reviewed = (review_in: string) => makeGuide({ last_reviewed_on: '2026-08-21', review_in });
    expect(judge(reviewed('3 months'), review)).toMatchObject({ state: 'met', lapsesOn: '2026-11-21' });
    expect(judge(reviewed('P2M'), review)).toMatchObject({ state: 'not-met', lapsesOn: '2026-10-21' });
  });

  it('ends before it, where the evidence itself expires', () => {
    const certificate = (expires?: string) =>
      makeGuide({
        release: {
          route: 'own',
          live_certificate: {
            issuer: 'Harbour office',
            issued: '2026-06-01',
            interactions: ['tide'],
            approved_interactions: ['tide'],
            ...(expires ? { expires } : {}),
          },
        },
      });
    const expiring = {
      evidence: [{ fact: 'release.live_certificate.issued' }],
      date: 'release.live_certificate.issued',
      shelf_life: '1 year',
      expires: 'release.live_certificate.expires',
    };
    expect(judge(certificate('2026-11-20'), expiring)).toMatchObject({ state: 'met', lapsesOn: today });
    expect(judge(certificate('2026-11-19'), expiring).state).toBe('not-met');
    expect(judge(certificate(), expiring)).toMatchObject({ state: 'met', lapsesOn: '2027-06-01' });
  });

  it('that is over can be waived', () => {
    const guide = makeGuide({
      security: { health_check: { on: '2025-06-02' } },
      waivers: [waiver('2026-12-01')],
    });
    expect(judge(guide, asked)).toMatchObject({ state: 'waived', lapsesOn: '2026-12-01' });
  });

  it('only ever takes away: what is not met stays so, whatever the day', () => {
    const day = fc.integer({ min: 0, max: 1500 }).map((days) => addDays('2024-01-01', days));
    const rank = { met: 2, waived: 1, 'not-met': 0, 'not-yet-due': -1, 'not-applicable': -1 };
    fc.assert(
      fc.property(day, fc.option(day), day, fc.nat(900), (on, expires, first, later) => {
        const guide = makeGuide({
          security: { health_check: { on } },
          ...(expires ? { waivers: [waiver(expires)] } : {}),
        });
        const [then, now] = [first, addDays(first, later)].map((date) => judge(guide, asked, { on: date }));
        expect(rank[now?.state ?? 'met']).toBeLessThanOrEqual(rank[then?.state ?? 'met']);
      }),
    );
  });
});

describe('a stage', () => {
  const framework = seaworthiness(
    [[{ uses_live_data: true }, { from_phase: 'private-beta' }], [ask('SEA-01')]],
    [[{ from_phase: 'live' }, { reached: 'release.rollout.on' }], [ask('SEA-02')]],
    [[{ in_phases: ['retiring'] }], [ask('SEA-03')]],
  );
  const openIn = (more: Record<string, unknown>, on = today) =>
    readinessOf(makeGuide(more), framework, { on }).stages.map(({ open }) => open);

  it('is open once any of its conditions holds', () => {
    expect(openIn({ phase: 'alpha' })).toEqual([false, false, false]);
    expect(openIn({ phase: 'alpha', uses_live_data: true })).toEqual([true, false, false]);
    expect(openIn({ phase: 'public-beta' })).toEqual([true, false, false]);
    expect(openIn({ phase: 'live' })).toEqual([true, true, false]);
    expect(openIn({ phase: 'retiring' })).toEqual([true, true, true]);
  });

  it('opens on the day that a fact names', () => {
    const planned = { phase: 'alpha', release: { route: 'own', rollout: { on: today } } };
    expect(openIn(planned, '2026-11-19')).toEqual([false, false, false]);
    expect(openIn(planned, today)).toEqual([false, true, false]);
  });

  it('asks a retired service nothing', () => {
    const readiness = readinessOf(makeGuide({ phase: 'retired', uses_live_data: true }), framework);
    expect(readiness.stages.every(({ open }) => !open)).toBe(true);
    expect(readiness.count).toEqual({ due: 0, met: 0, waived: 0 });
    expect(readiness).not.toHaveProperty('nextGate');
  });

  it('that is not open yet asks nothing, whatever is waived', () => {
    const guide = makeGuide({ phase: 'alpha', waivers: [waiver('2027-01-01')] });
    const { stages, count } = readinessOf(guide, framework);
    expect(stages.flatMap(({ results }) => results.map(({ state }) => state))).toEqual([
      'not-yet-due',
      'not-yet-due',
      'not-yet-due',
    ]);
    expect(count.due).toBe(0);
  });
});

describe('readiness', () => {
  const framework = seaworthiness(
    [always, [ask('SEA-01'), ask('SEA-02', { evidence: [{ fact: 'outcomes' }], advisory: true })]],
    [
      [{ from_phase: 'public-beta' }],
      [
        ask('SEA-03', { evidence: [{ fact: 'practice.name' }] }),
        ask('SEA-04', { only_if: { critical: true } }),
        ask('SEA-05', { evidence: [{ fact: 'consumers' }], advisory: true }),
      ],
    ],
  );
  const ids = (results: readonly CriterionResult[] = []) => results.map(({ criterion }) => criterion.id);

  it('counts what is due, met and waived, without advice', () => {
    const waived = { waivers: [waiver('2027-01-01')] };
    const readiness = readinessOf(makeGuide({ practice: { name: 'Seamanship' }, ...waived }), framework);
    expect(readiness.count).toEqual({ due: 2, met: 1, waived: 1 });
    expect(readiness.stages.map(({ count }) => count)).toEqual([
      { due: 1, met: 0, waived: 1 },
      { due: 1, met: 1, waived: 0 },
    ]);
  });

  it('keeps advice apart from what blocks', () => {
    const readiness = readinessOf(makeGuide({ practice: { name: 'Seamanship' } }), framework);
    expect(ids(readiness.blockers)).toEqual(['SEA-01']);
    expect(ids(readiness.advice)).toEqual(['SEA-02', 'SEA-05']);
  });

  it('looks ahead to the next gate, with its day', () => {
    const guide = makeGuide({
      phase: 'private-beta',
      ...recorded,
      lifecycle: {
        owners: { design: 'harbour' },
        milestones: { private_beta: '2026-09-01', public_beta: '2027-02-01', live: '2027-09-01' },
      },
    });
    const { blockers, nextGate } = readinessOf(guide, framework);
    expect(blockers).toEqual([]);
    expect(nextGate).toMatchObject({
      phase: 'public-beta',
      plannedOn: '2027-02-01',
      count: { due: 2, met: 1, waived: 0 },
    });
    expect(ids(nextGate?.blockers)).toEqual(['SEA-03']);
  });

  it.each(phases.map((phase) => [phase, phases[phases.indexOf(phase) + 1]] as const))(
    'has a next gate in %s unless the service has reached the last',
    (phase, next) => {
      const { nextGate } = readinessOf(makeGuide({ phase }), framework);
      const last = phases.indexOf(phase) >= phases.indexOf('live');
      expect(nextGate?.phase).toBe(last ? undefined : next);
      expect(nextGate?.plannedOn).toBeUndefined();
    },
  );

  it('joins several frameworks in their order', () => {
    const other = { ...seaworthiness([always, [ask('CRW-01')]]), id: 'crew' };
    const { stages } = judgeReadiness({
      guide: makeGuide(),
      frameworks: [other, framework],
      organisation,
      today,
      failedRules: new Set(),
    });
    expect(stages.map((stage) => stage.framework.id)).toEqual(['crew', 'seaworthiness', 'seaworthiness']);
  });
});
