/** Render: the words of the interface in one language. Templates name a message; the words stand in `_data/words`. */
import IntlMessageFormat from 'intl-messageformat';

/** Values that a message is filled with, by name. */
export type WordValues = Readonly<Record<string, string | number>>;

/** The words of one language. */
export interface InterfaceWords {
  /** Language tag, such as `en-GB`. */
  language: string;
  /** Reading direction of the language. */
  direction: 'ltr' | 'rtl';
  /**
   * A message, filled in: `say('services.count', { count: 3 })` → `3 services`. Text, not HTML.
   * @throws Error for a key that the file lacks: a mistake in our own templates
   */
  say(key: string, values?: WordValues): string;
}

/** Messages as the file has them: texts, in groups of groups. */
export interface Messages {
  readonly [key: string]: string | Messages;
}

const RIGHT_TO_LEFT = new Set(['ar', 'dv', 'fa', 'he', 'ks', 'ps', 'sd', 'ug', 'ur', 'yi']);

/** The direction in which a language is written, by its tag. */
export function directionOf(language: string): 'ltr' | 'rtl' {
  return RIGHT_TO_LEFT.has(language.split('-')[0] ?? '') ? 'rtl' : 'ltr';
}

/**
 * Makes the words of a language.
 * @see https://unicode-org.github.io/icu/userguide/format_parse/messages/
 */
export function makeInterfaceWords(messages: Messages, language: string): InterfaceWords {
  const texts = new Map(flatten(messages, ''));
  const formats = new Map<string, IntlMessageFormat>();
  return {
    language,
    direction: directionOf(language),
    say(key, values) {
      const text = texts.get(key);
      if (text === undefined) throw new Error(`The interface has no words for ${key}`);
      // Most messages are plain text; only the others need a parser.
      if (!/[{}'<]/.test(text)) return text;
      let format = formats.get(key);
      if (!format) {
        format = new IntlMessageFormat(text, language, undefined, { ignoreTag: true });
        formats.set(key, format);
      }
      return String(format.format(values));
    },
  };
}

function* flatten(messages: Messages, prefix: string): Generator<[string, string]> {
  for (const [key, value] of Object.entries(messages)) {
    if (typeof value === 'string') yield [prefix + key, value];
    else yield* flatten(value, `${prefix}${key}.`);
  }
}
