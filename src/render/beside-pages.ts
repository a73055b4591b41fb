/** Render: every page and file beside the pages of Eleventy, for the build that writes them all and the preview that asks for some. */
import type nunjucks from 'nunjucks';
import { historyFiles } from './changes/changes-globals.ts';
import { lapseListFiles } from './lapse-lists.ts';
import { mapFiles } from './map/map-files.ts';
import { serviceListFiles } from './service-list/list-files.ts';
import { sheetFiles } from './sheets.ts';
import type { Site } from './site.ts';
import type { SiteFile } from './site-file.ts';

/** The files in order of kind, none of them made yet. */
export function* besidePages(environment: nunjucks.Environment, site: Site): Generator<SiteFile> {
  yield* sheetFiles(environment, site.estate);
  yield* historyFiles(environment, site);
  yield* serviceListFiles(environment, site);
  yield* mapFiles(environment, site);
  yield* lapseListFiles(environment, site);
}
