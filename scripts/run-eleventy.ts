/** Runs Eleventy over a prepared site. `.eleventy.js` is where Eleventy meets opsguide; it asks here for the site. */
import { relative } from 'node:path';
import Eleventy from '@11ty/eleventy';
import type { Site } from '../src/render/eleventy-plugin.ts';
import { sheetsOf } from '../src/render/sheets.ts';
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
    const [, pages] = await eleventy.write();
    return pages.length + sheetsOf(site.estate).reduce((sum, { services }) => sum + services.length, 0);
  } finally {
    handedOver = undefined;
    process.chdir(before);
  }
}
