/** Model: a way into front matter. */

/** Keys and list indexes from the root. */
export type DataPath = readonly (string | number)[];
