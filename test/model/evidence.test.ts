/** What counts as evidence, in whatever a guide holds. X2. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evidenceDate, judgeEvidence, valuesAt } from '../../src/model/evidence.ts';
import type { Evidence } from '../../src/model/framework.ts';
import { factInEnglish } from '../support/readiness-in-english.ts';

const guide = {
  title: 'Tide tables',
  outcomes: [],
  components: [
    { id: 'page', owner: 'harbour', hosting: { region: 'north' } },
    { id: 'tables', owner: 'harbour' },
  ],
  itsm: { record: 'SVC-1', configured: true, supported: false, completed: 'TBC' },
  users: { groups: ['sailors', 'anglers'] },
  rehearsals: [
    { type: 'incident', on: '2025-03-04', outcome: 'passed', record: 'https://records.example/1' },
    { type: 'incident', on: '2026-03-03', outcome: 'failed' },
    { type: 'change', on: '2024-02-06', outcome: 'passed' },
    { type: 'change', on: '2026-05-12', outcome: 'passed-with-actions', record: ' ' },
  ],
  nothing: null,
};
const judge = (evidence: Evidence) => factInEnglish(judgeEvidence(guide, evidence));
const met = (fact: string) => ({ fact, met: true });
const missing = (fact: string, problem: string) => ({ fact, met: false, problem });

describe('valuesAt', () => {
  it.each<[string, unknown[]]>([
    ['title', ['Tide tables']],
    ['itsm.record', ['SVC-1']],
    ['components.*.id', ['page', 'tables']],
    ['components.*.hosting.region', ['north']],
    ['users.groups', [['sailors', 'anglers']]],
    ['users.groups.*', ['sailors', 'anglers']],
    ['title.length', []],
    ['components.id', []],
    ['users.*', []],
    ['nothing', []],
    ['constructor', []],
    ['itsm.__proto__.polluted', []],
  ])('finds at %s', (path, values) => {
    expect(valuesAt(guide, path)).toEqual(values);
  });

  it('finds nothing and throws nothing in whatever is no guide', () => {
    const path = fc.array(fc.constantFrom('a', '*', 'length', 'constructor', '0'), { minLength: 1 });
    fc.assert(
      fc.property(fc.anything(), path, (root, steps) => {
        expect(Array.isArray(valuesAt(root, steps.join('.')))).toBe(true);
      }),
    );
  });
});

describe('judgeEvidence', () => {
  it('without a test asks that the fact is filled in, by no placeholder', () => {
    expect(judge({ fact: 'itsm.record' })).toEqual(met('itsm.record'));
    expect(judge({ fact: 'itsm.owner' })).toEqual(missing('itsm.owner', '`itsm.owner` is not filled in'));
    expect(judge({ fact: 'itsm.completed' }).met).toBe(false);
  });

  it('takes an empty list for an answer, and false for one too', () => {
    expect(judge({ fact: 'outcomes' }).met).toBe(true);
    expect(judge({ fact: 'itsm.supported' }).met).toBe(true);
  });

  it('asks it of every item of a list', () => {
    expect(judge({ fact: 'components.*.owner' })).toEqual(met('components.*.owner'));
    expect(judge({ fact: 'components.*.hosting' })).toEqual(
      missing('components.*.hosting', '`components.*.hosting` is filled in for 1 of 2'),
    );
  });

  it('lets a list be missing or empty where that is fine', () => {
    for (const fact of ['outcomes.*.owner', 'risks.*.owner']) {
      expect(judge({ fact }).met).toBe(false);
      expect(judge({ fact, may_be_empty: true }).met).toBe(true);
    }
    expect(judge({ fact: 'components.*.hosting', may_be_empty: true }).met).toBe(false);
  });

  it('compares a value', () => {
    expect(judge({ fact: 'itsm.configured', is: true }).met).toBe(true);
    expect(judge({ fact: 'itsm.supported', is: true })).toEqual(
      missing('itsm.supported', '`itsm.supported` must be true'),
    );
    expect(judge({ fact: 'components.*.owner', one_of: ['harbour', 'lock'] }).met).toBe(true);
    expect(judge({ fact: 'rehearsals.*.outcome', one_of: ['passed'] })).toEqual(
      missing('rehearsals.*.outcome', '`rehearsals.*.outcome` must be passed'),
    );
  });

  it('asks what a list holds', () => {
    expect(judge({ fact: 'users.groups', includes: ['anglers', 'sailors'] }).met).toBe(true);
    expect(judge({ fact: 'users.groups', includes: ['anglers', 'pilots', 'crew'] })).toEqual(
      missing('users.groups', '`users.groups` lacks pilots, crew'),
    );
  });

  it('counts items, all or those that are selected', () => {
    expect(judge({ fact: 'rehearsals', at_least: 4 }).met).toBe(true);
    expect(judge({ fact: 'rehearsals', at_least: 5 }).met).toBe(false);
    expect(judge({ fact: 'outcomes', at_least: 1 })).toEqual(
      missing('outcomes', '`outcomes` needs 1 or more'),
    );
    const where = { type: 'change', outcome: ['passed', 'passed-with-actions'] };
    expect(judge({ fact: 'rehearsals', where, at_least: 2 }).met).toBe(true);
    expect(judge({ fact: 'rehearsals', where: { ...where, outcome: 'failed' } })).toEqual(
      missing('rehearsals', '`rehearsals` needs 1 with type change and outcome failed'),
    );
  });

  it('counts only items in which keys are filled in', () => {
    const having = ['record'];
    expect(judge({ fact: 'rehearsals', where: { type: 'incident' }, having }).met).toBe(true);
    expect(judge({ fact: 'rehearsals', where: { type: 'change' }, having }).met).toBe(false);
    expect(judge({ fact: 'rehearsals', having, at_least: 2 })).toEqual(
      missing('rehearsals', '`rehearsals` needs 2 with record filled in'),
    );
  });

  it('says a problem exactly when it is not met, whatever the guide holds', () => {
    const evidence: fc.Arbitrary<Evidence> = fc.record(
      {
        fact: fc.constantFrom('a', 'a.b', 'a.*.b', 'a.*'),
        is: fc.constantFrom(true, 1, 'x'),
        one_of: fc.constant(['x', 'y']),
        includes: fc.constant(['x']),
        where: fc.constant({ b: 'x' }),
        having: fc.constant(['b']),
        at_least: fc.integer({ min: 1, max: 3 }),
        may_be_empty: fc.boolean(),
      },
      { requiredKeys: ['fact'] },
    );
    const item = fc.constantFrom<unknown>('x', '', 'TBC', true, 1, null, {}, { b: 'x' }, { b: '' }, ['x']);
    const root = fc.record({ a: fc.oneof(item, fc.array(item, { maxLength: 4 })) });
    fc.assert(
      fc.property(root, evidence, (values, asked) => {
        const result = factInEnglish(judgeEvidence(values, asked));
        expect(result.met).toBe(result.problem === undefined);
        if (!result.met) expect(result.problem).toContain(asked.fact);
        expect(result.fact).toBe(asked.fact);
      }),
    );
  });
});

describe('evidenceDate', () => {
  const both: Evidence[] = [
    { fact: 'rehearsals', where: { type: 'incident', outcome: 'passed' } },
    { fact: 'rehearsals', where: { type: 'change', outcome: ['passed', 'passed-with-actions'] } },
  ];

  it('is the date of a fact, or none', () => {
    const evidence = [{ fact: 'title' }];
    expect(evidenceDate({ on: '2026-01-02' }, { date: 'on', evidence })).toBe('2026-01-02');
    expect(evidenceDate({}, { date: 'on', evidence })).toBeUndefined();
    expect(evidenceDate({ on: '2026-01-02' }, { evidence })).toBeUndefined();
  });

  it('is the oldest of several, because all are asked for', () => {
    const evidence = [{ fact: 'rehearsals' }];
    expect(evidenceDate(guide, { date: 'rehearsals.*.on', evidence })).toBe('2024-02-06');
  });

  it('is the newest of each selection, and of these the oldest', () => {
    expect(evidenceDate(guide, { date: 'rehearsals.*.on', evidence: both })).toBe('2025-03-04');
    expect(evidenceDate(guide, { date: 'rehearsals.*.on', evidence: both.slice(1) })).toBe('2026-05-12');
  });

  it('is none while one selection is empty', () => {
    const never: Evidence = { fact: 'rehearsals', where: { type: 'restore' } };
    expect(evidenceDate(guide, { date: 'rehearsals.*.on', evidence: [...both, never] })).toBeUndefined();
  });
});
