/** Words of a language: messages, days, hours, numbers and lists. */
import fc from 'fast-check';
import nunjucks from 'nunjucks';
import { describe, expect, it } from 'vitest';
import { loadWords } from '../../scripts/shipped-data.ts';
import { addDays, fromDays } from '../../src/model/date.ts';
import { type Hours, hoursInWords } from '../../src/model/hours.ts';
import { flatMessages } from '../../src/model/messages.ts';
import { messageParts } from '../../src/read/message-parts.ts';
import { inlineWords } from '../../src/render/inline-words.ts';
import { makeInterfaceWords } from '../../src/render/interface-words.ts';
import { makeLanguages } from '../../src/render/languages.ts';
import { englishWords } from '../support/words.ts';

const safe = (html: string) => new nunjucks.runtime.SafeString(html);
const wordsOf = (messages: Record<string, string>, language = 'en-GB') =>
  makeInterfaceWords({}, language, messages);

describe('a message', () => {
  it.each([
    ['{count, plural, one {# service} other {# services}}', { count: 1 }, '1 service'],
    ['{count, plural, one {# service} other {# services}}', { count: 5000 }, '5,000 services'],
    ['{count, plural, =0 {None} other {{count, number}}}', { count: 0 }, 'None'],
    [
      '{n, plural, offset:1 =1 {only it} one {it and # other} other {it and # others}}',
      { n: 3 },
      'it and 2 others',
    ],
    ['{day, select, none {No day} other {On {day}}}', { day: '1 May' }, 'On 1 May'],
    ['{day, select, none {No day} other {On {day}}}', {}, 'No day'],
    ['{day, select, none {No day} other {On {day}}}', { day: null }, 'No day'],
    ['{met, select, true {met} false {missed} other {}}', { met: false }, 'missed'],
    ["The team's '{'brace'}'", {}, "The team's {brace}"],
    ['Read <link>the rules</link> of {name}', { name: '<b>' }, 'Read the rules of <b>'],
    ['{nobody}', {}, ''],
  ])('says %s', (message, values, expected) => {
    expect(wordsOf({ message }).say('message', values)).toBe(expected);
  });

  it.each([
    [
      '<strong>Why:</strong> {why}',
      { why: 'a < b & "c"' },
      '<strong>Why:</strong> a &lt; b &amp; &quot;c&quot;',
    ],
    ['Call {team}', { team: safe('<a href="/x/">us</a>') }, 'Call <a href="/x/">us</a>'],
    [
      '<link>{name}</link> & co',
      { name: '<i>', link: { open: '<a>', close: '</a>' } },
      '<a>&lt;i&gt;</a> &amp; co',
    ],
    ['{team, select, none {} other {: {team}}}', { team: safe('<b>x</b>') }, ': <b>x</b>'],
    ['Due<hidden> of it</hidden>', {}, 'Due<span class="govuk-visually-hidden"> of it</span>'],
  ])('says %s as HTML', (message, values, expected) => {
    expect(wordsOf({ message }).sayHtml('message', values)).toBe(expected);
  });

  it('that nobody wrote is a mistake of ours', () => {
    expect(() => englishWords.say('no.such.message')).toThrow(/no\.such\.message/);
  });

  it('whose tag nobody marks up is a mistake of ours', () => {
    expect(() => wordsOf({ message: '<link>x</link>' }).sayHtml('message')).toThrow(/<link>/);
  });

  it('counts by the rules of its language', () => {
    const polish = wordsOf(
      { message: '{n, plural, one {# plik} few {# pliki} many {# plików} other {# pliku}}' },
      'pl',
    );
    expect([1, 3, 5].map((n) => polish.say('message', { n }))).toEqual(['1 plik', '3 pliki', '5 plików']);
  });

  it('that a language lacks is English, counted as English counts', () => {
    const message = '{n, plural, one {# file} other {# files}}';
    const welsh = makeInterfaceWords({ message, other: 'Other' }, 'cy', { other: 'Arall' });
    expect([welsh.say('message', { n: 2 }), welsh.say('other')]).toEqual(['2 files', 'Arall']);
  });
});

describe('inlineWords', () => {
  const values = { text: 'a "b" & <c>', html: safe('<i>x</i>'), count: 1234 };
  const context = { ...values, tag: { open: '<a href="/x/">', close: '</a>' } };
  const render = (template: string) => {
    const environment = new nunjucks.Environment(null, { autoescape: true, trimBlocks: true });
    environment.addGlobal('t', englishWords.say);
    environment.addGlobal('th', (key: string, given: never) => safe(englishWords.sayHtml(key, given)));
    return environment.renderString(template, context);
  };
  const plain = (html: string) => html.replaceAll('&#39;', "'");

  it('changes nothing that a page shows, whatever message a template says', () => {
    let inlined = 0;
    for (const [key, message] of flatMessages(loadWords())) {
      const parts = messageParts(message);
      if (typeof parts === 'string') throw new Error(key);
      for (const form of ['t', 'th'] as const) {
        const given = [
          ...[...parts.values].map(
            ([name, kind]) => `${name}: ${kind === 'number' ? 'count' : form === 'th' ? 'html' : 'text'}`,
          ),
          ...[...parts.tags]
            .filter((name) => !['strong', 'late', 'code', 'hidden'].includes(name))
            .map((name) => `${name}: tag`),
        ];
        const call = `{{ ${form}("${key}"${given.length > 0 ? `, {${given.join(', ')}}` : ''}) }}`;
        const source = inlineWords(call, englishWords);
        if (source !== call) inlined++;
        expect(plain(render(source)), key).toBe(plain(render(call)));
      }
    }
    expect(inlined).toBeGreaterThan(1500);
  });

  it.each([
    [
      '{{ t("dates.span", {from: (a or "x, y") | f(1, [2]), to: b}) }}',
      '{{ (a or "x, y") | f(1, [2]) }} to {{ b }}',
    ],
    ['{{ t("common.home") }}, {{ t("common.none") }}', 'Home, None'],
    ['{{ t("common." + x) }}', '{{ t("common." + x) }}'],
    ['{{ t("dates.span", term) }}', '{{ t("dates.span", term) }}'],
    ['{{ t("dates.from", {day: d}) | upper }}', '{{ t("dates.from", {day: d}) | upper }}'],
    ['{{ t("counts.errors", {count: n}) }}', '{{ t("counts.errors", {count: n}) }}'],
  ])('makes of %s: %s', (template, expected) => {
    expect(inlineWords(template, englishWords)).toBe(expected);
  });
});

describe('days, durations, numbers and lists', () => {
  const welsh = wordsOf({ 'durations.every': 'bob {duration}' }, 'cy');
  const egyptian = wordsOf({}, 'ar-EG');

  it('are those of the language', () => {
    expect(englishWords.day('2026-10-01')).toBe('1 October 2026');
    expect(englishWords.month('2026-10')).toBe('October 2026');
    expect(welsh.day('2026-10-01')).toBe('1 Hydref 2026');
    expect(egyptian.day('2026-10-01')).toBe('١ أكتوبر ٢٠٢٦');
    expect(egyptian.direction).toBe('rtl');
    expect([-3, 0, 1].map(englishWords.daysAway)).toEqual(['3 days ago', 'today', 'in 1 day']);
    expect(englishWords.list(['1 error', '2 warnings', '1 note'])).toBe('1 error, 2 warnings and 1 note');
    expect(welsh.list(['a', 'b'])).toBe('a a(c) b');
  });

  it('say a duration as it is written, or in the words of another language', () => {
    expect(['6 months', '1 month', 'PT4H'].map(englishWords.duration)).toEqual([
      '6 months',
      '1 month',
      'PT4H',
    ]);
    expect(['6 months', '1 month'].map(englishWords.every)).toEqual(['every 6 months', 'every month']);
    const durations = ['6 months', '18 months', '2 years', '90 minutes', '4h', 'PT4H', '15 minutes'];
    expect(durations.map(welsh.duration)).toEqual([
      '6 mis',
      '18 mis',
      '2 flynedd',
      '90 munud',
      '4 awr',
      '4 awr',
      '15 munud',
    ]);
    expect(welsh.every('6 months')).toBe('bob 6 mis');
    expect(welsh.duration('now and then')).toBe('now and then');
  });

  it('name every day between two centuries as a person writes it', () => {
    const months = Array.from(
      { length: 12 },
      (_, index) => englishWords.month(`2026-${String(index + 1).padStart(2, '0')}`).split(' ')[0],
    );
    fc.assert(
      fc.property(fc.integer({ min: -25_567, max: 60_000 }), (days) => {
        const date = addDays(fromDays(days), 0);
        const [year, month, day] = date.split('-');
        expect(englishWords.day(date)).toBe(`${Number(day)} ${months[Number(month) - 1]} ${year}`);
      }),
    );
  });

  it('say hours as the checker does', () => {
    const hours = fc.record({
      days: fc
        .uniqueArray(fc.integer({ min: 0, max: 6 }), { minLength: 1 })
        .map((days) => days.sort((a, b) => a - b)),
      fromMinutes: fc.integer({ min: 0, max: 1439 }),
      toMinutes: fc.integer({ min: 1, max: 1440 }),
      holidays: fc.constantFrom<Hours['holidays']>('open', 'closed'),
    });
    fc.assert(
      fc.property(hours, (some) => {
        expect(englishWords.hours(some)).toBe(hoursInWords(some));
      }),
    );
    expect(
      englishWords.hours({ days: [0, 1, 4], fromMinutes: 480, toMinutes: 1050, holidays: 'closed' }),
    ).toBe('Monday, Tuesday and Friday, 8am to 5:30pm, not bank holidays');
  });

  it('say times by the clock of the language', () => {
    const german = makeInterfaceWords(loadWords(), 'de', {
      hours: { clock: '24', times: '{from}–{to} Uhr' },
    });
    expect(german.hours({ days: [0], fromMinutes: 480, toMinutes: 1050, holidays: 'open' })).toBe(
      'Monday, 08:00–17:30 Uhr',
    );
  });
});

describe('makeLanguages', () => {
  const languages = (content: string, ...own: string[]) =>
    makeLanguages({
      english: loadWords(),
      own: Object.fromEntries(own.map((tag) => [tag, { home: { title: tag } }])),
      content,
    });

  it.each([
    ['en-GB', [], 'en-GB', 'Home'],
    ['en-US', ['en'], 'en-US', 'en'],
    ['cy', ['cy'], 'cy', 'cy'],
    ['cy-GB', ['cy'], 'cy-GB', 'cy'],
    ['zh-Hant-TW', ['zh', 'zh-Hant'], 'zh-Hant-TW', 'zh-Hant'],
    ['cy', [], 'en-GB', 'Home'],
    ['cy', ['en'], 'en-GB', 'en'],
  ])('speaks %s with words in %j', (content, own, language, title) => {
    const { site } = languages(content, ...own);
    expect([site.language, site.say('home.title')]).toEqual([language, title]);
  });

  it('marks content whose language is not that of the words around it', () => {
    const { site, of, attributes } = languages('en-GB', 'cy');
    expect(attributes(undefined, site)).toBe('');
    expect(attributes('en-GB', site)).toBe('');
    expect(attributes('ar', site)).toBe(' lang="ar" dir="rtl"');
    expect(of('ar')).toBeUndefined();
    expect(attributes('cy', of('cy') ?? site)).toBe('');
  });
});
