import { describe, expect, it } from 'vitest';
import { howAnswered, isNamedBy, matchedFacts, matchedName } from '../../../src/browser/search/name-match.ts';

describe('matchedName', () => {
  const names = 'DevMAC · Development Milestone Achievement Certificate · Café';
  it.each([
    ['DevMAC', 'DevMAC'],
    ['devmac', 'DevMAC'],
    ['approve the DevMAC now', 'DevMAC'],
    ['development milestone', 'Development Milestone Achievement Certificate'],
    ['cafe', 'Café'],
    ['DevMACs', undefined],
    ['Dev', undefined],
    ['milestone', undefined],
    ['', undefined],
    ['?!', undefined],
  ])('of “%s” is %s', (query, name) => {
    expect(matchedName(query, names)).toBe(name);
  });

  it('is nothing where a thing has no other names', () => {
    expect(matchedName('DevMAC', undefined)).toBeUndefined();
  });
});

describe('isNamedBy', () => {
  it.each([
    ['Service design review board', 'review board', true],
    ['Service design review board', 'SDRB', false],
    ['Payments hub', 'payment', false],
  ])('%s is named by %s: %s', (title, name, expected) => {
    expect(isNamedBy(title, name)).toBe(expected);
  });
});

describe('matchedFacts', () => {
  const facts = 'Flood operations · +44 1632 960 001 · flood-warnings · Water · OSR';
  it.each([
    ['flood operations', [], ['Flood operations', 'flood-warnings']],
    ['flood', ['Flood warnings'], ['Flood operations']],
    ['960 001', [], ['+44 1632 960 001']],
    ['on', [], []],
    ['water', ['Water'], []],
  ])('of “%s” besides %j are %j', (query, shown, expected) => {
    expect(matchedFacts(query, facts, shown)).toEqual(expected);
  });
});

describe('howAnswered', () => {
  it.each([
    ['flood', ['Flood warnings'], 'all'],
    ['floo', ['Flood warnings'], 'all'],
    ['floods', ['flood'], 'all'],
    ['reviewing', ['reviewed:'], 'all'],
    ['licences', ['licence'], 'all'],
    ['OSR-01', ['OSR-01: List'], 'all'],
    ['osr01', ['OSR-01'], 'all'],
    ['', ['Flood'], 'all'],
    ['flod warnings', ['Flood warnings'], 'some'],
    ['certifcatte', ['certificate'], 'some'],
    ['flod', ['Flood', 'logs -f'], 'none'],
    ['asdfgh', ['a', 'as'], 'none'],
    ['xyz', ['x'], 'none'],
    ['xyz', [], 'none'],
    ['تنبيهات', ['تنبيهات الفيضانات'], 'all'],
    ['الفيضانات', ['فيضان'], 'some'],
  ])('“%s” is answered by %j: %s', (query, found, answer) => {
    expect(howAnswered(query, found)).toBe(answer);
  });
});
