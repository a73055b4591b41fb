/** Model: when a key falls due, as people say it. The reference of fields and the JSON Schema share these words. */
import type { FactInfo } from './fact.ts';
import { type Say, sayInEnglish } from './spoken-words.ts';

/** `from private beta on`, in lower case; `undefined` for a key that no gate asks for. */
export function dueInWords({ due }: Pick<FactInfo, 'due'>, say: Say = sayInEnglish): string | undefined {
  return due === undefined ? undefined : say(`due.${due}`);
}

/** `if the service is critical`; `undefined` for a key that is due for every service. */
export function conditionInWords(
  { when }: Pick<FactInfo, 'when'>,
  say: Say = sayInEnglish,
): string | undefined {
  return when === undefined ? undefined : say(`due.when.${when}`);
}
