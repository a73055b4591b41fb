/** The files by which people and programs follow a site: feeds, calendars, redirects, and the Markdown of each page. */
import { formatAtom } from '../src/export/atom.ts';
import { formatCalendar } from '../src/export/icalendar.ts';
import { formatLlms } from '../src/export/llms.ts';
import type { Content } from '../src/model/content.ts';
import type { Estate } from '../src/model/estate.ts';
import { markdownPath } from '../src/model/link-target.ts';
import type { Redirect } from '../src/model/redirect.ts';
import { redirectFile } from '../src/model/redirect-path.ts';
import { siteCalendars } from '../src/render/changes/calendars.ts';
import { siteFeeds } from '../src/render/changes/feeds.ts';
import { llmsIndex } from '../src/render/changes/llms-index.ts';
import { redirectPages } from '../src/render/changes/redirect-page.ts';
import { sheetsOf } from '../src/render/sheets.ts';
import type { Site } from '../src/render/site.ts';

/** A file of the site by its path in the output. */
interface SiteFile {
  path: string;
  text: string;
}

/** All of them but the redirects. */
export function followingFiles(site: Site, content: Content): SiteFile[] {
  return [
    ...[...siteFeeds(site)].map(([path, feed]) => ({ path: path.slice(1), text: formatAtom(feed) })),
    ...[...siteCalendars(site)].map(([path, calendar]) => ({
      path: path.slice(1),
      text: formatCalendar(calendar),
    })),
    { path: 'llms.txt', text: formatLlms(llmsIndex(site)) },
    ...[...content.guides, ...content.pages].flatMap(({ file, text }) => {
      const path = markdownPath(file);
      return path === undefined ? [] : [{ path: path.slice(1), text }];
    }),
  ];
}

/** Last steps of the addresses of the pages beside that of a service, by its id. */
export function pagesBeside(estate: Estate): Map<string, string[]> {
  const found = new Map(estate.services.map(({ id }) => [id, ['map']]));
  for (const { name, services } of sheetsOf(estate))
    for (const id of services) found.set(id, [...(found.get(id) ?? []), name]);
  return found;
}

/** A page at each old address, and the list of all for web servers that can redirect by themselves. */
export function redirectFiles(site: Site, redirects: readonly Redirect[]): SiteFile[] {
  const pageOf = redirectPages(site);
  return [
    ...redirects.map((redirect) => ({ path: redirectFile(redirect.from), text: pageOf(redirect) })),
    { path: 'redirects.json', text: `${JSON.stringify(redirects, undefined, 2)}\n` },
  ];
}
