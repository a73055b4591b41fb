import { describe, expect, it } from 'vitest';
import { makeWords } from '../../../src/browser/shared/words.ts';
import type { SearchSettings } from '../../../src/model/search-settings.ts';

const settings: SearchSettings = {
  names: '/search/names.json',
  basePath: '/',
  kinds: {},
  facets: [],
  words: { nothing: 'Nothing was found for {query}.' },
  counted: { results: { one: '{count} result for {query}', other: '{count} results for {query}' } },
};

describe('makeWords', () => {
  const words = makeWords(settings, 'en-GB');
  it('fills words in, once', () => {
    expect(words.say('nothing', { query: '{query} $& {count}' })).toBe(
      'Nothing was found for {query} $& {count}.',
    );
    expect(words.say('unknown')).toBe('');
  });

  it.each([
    [0, '0 results for a'],
    [1, '1 result for a'],
    [5022, '5,022 results for a'],
  ])('counts %d', (count, text) => {
    expect(words.count('results', count, { query: 'a' })).toBe(text);
  });

  it('takes the general form where a language has more than the page gives', () => {
    expect(makeWords(settings, 'pl').count('results', 3, { query: 'a' })).toBe('3 results for a');
  });
});
