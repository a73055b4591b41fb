/**
 * Composition root of the site: configuration → pipeline → plugin. A build hands over the site it prepared; Eleventy's
 * own command line gets the worked example.
 */
import { siteOfThisBuild } from './scripts/run-eleventy.ts';
import { prepareDefaultSite, templateFolders } from './scripts/site.ts';
import { opsguideSite } from './src/render/eleventy-plugin.ts';

/** @param {import('@11ty/eleventy/UserConfig').default} eleventy */
export default function configure(eleventy) {
  const site = siteOfThisBuild() ?? prepareDefaultSite().site;
  eleventy.setUseGitIgnore(false);
  eleventy.ignores.clear();
  eleventy.addPlugin(opsguideSite, { site, folders: { includes: templateFolders } });
  // The output folder is given by whoever runs Eleventy: one place owns it.
  return { dir: { input: 'src/pages', includes: '../../_includes', data: '../../_data' } };
}
