/** Import: what a dialect has to say. The next one is a file in `dialects/` and a line in `dialects.ts`. */
import type { Shelf } from './masked.ts';
import type { Notes } from './report.ts';

/** The names of the dialects, as `--from` takes them. */
export const dialectIds = ['jekyll', 'eleventy', 'middleman', 'hugo', 'mkdocs', 'plain'] as const;
export type DialectId = (typeof dialectIds)[number];

/** The folder that is imported: its files by path, and their text where settings have to be read. */
export interface OldFolder {
  paths: ReadonlySet<string>;
  /** Keys and values of a YAML, TOML or JSON file; `undefined` if there is none or it cannot be read. */
  settings(path: string): Readonly<Record<string, unknown>> | undefined;
}

/** How a folder of the dialect is laid out. */
export interface Layout {
  /** Folder that holds the pages, `''` or ending in a slash. */
  root: string;
  /** Folders whose files had addresses of their own, such as `static/`; addresses of images are looked for here. */
  statics: readonly string[];
  /** Path under which the site was served: `''` or `/guides`. */
  basePath: string;
  /** The address that a page had; `path` is below `root`. `undefined` where there was none. */
  addressOf(path: string, keys: AddressKeys): string | undefined;
  /** Place within its section, by path below `root`, where settings list the pages. */
  orders: ReadonlyMap<string, number>;
  /** Files that hold the settings. They are reported, and not brought. */
  settingsFiles: readonly string[];
}

/** What the front matter of a page says about its address. */
export interface AddressKeys {
  permalink?: string | undefined;
  slug?: string | undefined;
  categories: readonly string[];
}

/** A page while its text is translated. */
export interface PageContext {
  /** Front matter as it was. */
  data: Readonly<Record<string, unknown>>;
  title: string;
  notes: Notes;
  /** Holds what later steps must not touch. */
  shelf: Shelf;
}

/** A tag with one certain meaning. The pattern is global; groups are texts as written. */
export interface Tag {
  what: string;
  pattern: RegExp;
  /** The same in Markdown, or `undefined` if it is not certain after all. */
  write(groups: readonly string[], page: PageContext): string | undefined;
}

/** A dialect. */
export interface Dialect {
  id: DialectId;
  name: string;
  /** How much speaks for the dialect: 0 for nothing, 10 for a file that no other has. */
  signs(folder: OldFolder): number;
  open(folder: OldFolder): Layout;
  /** In order; an earlier one may leave work to a later one. */
  tags: readonly Tag[];
  /** Finds the tags that are left when all certain ones are translated. */
  leftover: RegExp;
  /** True if the old generator ran tags within code, too. */
  runsTagsInCode: boolean;
  /** True if headings and images may carry attributes such as `{: .note}`. */
  attributes: boolean;
}
