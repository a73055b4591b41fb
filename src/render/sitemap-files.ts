/** Render: the sitemap for search engines. It needs whole addresses, so there is one only where the site knows its own. */
import { assuranceIds } from './assurance/assurance-globals.ts';
import { historyPaths } from './changes/changes-globals.ts';
import { wholeAddress } from './changes/whole-address.ts';
import { lapseListPages } from './lapse-lists.ts';
import { mapPaths } from './map/map-files.ts';
import { escapeHtml } from './markdown.ts';
import { serviceListPaths } from './service-list/list-files.ts';
import type { Site } from './site.ts';

/** Pages that are there whatever the content holds. */
const ALWAYS = [
  '/',
  '/services/',
  '/readiness/',
  '/frameworks/',
  '/groups/',
  '/ownership/',
  '/roles/',
  '/templates/',
  '/build-a-guide/',
  '/rules/',
  '/search/',
  '/fields/',
  '/evidence/',
  '/evidence/findings/',
  '/accessibility/',
  '/about/',
  '/changes/',
  '/calendars/',
  '/glossary/',
  '/tags/',
];

/**
 * `sitemap.xml`, and `robots.txt` where the site owns the root of its address; nothing while the configuration has no
 * `address`.
 * @see https://www.sitemaps.org/protocol.html
 */
export function sitemapFiles(site: Site): { path: string; text: string }[] {
  const { estate, rules, templates, basePath, aToZ } = site;
  const absolute = wholeAddress(site);
  if (absolute === undefined) return [];
  const ids = assuranceIds({ estate });
  const paths = [
    ...ALWAYS,
    ...serviceListPaths(site),
    ...lapseListPages(site).keys(),
    ...estate.services.map(({ href }) => href),
    ...estate.services.map(({ href }) => `${href}readiness/`),
    ...estate.services.map(({ href }) => `${href}map/`),
    ...mapPaths(site),
    ...ids.boardServices.map((id) => `/services/${id}/go-no-go/`),
    ...ids.frameworks.flatMap((id) => [`/frameworks/${id}/`, `/readiness/framework/${id}/`]),
    ...ids.frameworkGroups.map((id) => `/readiness/framework/${id}/`),
    ...ids.groups.flatMap((id) => [`/groups/${id}/`, `/readiness/group/${id}/`]),
    ...ids.phases.map((phase) => `/readiness/phase/${phase}/`),
    ...estate.guidance.map(({ href }) => href),
    ...rules.map(({ id }) => `/rules/${id}/`),
    ...templates.map(({ id }) => `/templates/${id}/`),
    ...historyPaths(site),
    ...aToZ.pages.map(({ path }) => path),
  ];
  const entries = [...new Set(paths)]
    .sort()
    .map((path) => `  <url><loc>${escapeHtml(absolute(path))}</loc></url>\n`);
  const sitemap = {
    path: 'sitemap.xml',
    text: `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${entries.join('')}</urlset>\n`,
  };
  if (basePath !== '/') return [sitemap];
  return [
    sitemap,
    { path: 'robots.txt', text: `User-agent: *\nAllow: /\n\nSitemap: ${absolute('/sitemap.xml')}\n` },
  ];
}
