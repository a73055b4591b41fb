/** Render: the sitemap for search engines. It needs whole addresses, so there is one only where the site knows its own. */
import { assuranceIds } from './assurance/assurance-globals.ts';
import type { Site } from './eleventy-plugin.ts';
import { escapeHtml, siteHref } from './markdown.ts';

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
  '/rules/',
  '/fields/',
  '/evidence/',
  '/evidence/findings/',
  '/accessibility/',
  '/about/',
];

/**
 * `sitemap.xml`, and `robots.txt` where the site owns the root of its address; nothing while the configuration has no
 * `address`.
 * @see https://www.sitemaps.org/protocol.html
 */
export function sitemapFiles({ estate, rules, templates, basePath }: Site): { path: string; text: string }[] {
  const { address } = estate.config;
  if (address === undefined) return [];
  const absolute = (path: string) => new URL(siteHref(basePath, path), address).href;
  const ids = assuranceIds({ estate });
  const paths = [
    ...ALWAYS,
    ...estate.services.map(({ href }) => href),
    ...estate.services.map(({ href }) => `${href}readiness/`),
    ...ids.boardServices.map((id) => `/services/${id}/go-no-go/`),
    ...ids.frameworks.flatMap((id) => [`/frameworks/${id}/`, `/readiness/framework/${id}/`]),
    ...ids.frameworkGroups.map((id) => `/readiness/framework/${id}/`),
    ...ids.groups.flatMap((id) => [`/groups/${id}/`, `/readiness/group/${id}/`]),
    ...ids.phases.map((phase) => `/readiness/phase/${phase}/`),
    ...estate.guidance.map(({ href }) => href),
    ...rules.map(({ id }) => `/rules/${id}/`),
    ...templates.map(({ id }) => `/templates/${id}/`),
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
