/** Runs Eleventy over a prepared site. `.eleventy.js` is where Eleventy meets opsguide; it asks here for the site. */
import { relative } from 'node:path';
import Eleventy from '@11ty/eleventy';
import { historyPaths } from '../src/render/changes/changes-globals.ts';
import { lapseListPages } from '../src/render/lapse-lists.ts';
import { mapPaths } from '../src/render/map/map-files.ts';
import { serviceListPaths } from '../src/render/service-list/list-files.ts';
import { sheetsOf } from '../src/render/sheets.ts';
import type { Site } from '../src/render/site.ts';
import { packageRoot } from './shipped-data.ts';

let handedOver: Site | undefined;

/** The site of the build that runs in this process, if there is one. */
export function siteOfThisBuild(): Site | undefined {
  return handedOver;
}

/**
 * Writes the pages of a site into a folder and returns how many.
 * @throws Error for a mistake in our own templates
 */
export async function runEleventy(site: Site, output: string): Promise<number> {
  const before = process.cwd();
  // Eleventy takes every path relative to the folder it runs in.
  process.chdir(packageRoot);
  handedOver = site;
  try {
    const eleventy = new Eleventy('src/pages', relative(packageRoot, output), {
      configPath: '.eleventy.js',
      quietMode: true,
    });
    eleventy.disableLogger();
    await eleventy.init();
    // What Eleventy measures while it reads its configuration has a logger of its own, made before it is told to be quiet.
    for (const group of Object.values(eleventy.bench.getAll())) {
      group.setIsVerbose(false);
    }
    const [, pages] = await eleventy.write();
    // The first page of the list of services, of the two of last days, and of maps are pages of Eleventy.
    const lists = serviceListPaths(site).length - 1 + (lapseListPages(site).size - 2);
    const maps = mapPaths(site).length - 1 + site.estate.services.length;
    return (
      pages.length +
      lists +
      maps +
      historyPaths(site).length +
      sheetsOf(site.estate).reduce((sum, { services }) => sum + services.length, 0)
    );
  } finally {
    handedOver = undefined;
    process.chdir(before);
  }
}
