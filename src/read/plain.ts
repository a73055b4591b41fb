/** Read: what a YAML text can hold, as data. */

/** A value as data. */
export type Plain = string | number | boolean | readonly Plain[] | { readonly [key: string]: Plain };
