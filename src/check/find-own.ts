/** Check: looking things up by an id that an author wrote. */

/** The entry of that name; `undefined` for none, also where JavaScript objects inherit one of that name. */
export function findOwn<T>(entries: Readonly<Record<string, T>>, id: string | undefined): T | undefined {
  return id !== undefined && Object.hasOwn(entries, id) ? entries[id] : undefined;
}
