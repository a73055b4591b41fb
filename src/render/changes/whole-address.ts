/** Render: whole addresses of the site's pages, for those who read them elsewhere. */

import { siteHref } from '../markdown.ts';
import type { ChangesInput } from './changes-input.ts';

/** Makes the whole address of a site path; `undefined` where the configuration has no `address`. */
export function wholeAddress({
  estate,
  basePath,
}: Pick<ChangesInput, 'estate' | 'basePath'>): ((path: string) => string) | undefined {
  const { address } = estate.config;
  return address === undefined ? undefined : (path) => new URL(siteHref(basePath, path), address).href;
}
