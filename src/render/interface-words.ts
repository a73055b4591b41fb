/** Render: the words of the interface in one language. Templates name a message; the words stand in `_data/words`. */
import { parseDuration } from '../model/duration.ts';
import { type Hours, hoursInWords } from '../model/hours.ts';
import { directionOf, shippedLanguage } from '../model/language.ts';
import { flatMessages, type Messages } from '../model/messages.ts';
import type { PageWords } from '../model/page-words.ts';
import type { Phase } from '../model/phase.ts';
import type { CriterionReason } from '../model/readiness.ts';
import { reasonInWords } from '../model/readiness-in-words.ts';
import { type CompiledMessage, compileMessage, inlineMessage, type WordValues } from './compile-message.ts';

/** The words of one language, and how it writes days, numbers and lists. */
export interface InterfaceWords extends PageWords {
  /** Reading direction of the language. */
  direction: 'ltr' | 'rtl';
  /**
   * A message, filled in: `say('services.count', { count: 3 })` → `3 services`. Text, not HTML.
   * @throws Error for a key that the file lacks: a mistake in our own templates
   */
  say(key: string, values?: WordValues): string;
  /** The same as HTML: words are escaped, tags of the message become markup, and safe values keep theirs. */
  sayHtml(key: string, values?: WordValues): string;
  /**
   * A message as a piece of a template that fills in expressions; `undefined` for one that needs more than that.
   * @param expressions by the name of what they fill in
   */
  inline(key: string, form: 'text' | 'html', expressions: ReadonlyMap<string, string>): string | undefined;
  number(value: number): string;
  /** `1 error, 2 warnings and 1 note`. */
  list(items: readonly string[]): string;
}

/**
 * Makes the words of a language.
 * @param own messages of the language, which may be few: English stands in for those that it lacks
 * @see https://unicode-org.github.io/icu/userguide/format_parse/messages/
 */
export function makeInterfaceWords(english: Messages, language: string, own: Messages = {}): InterfaceWords {
  // Plain `en` would write days as Americans do. A language that nobody taught `Intl` gets English, not what the machine is set to.
  const local = language === shippedLanguage ? 'en-GB' : language;
  const known = [local, 'en-GB'];
  const isEnglish = local.split('-')[0] === shippedLanguage;
  const texts = new Map<string, { text: string; language: string }>();
  for (const [key, text] of flatMessages(english))
    texts.set(key, { text, language: isEnglish ? local : 'en-GB' });
  for (const [key, text] of flatMessages(own)) texts.set(key, { text, language: local });
  const compiled = { text: new Map<string, CompiledMessage>(), html: new Map<string, CompiledMessage>() };
  const messageOf = (key: string, form: 'text' | 'html'): CompiledMessage => {
    let message = compiled[form].get(key);
    if (!message) {
      const found = texts.get(key);
      if (found === undefined) throw new Error(`The interface has no words for ${key}`);
      message = compileMessage(found.text, found.language, form);
      compiled[form].set(key, message);
    }
    return message;
  };
  const say = (key: string, values: WordValues = {}) => messageOf(key, 'text')(values);
  // Years as people of every language find them in the files: other calendars would not match.
  const calendar = { calendar: 'gregory', timeZone: 'UTC' } as const;
  const days = new Intl.DateTimeFormat(known, { dateStyle: 'long', ...calendar });
  const months = new Intl.DateTimeFormat(known, { month: 'long', year: 'numeric', ...calendar });
  const today = new Intl.RelativeTimeFormat(known, { numeric: 'auto' });
  const away = new Intl.RelativeTimeFormat(known);
  const numbers = new Intl.NumberFormat(known);
  const lists = new Intl.ListFormat(known);
  const day = once((date: string) => days.format(new Date(`${date}T00:00:00Z`)));
  return {
    language,
    direction: directionOf(language),
    say,
    sayHtml: (key, values = {}) => messageOf(key, 'html')(values),
    inline(key, form, expressions) {
      const found = texts.get(key);
      return found && inlineMessage(found.text, form, expressions);
    },
    value: twice((list: string, value: string | number) => {
      const key = `values.${list}.${value}`;
      return texts.has(key) ? say(key) : String(value).replaceAll(/[-_]/g, ' ');
    }),
    reason: once((reason: CriterionReason) => reasonInWords(reason, say, day)),
    phase: once((phase: Phase) => say(`phases.${phase}`)),
    day,
    month: once((month: string) => months.format(new Date(`${month}-01T00:00:00Z`))),
    daysAway: once((count: number) => (count === 0 ? today : away).format(count, 'day')),
    hours: once((hours: Hours) => hoursInWords(hours, say)),
    duration: once((text: string) => (isEnglish ? text : durationInWords(text, local))),
    every: once((text: string) =>
      say('durations.every', {
        duration: isEnglish ? text.replace(/^1 /, '') : durationInWords(text, local),
      }),
    ),
    number: (value) => numbers.format(value),
    list: (items) => lists.format(items),
  };
}

/** An estate has far fewer days, hours and durations than places that show them: each is said once. */
function once<K, V>(make: (key: K) => V): (key: K) => V {
  const made = new Map<K, V>();
  return (key) => {
    let value = made.get(key);
    if (value === undefined) {
      value = make(key);
      made.set(key, value);
    }
    return value;
  };
}

/** The same for what depends on two. */
function twice<K, L, V>(make: (first: K, second: L) => V): (first: K, second: L) => V {
  const made = once((first: K) => once((second: L) => make(first, second)));
  return (first, second) => made(first)(second);
}

const UNITS = [
  ['year', 525_600],
  ['month', 43_200],
  ['week', 10_080],
  ['day', 1440],
  ['hour', 60],
  ['minute', 1],
] as const;

/** A duration in the largest unit that it fills: `90 minutes` stays, `PT4H` is 4 hours. */
function durationInWords(text: string, language: string): string {
  const duration = parseDuration(text);
  if (!duration) return text;
  const { months, minutes } = duration;
  const total = months > 0 ? months * 43_200 : minutes;
  const [unit, size] = UNITS.find(([name, length]) =>
    months > 0
      ? months % 12 === 0 || name !== 'year'
      : name !== 'year' && name !== 'month' && total % length === 0,
  ) ?? ['minute', 1];
  const amount = unit === 'year' ? months / 12 : total / size;
  return new Intl.NumberFormat([language, 'en-GB'], { style: 'unit', unit, unitDisplay: 'long' }).format(
    amount,
  );
}
