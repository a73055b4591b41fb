/** Render: a counted message for a script, which would otherwise have to carry a parser of messages. */
import type { InterfaceWords } from '../interface-words.ts';

/** Numbers that show every category of a language. */
const MOST = 200;

/**
 * The forms of a message with `count`, by plural category: `{ one: '{count} service', other: '{count} services' }`.
 * @param names what else is filled in; it stays as `{name}`
 * @see https://unicode.org/reports/tr35/tr35-numbers.html#Language_Plural_Rules
 */
export function pluralForms(
  { language, say }: InterfaceWords,
  key: string,
  names: readonly string[] = [],
): Record<string, string> {
  const rules = new Intl.PluralRules(language);
  const shown = new Intl.NumberFormat(language);
  const values = Object.fromEntries(names.map((name) => [name, `{${name}}`]));
  const forms: Record<string, string> = {};
  for (let count = 0; count <= MOST; count++) {
    const category = rules.select(count);
    forms[category] ??= say(key, { ...values, count }).replace(shown.format(count), '{count}');
  }
  return forms;
}
