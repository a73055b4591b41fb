/** Model: ids from names. */

/** A lower-case id made from a name, of at most 64 characters; empty if the name has no letter or digit of ASCII. */
export function slugify(name: string): string {
  return name
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[̀-ͯ'’]/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 64)
    .replace(/^-|-$/g, '');
}
