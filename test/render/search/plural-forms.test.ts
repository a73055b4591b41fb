import { describe, expect, it } from 'vitest';
import { makeInterfaceWords } from '../../../src/render/interface-words.ts';
import { pluralForms } from '../../../src/render/search/plural-forms.ts';

describe('pluralForms', () => {
  it.each([
    [
      'en-GB',
      '{count, plural, one {# result} other {# results}} for {query}',
      { one: '{count} result for {query}', other: '{count} results for {query}' },
    ],
    ['en', '{count, plural, one {One} other {# in all}}', { one: 'One', other: '{count} in all' }],
    [
      'pl',
      '{count, plural, one {# wynik} few {# wyniki} many {# wyników} other {# wyniku}}',
      { one: '{count} wynik', few: '{count} wyniki', many: '{count} wyników' },
    ],
    ['ja', '{count, plural, other {#件}}', { other: '{count}件' }],
    [
      'ar-EG',
      '{count, plural, zero {لا نتائج} one {نتيجة} two {نتيجتان} few {# نتائج} many {# نتيجة} other {# نتيجة}}',
      {
        zero: 'لا نتائج',
        one: 'نتيجة',
        two: 'نتيجتان',
        few: '{count} نتائج',
        many: '{count} نتيجة',
        other: '{count} نتيجة',
      },
    ],
  ])('in %s gives the forms of %s', (language, message, expected) => {
    const words = makeInterfaceWords({}, language, { found: message });
    expect(pluralForms(words, 'found', ['query'])).toEqual(expected);
  });
});
