/**
 * The pages of a site by their path, rendered one at a time: what Eleventy writes, without Eleventy. Both take the same
 * templates, ids and renderer, so that a page is the same whoever asks for it.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { splitFrontMatter } from '../../src/read/front-matter.ts';
import { besidePages } from '../../src/render/beside-pages.ts';
import { pageIds } from '../../src/render/page-ids.ts';
import type { Site } from '../../src/render/site.ts';
import type { SiteFile } from '../../src/render/site-file.ts';
import { makeSiteRenderer } from '../../src/render/site-renderer.ts';
import { packageRoot } from '../shipped-data.ts';
import { templateFolders } from '../site.ts';

/** A template of `src/pages`. */
export interface PageTemplate {
  name: string;
  text: string;
  /** Where its page is written; a template itself if it makes many. */
  permalink: string;
  /** The ids of which it makes a page each, by name. */
  ids?: string;
}

/** Reads the templates of pages. @throws Error for one that Eleventy would read otherwise: a mistake of ours */
export function readPageTemplates(): PageTemplate[] {
  const folder = join(packageRoot, 'src', 'pages');
  return readdirSync(folder)
    .filter((name) => name.endsWith('.njk'))
    .sort()
    .map((name) => {
      const { data, body } = splitFrontMatter(readFileSync(join(folder, name), 'utf8'));
      const { permalink, pagination } = data ?? {};
      const { data: ids, size, alias } = (pagination ?? {}) as Record<string, unknown>;
      if (typeof permalink !== 'string') throw new Error(`src/pages/${name} has no permalink`);
      const page = { name: `src/pages/${name}`, text: body, permalink };
      if (pagination === undefined) return page;
      if (typeof ids !== 'string' || !ids.startsWith('ids.') || size !== 1 || alias !== 'id')
        throw new Error(`src/pages/${name} paginates over something else than ids, one each`);
      return { ...page, ids: ids.slice('ids.'.length) };
    });
}

/** Finds a file of the site by its path in the output, such as `services/identity/index.html`. Nothing is made before its text is asked for. */
export type FindFile = (path: string) => SiteFile | undefined;

/** Makes what finds the pages of a site, and the files that are made with them. */
export function sitePages(site: Site, templates: readonly PageTemplate[]): FindFile {
  const { environment, render } = makeSiteRenderer(site, { includes: templateFolders });
  const ids = pageIds(site);
  const pages = new Map<string, SiteFile>();
  for (const { name, text, permalink, ids: list } of templates) {
    for (const id of list === undefined ? [undefined] : (ids[list] ?? [])) {
      const written =
        list === undefined ? permalink : render({ name: `${name} permalink`, text: permalink }, { id });
      const path = written.replace(/^\//, '');
      const url = `/${path.replace(/(?:^|(?<=\/))index\.html$/, '')}`;
      pages.set(path, { path, text: () => render({ name, text }, { id, page: { url } }) });
    }
  }
  let beside: Map<string, SiteFile> | undefined;
  return (path) => {
    const page = pages.get(path);
    if (page) return page;
    beside ??= new Map([...besidePages(environment, site)].map((file) => [file.path, file]));
    return beside.get(path);
  };
}
