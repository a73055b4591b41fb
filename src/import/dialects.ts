/** Import: the list of all dialects. A new one is one file and one line here. */
import type { Dialect, DialectId, OldFolder } from './dialect.ts';
import { eleventy } from './dialects/eleventy.ts';
import { hugo } from './dialects/hugo.ts';
import { jekyll } from './dialects/jekyll.ts';
import { middleman } from './dialects/middleman.ts';
import { mkdocs } from './dialects/mkdocs.ts';
import { plain } from './dialects/plain.ts';

const dialects: Readonly<Record<DialectId, Dialect>> = { jekyll, eleventy, middleman, hugo, mkdocs, plain };

/** The named dialect, or the one for which most speaks. */
export function chooseDialect(folder: OldFolder, named: DialectId | undefined): Dialect {
  if (named !== undefined) return dialects[named];
  return Object.values(dialects).reduce(
    (best, dialect) => (dialect.signs(folder) > best.signs(folder) ? dialect : best),
    plain,
  );
}
