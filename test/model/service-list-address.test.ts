/** The state of the list of services in its address. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wholeList } from '../../src/model/service-list.ts';
import { formatListAddress, parseListAddress, tidyText } from '../../src/model/service-list-address.ts';
import { anyState, facetValues } from '../support/service-rows.ts';

describe('the address of a list', () => {
  it('says in words what is shown', () => {
    const state = {
      ...wholeList,
      text: 'flood warnings',
      chosen: { ...wholeList.chosen, phase: ['alpha', 'live'], group: ['water'] },
      sort: 'review' as const,
      descending: true,
      page: 2,
    };
    expect(formatListAddress(state)).toBe(
      '?phase=alpha&phase=live&group=water&q=flood+warnings&sort=-review&page=2',
    );
    expect(formatListAddress(wholeList)).toBe('');
  });

  it('gives back the state that it was made from', () => {
    fc.assert(
      fc.property(anyState, (state) => {
        expect(parseListAddress(formatListAddress(state), facetValues)).toEqual(state);
      }),
    );
  });

  it.each([
    ['?phase=unheard-of&group=water', '?group=water'],
    ['?sort=nothing', ''],
    ['?sort=--review', ''],
    ['?sort=-name', '?sort=-name'],
    ['?page=0', ''],
    ['?page=-1', ''],
    ['?page=1e9', ''],
    ['?page=99999999999', ''],
    ['?phase=live&phase=alpha&phase=live', '?phase=alpha&phase=live'],
    ['?q=%20%20a%20%20b%20', '?q=a+b'],
    ['?q=%E0%A4%A', '?q=%EF%BF%BD%25A'],
    ['?utm_source=newsletter', ''],
    ['?phase[]=live&__proto__=x&constructor=y', ''],
    ['phase=live', '?phase=live'],
  ])('makes the best of %s', (query, understood) => {
    expect(formatListAddress(parseListAddress(query, facetValues))).toBe(understood);
  });

  it('takes any query, and understands itself', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (query) => {
        const once = formatListAddress(parseListAddress(query, facetValues));
        expect(formatListAddress(parseListAddress(once, facetValues))).toBe(once);
      }),
    );
  });
});

describe('tidyText', () => {
  it('cuts what is too long, and no character in two', () => {
    const long = tidyText('💧'.repeat(300));
    expect(long).toBe('💧'.repeat(200));
    expect(tidyText(long)).toBe(long);
  });
});
