/** Model: text of others made safe to show: characters that hide, reorder or steer a terminal appear as their code. */

const UNSHOWN = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;

/** The text with such characters written as `\u202e`; line breaks stay. */
export function printable(text: string): string {
  return text.replace(
    UNSHOWN,
    (character) => `\\u${(character.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`,
  );
}
