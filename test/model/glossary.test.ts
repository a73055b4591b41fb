/** Which names are the same, and which terms are in force. */
import { describe, expect, it } from 'vitest';
import { type GlossaryTerm, glossaryOf, isExactPart, nameKey } from '../../src/model/glossary.ts';

describe('the capitals of a name', () => {
  it.each(['RTO', 'DevMAC', 'P1', 'MyIT', '4G', 'eID'])('matter in %s', (part) => {
    expect(isExactPart(part)).toBe(true);
  });

  it.each(['Readiness', 'readiness', 'A', '24', 'Éclair'])('do not matter in %s', (part) => {
    expect(isExactPart(part)).toBe(false);
  });
});

describe('nameKey', () => {
  it.each([
    ['Conformance Certificate', 'conformance  certificate'],
    ['First-of-Type', 'first-Of-type'],
    ['RTO report', 'RTO Report'],
    ['Cafe\u0301', 'café'],
  ])('takes %s and %s as one name', (one, other) => {
    expect(nameKey(one)).toBe(nameKey(other));
  });

  it.each([
    ['IT', 'it'],
    ['DevMAC', 'Devmac'],
    ['go/no-go', 'go no go'],
  ])('tells %s from %s', (one, other) => {
    expect(nameKey(one)).not.toBe(nameKey(other));
  });
});

describe('the glossary in force', () => {
  const entry = (term: string, rest: Partial<GlossaryTerm> = {}) => ({
    ...{ term, definition: 'Something.', plain: 'Something.', mark: true, links: [] },
    ...rest,
  });

  it('leaves out a shipped term of which the organisation has a name', () => {
    const shipped = [entry('Recovery time objective', { also: ['RTO'] }), entry('Waiver'), entry('Zone')];
    const own = [entry('Return', { formerly: ['RTO'] }), entry('waiver')];
    expect(glossaryOf(own, shipped).map(({ term }) => term)).toEqual(['Return', 'waiver', 'Zone']);
  });

  it('gives each term an anchor of its own', () => {
    const ids = glossaryOf([entry('C++'), entry('C'), entry('تنازل'), entry('C#')], []).map(({ id }) => id);
    expect(ids).toEqual(['term-c', 'term-c-1', 'term-c-2', 'term-تنازل']);
  });
});
