/** Render: the beginning of what may be too long for a sheet of paper or a summary. */

/** The first items of a list, and how many are left out. */
export interface Clipped<T> {
  items: T[];
  more: number;
}

/** The first `most` items. A list that is one item longer is shown whole: a line that says "1 more" is no shorter. */
export function clipList<T>(items: readonly T[], most: number): Clipped<T> {
  if (items.length <= most + 1) return { items: [...items], more: 0 };
  return { items: items.slice(0, most), more: items.length - most };
}

/** Text of at most `most` characters, cut after a word, with an ellipsis where something is missing. */
export function clipText(text: string, most: number): string {
  const flat = text.replace(/\s+/g, ' ').trim();
  if (flat.length <= most) return flat;
  const cut = flat.slice(0, most - 1);
  const space = cut.lastIndexOf(' ');
  return `${(space > most / 2 ? cut.slice(0, space) : cut).replace(/[\s,;:.]+$/, '')}…`;
}
