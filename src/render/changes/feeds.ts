/** Render: the feeds of a site. Programs that read them need whole addresses, so there are some only where the site knows its own. */
import type { Feed, FeedEntry } from '../../model/feed.ts';
import { changedPages, type PageChange } from './changed-pages.ts';
import type { ChangesInput } from './changes-input.ts';
import { revisionLink } from './revision-link.ts';
import { wholeAddress } from './whole-address.ts';

/** What a feed is about. */
export interface FeedScope {
  /** Site path of the feed. */
  path: string;
  title: string;
  /** Delivery group that it is about, if it is about one. */
  group?: string;
}

const MOST_ENTRIES = 50;

/** The feeds that a site has: all changes, those of guidance, and those of each delivery group. */
export function feedScopes({
  estate,
  history,
  interfaceWords: { say },
}: Pick<ChangesInput, 'estate' | 'history' | 'interfaceWords'>): FeedScope[] {
  if (estate.config.address === undefined || !history.known) return [];
  return [
    { path: '/changes/feed.xml', title: say('changes.feed.all') },
    { path: '/changes/guidance.xml', title: say('changes.feed.guidance') },
    ...estate.groups.map(({ id, name }) => ({
      path: `/changes/group/${id}.xml`,
      title: say('changes.feed.group', { group: name }),
      group: id,
    })),
  ];
}

/** Each feed by its path, for export. */
export function siteFeeds(site: ChangesInput): Map<string, Feed> {
  const { estate, history, interfaceWords } = site;
  const whole = wholeAddress(site);
  if (whole === undefined || !history.known) return new Map();
  const { config } = estate;
  const changes = changedPages(site);
  const linkOf = revisionLink(config, history.prefix);
  const tag = tagMaker(config.address ?? '');
  const entryOf = (change: PageChange): FeedEntry => {
    const { page, summary } = change;
    const revisionHref = linkOf(change);
    return {
      id: tag(change),
      title:
        summary === '' ? page.title : interfaceWords.say('changes.feed.entry', { page: page.title, summary }),
      updated: change.committedAt,
      href: whole(page.href),
      ...(revisionHref ? { revisionHref } : {}),
      summary: summary === '' ? interfaceWords.say('changes.noSummary') : summary,
      ...(page.group ? { topic: page.group } : {}),
    };
  };
  return new Map(
    feedScopes(site).map(({ path, title, group }) => {
      const own = changes.filter(({ page }) => path === '/changes/feed.xml' || page.group?.id === group);
      return [
        path,
        {
          href: whole(path),
          title: interfaceWords.say('changes.feed.title', { site: config.title, feed: title }),
          subtitle: config.description,
          pageHref: whole('/changes/'),
          updated: own[0]?.committedAt ?? history.head.committedAt,
          language: config.language,
          author: config.organisation,
          entries: own.slice(0, MOST_ENTRIES).map(entryOf),
        },
      ];
    }),
  );
}

/**
 * Names a change by the host of the site, its day, the file as it was called then and the revision: none of them changes
 * when the page moves.
 * @see https://www.rfc-editor.org/rfc/rfc4151
 */
function tagMaker(address: string): (change: PageChange) => string {
  const host = new URL(address).hostname.replace(/[^a-z0-9.-]/g, '-');
  return ({ date, file, id }) =>
    `tag:${host},${date}:${file.split('/').map(encodeURIComponent).join('/')}@${id}`;
}
