/** Import: old addresses → redirects that can be published. */
import { sitePath } from '../model/link-target.ts';
import { isRedirectPath, redirectKey } from '../model/redirect-path.ts';
import { ownSections } from '../model/site-index.ts';
import type { ImportedFile } from './imported-file.ts';
import type { ImportedPage } from './read-page.ts';

/** Old addresses of a page that a redirect can be published at, each given to one page. */
export function redirectGiver(own: readonly string[], files: readonly ImportedFile[]) {
  const taken = new Set(
    [...own, ...files.map(({ path }) => path)].map((file) => redirectKey(sitePath(file) ?? '')),
  );
  return (page: ImportedPage, addresses: readonly string[]): string[] =>
    addresses.flatMap((address) => {
      const path = address.startsWith('/') ? address : `/${address}`;
      const key = redirectKey(path);
      // The home page of the new site answers for that of the old one.
      if (key === '/' || key === redirectKey(sitePath(page.file) ?? '')) return [];
      const section = path.split('/')[1] ?? '';
      const why = !isRedirectPath(path)
        ? 'This address has signs that no redirect can be published at.'
        : taken.has(key)
          ? 'Another page is at this old address, or had it too.'
          : ownSections.has(section) ||
              /^\/(?:services\/|guidance\/$|assets\/|pagefind\/|404\.html$)/.test(key)
            ? 'The new site has something of its own at this old address.'
            : undefined;
      if (why !== undefined) {
        page.notes.left(why, address);
        return [];
      }
      taken.add(key);
      page.notes.changed('a redirect leads from the old address', '', path);
      return [path];
    });
}
