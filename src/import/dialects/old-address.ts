/** Import: addresses as generators make them from paths. */

/** The address that a permalink gives, read from the folder of its page; `undefined` where it is computed or absent. */
export function permalinkAddress(permalink: string | undefined, path: string): string | undefined {
  if (permalink === undefined || permalink === '' || /[{}<>%:?#\\]|^\w+:/.test(permalink)) return undefined;
  const steps = permalink.startsWith('/') ? [] : path.split('/').slice(0, -1);
  for (const step of permalink.split('/')) {
    // A permalink that climbs out of its folder was meant from the root of the site.
    if (step === '..') steps.pop();
    else if (step !== '' && step !== '.') steps.push(step);
  }
  const folder = /\/$/.test(permalink) || permalink === '';
  return `/${steps.join('/')}${folder && steps.length > 0 ? '/' : ''}`;
}

/** A path without the endings of its kinds: `a/b.html.md.erb` → `a/b`. */
export function withoutEnding(path: string): string {
  return path.replace(/(?:\.(?:html?|md|mdx|markdown|mdown|mkd|erb|njk|liquid))+$/i, '');
}

/** `/a/b/`, or `/a/` for an index. */
export function prettyAddress(path: string, index = /(?:^|\/)(?:index|_index)$/): string {
  const bare = withoutEnding(path).replace(index, '').replace(/\/$/, '');
  return bare === '' ? '/' : `/${bare}/`;
}

/** `/a/b.html`. */
export function htmlAddress(path: string): string {
  return `/${withoutEnding(path)}.html`;
}

/** The path part of an address such as `https://docs.example/guides/`: `/guides`. */
export function pathOf(address: unknown): string {
  if (typeof address !== 'string') return '';
  const path = address.replace(/^[a-z]+:\/\/[^/]*/i, '').replace(/\/+$/, '');
  return /^\/[\w./-]*$/.test(path)
    ? path
    : /^[\w-][\w./-]*$/.test(path) && !address.includes('://')
      ? `/${path}`
      : '';
}
