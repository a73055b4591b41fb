/** Render: the calendars of a site, with the day on which each review, waiver, certificate or contract ends. */
import { createHash } from 'node:crypto';
import type { CalendarEvent, CalendarFeed } from '../../model/calendar-feed.ts';
import type { Lapse } from '../../model/estate.ts';
import type { ChangesInput } from './changes-input.ts';
import { wholeAddress } from './whole-address.ts';

/** A calendar, as pages link to it. */
export interface CalendarLink {
  /** Site path. */
  path: string;
  /** The group or owner that it is for; the site for the one that has all. */
  name: string;
  /** How many days stand in it. */
  count: number;
}

/** The calendars of a site, by what they are for. */
export interface CalendarLists {
  all: CalendarLink;
  guidance: CalendarLink;
  groups: CalendarLink[];
  owners: CalendarLink[];
}

/** A calendar with what stands in it. */
interface Calendar extends CalendarLink {
  title: string;
  lapses: readonly Lapse[];
}

type CalendarInput = Pick<ChangesInput, 'estate' | 'interfaceWords' | 'basePath'>;

/** The calendars that there are, owners in order of name. */
export function calendarLists(site: CalendarInput): CalendarLists {
  const { all, guidance, groups, owners } = calendarsOf(site);
  const link = ({ path, name, count }: Calendar): CalendarLink => ({ path, name, count });
  return { all: link(all), guidance: link(guidance), groups: groups.map(link), owners: owners.map(link) };
}

/** Each calendar by its path, for export. */
export function siteCalendars(site: CalendarInput): Map<string, CalendarFeed> {
  const { estate } = site;
  const whole = wholeAddress(site);
  const events = eventsOf(site, whole);
  const { all, guidance, groups, owners } = calendarsOf(site);
  return new Map(
    [all, guidance, ...groups, ...owners].map(({ path, title, lapses }) => [
      path,
      {
        title,
        description: site.interfaceWords.say('changes.calendar.description', { site: estate.config.title }),
        ...(whole ? { href: whole(path) } : {}),
        madeOn: estate.today,
        language: estate.config.language,
        events: lapses.flatMap((lapse) => events.get(lapse) ?? []),
      },
    ]),
  );
}

function calendarsOf({ estate, interfaceWords: { say } }: CalendarInput): {
  all: Calendar;
  guidance: Calendar;
  groups: Calendar[];
  owners: Calendar[];
} {
  const { lapses, groups, services, config } = estate;
  const groupOf = new Map(services.map(({ href, group }) => [href, group.id]));
  const byGroup = Map.groupBy(lapses, ({ subject }) => groupOf.get(subject.href));
  const owned = Map.groupBy(
    lapses.filter(({ owner }) => owner !== undefined),
    ({ owner }) => owner?.id ?? '',
  );
  const make = (path: string, name: string, own: readonly Lapse[], title: string): Calendar => ({
    path: `/calendars/${path}.ics`,
    name,
    title,
    count: own.length,
    lapses: own,
  });
  const ofPart = (path: string, name: string, own: readonly Lapse[]) =>
    make(path, name, own, say('changes.calendar.title', { site: config.title, name }));
  return {
    all: make('all', config.title, lapses, config.title),
    guidance: ofPart('guidance', say('changes.calendar.guidance'), byGroup.get(undefined) ?? []),
    groups: groups.map(({ id, name }) => ofPart(`group/${id}`, name, byGroup.get(id) ?? [])),
    owners: [...owned].map(([id, own]) => ofPart(`owner/${id}`, own[0]?.owner?.name ?? id, own)).sort(byName),
  };
}

function byName(a: Calendar, b: Calendar): number {
  const [one, other] = [a.name.toLowerCase(), b.name.toLowerCase()];
  return one < other ? -1 : one > other ? 1 : a.path < b.path ? -1 : 1;
}

/** One event for each lapse, the same one in every calendar that it stands in. */
function eventsOf(
  { estate, interfaceWords: { say } }: CalendarInput,
  whole: ((path: string) => string) | undefined,
): Map<Lapse, CalendarEvent> {
  const host = estate.config.address === undefined ? 'opsguide' : new URL(estate.config.address).hostname;
  const used = new Map<string, number>();
  return new Map(
    estate.lapses.map((lapse) => {
      const { what, name, of, subject, on, owner } = lapse;
      // Neither a day that moves nor another language makes another event: they are no part of its name.
      const key = JSON.stringify([what, subject.href, of ?? '']);
      const before = used.get(key) ?? 0;
      used.set(key, before + 1);
      const values = { what, name, subject: subject.title };
      return [
        lapse,
        {
          uid: `${hash(`${key}${before}`)}@${host}`,
          day: on,
          title: say('changes.calendar.event', values),
          description: owner
            ? say('changes.calendar.owner', { owner: owner.name })
            : say('changes.calendar.noOwner'),
          ...(whole ? { href: whole(subject.href) } : {}),
          category: say('changes.calendar.category', { what }),
        },
      ];
    }),
  );
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 32);
}
