/** Browser: the words that the page gives to its script. */
import type { SearchSettings } from '../../model/search-settings.ts';

/** The words, filled in. */
export interface Words {
  /** A word by its name; an unknown name gives nothing. */
  say(name: string, values?: Readonly<Record<string, string>>): string;
  /** A counted one, in the plural form of the language. */
  count(name: string, count: number, values?: Readonly<Record<string, string>>): string;
  number(value: number): string;
}

/** Makes the words of a language. */
export function makeWords(
  { words, counted }: Pick<SearchSettings, 'words' | 'counted'>,
  language: string,
): Words {
  const rules = new Intl.PluralRules(language);
  const shown = new Intl.NumberFormat(language);
  return {
    say: (name, values = {}) => fill(words[name] ?? '', values),
    count(name, count, values = {}) {
      const forms = counted[name] ?? {};
      return fill(forms[rules.select(count)] ?? forms.other ?? '', { ...values, count: shown.format(count) });
    },
    number: (value) => shown.format(value),
  };
}

/** One pass: what is filled in is never filled in again. */
function fill(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
}
