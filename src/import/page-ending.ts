/** Import: how the names of Markdown pages end, before other generators have filled in their tags. */

/** Matches at the end of a path. */
export const pageEnding: RegExp = /\.(?:md|mdx|markdown|mdown|mkd)(?:\.erb|\.njk|\.liquid)?$/i;
