/**
 * Render: the plugin that makes Eleventy build our pages. Templates reach the estate through Nunjucks globals and not
 * through Eleventy's data, which it would copy for every page; Eleventy paginates over ids.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type UserConfig from '@11ty/eleventy/UserConfig';
import { besidePages } from './beside-pages.ts';
import { pageIds } from './page-ids.ts';
import type { Site, TemplateFolders } from './site.ts';
import type { SiteFile } from './site-file.ts';
import { makeSiteRenderer } from './site-renderer.ts';

/** Configures Eleventy for a site. */
export function opsguideSite(
  eleventy: UserConfig,
  { site, folders }: { site: Site; folders: TemplateFolders },
): void {
  const { environment, render } = makeSiteRenderer(site, folders);
  const renderer = (text: string, inputPath: string) => (data: Record<string, unknown>) =>
    render(
      { name: inputPath, text },
      { page: data.page as { url?: string | false } | undefined, id: data.id },
    );
  eleventy.addTemplateFormats('njk');
  // Our own environment instead of Eleventy's: it renders synchronously and escapes by default.
  eleventy.addExtension('njk', {
    compile: renderer,
    compileOptions: { permalink: renderer },
  });
  eleventy.on('eleventy.after', ({ directories }) =>
    writeAll(besidePages(environment, site), (directories as { output: string }).output),
  );
  eleventy.addGlobalData('ids', pageIds(site));
}

function writeAll(files: Iterable<SiteFile>, output: string): void {
  const made = new Set<string>();
  for (const { path, text } of files) {
    const written = text();
    if (written === undefined) continue;
    const folder = join(output, dirname(path));
    if (!made.has(folder)) mkdirSync(folder, { recursive: true });
    made.add(folder);
    writeFileSync(join(output, path), written);
  }
}
