/** Terms of accountability: exactly one counts on each day, or the conflict is named. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../src/model/date.ts';
import { type Term, termConflicts, termCovers } from '../../src/model/terms.ts';

const start = '2026-01-01';
/** Terms that follow each other without gap; the last may be open. */
const chain = fc
  .tuple(fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 1, maxLength: 8 }), fc.boolean())
  .map(([lengths, open]) => {
    let from = start;
    return lengths.map((length, index): Term => {
      const term = { from, to: addDays(from, length - 1) };
      from = addDays(from, length);
      return open && index === lengths.length - 1 ? { from: term.from } : term;
    });
  });

describe('termConflicts', () => {
  it('finds nothing in terms that follow each other, whatever their order in the list', () => {
    fc.assert(
      fc.property(
        chain.chain((terms) => fc.shuffledSubarray(terms, { minLength: terms.length })),
        (terms) => {
          expect(termConflicts(terms)).toEqual([]);
        },
      ),
    );
  });

  it('finds a conflict exactly when some day between first and last has none or two', () => {
    const day = fc.integer({ min: 0, max: 30 }).map((offset) => addDays(start, offset));
    const term = fc.tuple(day, day).map(([a, b]): Term => (a <= b ? { from: a, to: b } : { from: b, to: a }));
    fc.assert(
      fc.property(fc.array(term, { minLength: 1, maxLength: 4 }), (terms) => {
        const from = terms.map((each) => each.from ?? '').sort()[0] ?? '';
        const to =
          terms
            .map((each) => each.to ?? '')
            .sort()
            .at(-1) ?? '';
        let clean = true;
        for (let date = from; date <= to; date = addDays(date, 1)) {
          clean &&= terms.filter((each) => termCovers(each, date)).length === 1;
        }
        expect(termConflicts(terms).length === 0).toBe(clean);
      }),
    );
  });

  it('tells gaps, overlaps and terms that end before they begin apart', () => {
    expect(termConflicts([{ to: '2026-05-31' }, { from: '2026-06-02' }])).toEqual([
      { kind: 'gap', index: 1, other: 0 },
    ]);
    expect(termConflicts([{ to: '2026-06-01' }, { from: '2026-06-01' }])).toEqual([
      { kind: 'overlap', index: 1, other: 0 },
    ]);
    expect(termConflicts([{}, {}])).toEqual([{ kind: 'overlap', index: 1, other: 0 }]);
    expect(termConflicts([{ from: '2026-06-02', to: '2026-06-01' }])).toEqual([
      { kind: 'backwards', index: 0 },
    ]);
    expect(termConflicts([{}])).toEqual([]);
  });
});

describe('termCovers', () => {
  it('counts the first and the last day', () => {
    const term = { from: '2026-05-01', to: '2026-05-02' };
    expect(
      ['2026-04-30', '2026-05-01', '2026-05-02', '2026-05-03'].map((date) => termCovers(term, date)),
    ).toEqual([false, true, true, false]);
  });
});
