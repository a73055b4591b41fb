/**
 * Render: the plugin that makes Eleventy build our pages. Templates reach the estate through Nunjucks globals and not
 * through Eleventy's data, which it would copy for every page; Eleventy paginates over ids.
 */
import type UserConfig from '@11ty/eleventy/UserConfig';
import { assuranceIds } from './assurance/assurance-globals.ts';
import { writeHistories } from './changes/changes-globals.ts';
import { writeLapseLists } from './lapse-lists.ts';
import { writeMaps } from './map/write-maps.ts';
import { searchIds } from './search/search-globals.ts';
import { writeServiceLists } from './service-list/write-lists.ts';
import { sheetsOf, writeSheets } from './sheets.ts';
import type { Site, TemplateFolders } from './site.ts';
import { makeSiteRenderer } from './site-renderer.ts';

/** Configures Eleventy for a site. */
export function opsguideSite(
  eleventy: UserConfig,
  { site, folders }: { site: Site; folders: TemplateFolders },
): void {
  const { estate } = site;
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
  eleventy.on('eleventy.after', ({ directories }) => {
    writeSheets(environment, sheetsOf(estate), (directories as { output: string }).output);
    writeHistories(environment, site, (directories as { output: string }).output);
    writeServiceLists(environment, site, (directories as { output: string }).output);
    writeMaps(environment, site, (directories as { output: string }).output);
    writeLapseLists(environment, site, (directories as { output: string }).output);
  });
  eleventy.addGlobalData('ids', {
    services: estate.services.map(({ id }) => id),
    guidance: estate.guidance.map(({ id }) => id),
    rules: site.rules.map(({ id }) => id),
    templates: site.templates.map(({ id }) => id),
    ...assuranceIds(site),
    ...searchIds(site.aToZ),
  });
}
