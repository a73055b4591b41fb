/** Model: languages by their tag, such as `cy`, `en-GB` or `zh-Hant-TW`. @see https://www.rfc-editor.org/info/bcp47 */

/** The language in which opsguide ships its words. */
export const shippedLanguage = 'en';

const RIGHT_TO_LEFT: ReadonlySet<string> = new Set([
  'Adlm',
  'Arab',
  'Hebr',
  'Mand',
  'Nkoo',
  'Rohg',
  'Samr',
  'Syrc',
  'Thaa',
]);

/** The direction in which a language is written, by the script that it is usually written in. */
export function directionOf(tag: string): 'ltr' | 'rtl' {
  return RIGHT_TO_LEFT.has(new Intl.Locale(tag).maximize().script ?? '') ? 'rtl' : 'ltr';
}

/** The tag of the words for a language: its own, or those of the language that it is a variety of. */
export function wordsTag(tag: string, available: ReadonlySet<string>): string | undefined {
  for (let rest = tag; rest !== ''; rest = rest.slice(0, Math.max(0, rest.lastIndexOf('-'))))
    if (available.has(rest)) return rest;
  return undefined;
}
