/** Model: words of the interface as a file has them. */

/** Messages in ICU MessageFormat, in groups of groups. */
export interface Messages {
  readonly [key: string]: string | Messages;
}

/** Tags that every message may use: how they are marked up is a matter of the pages. */
export const commonTags: ReadonlySet<string> = new Set(['strong', 'late', 'code', 'hidden']);

/** Every message with its whole key: `{search: {title: 'Search'}}` → `search.title`, `Search`. */
export function* flatMessages(messages: Messages, prefix = ''): Generator<[string, string]> {
  for (const [key, value] of Object.entries(messages)) {
    if (typeof value === 'string') yield [prefix + key, value];
    else yield* flatMessages(value, `${prefix}${key}.`);
  }
}
