/** Shortens findings over many pages: the same finding once, with the first place and how often it occurs. */

/** Something found at a place. */
export interface Found {
  where: string;
  what: string;
}

/** Lists each finding once, in the order in which they were first found. */
export function onceEach(found: readonly Found[]): string[] {
  return [...Map.groupBy(found, ({ what }) => what)].map(([what, places]) => {
    const more = places.length === 1 ? '' : `, and ${places.length - 1} more times`;
    return `${places[0]?.where}: ${what}${more}`;
  });
}
