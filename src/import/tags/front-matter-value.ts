/** Import: tags that write out a value of the front matter. */
import type { PageContext } from '../dialect.ts';

/** The words of a key; `undefined` where there are none, or where they would be read as something else. */
export function frontMatterValue(
  key: string,
  { data, title }: Pick<PageContext, 'data' | 'title'>,
): string | undefined {
  if (key === 'title') return title;
  const value = Object.hasOwn(data, key) ? data[key] : undefined;
  return (typeof value === 'string' && !/[{}<%\n]/.test(value)) || typeof value === 'number'
    ? String(value)
    : undefined;
}
