/** Derive: two estates → what changed between them. */
import type { Estate, Service } from '../model/estate.ts';
import type {
  Changed,
  CriterionChange,
  DiffEnd,
  EstateDiff,
  ListChange,
  ServiceDiff,
} from '../model/estate-diff.ts';
import { findParty } from '../model/organisation.ts';
import type { CriterionResult } from '../model/readiness.ts';
import { type Say, sayInEnglish } from '../model/spoken-words.ts';

/** One of the two states. */
export interface DiffSide {
  end: DiffEnd;
  estate: Estate;
}

/** An entry of a list: what it is called, and what is compared. */
interface Item {
  name: string;
  text: string;
}

type Items = ReadonlyMap<string, Item>;

/**
 * Compares two estates; services in order of id. A service whose guide could not be read on either side is not compared.
 * @param say words in which contents of lists are told
 */
export function diffEstates(before: DiffSide, after: DiffSide, say: Say = sayInEnglish): EstateDiff {
  const unread = new Set([...before.end.unread, ...after.end.unread].map(({ id }) => id));
  const older = byId(before.estate);
  const newer = byId(after.estate);
  const ids = [...new Set([...older.keys(), ...newer.keys()])].filter((id) => !unread.has(id)).sort();
  const items = { before: itemsOf(before.estate, say), after: itemsOf(after.estate, say) };
  return {
    before: before.end,
    after: after.end,
    services: ids.flatMap((id) => diffService(older.get(id), newer.get(id), items) ?? []),
    frameworks: diffLists(criteriaOf(before.estate), criteriaOf(after.estate)),
  };
}

function byId({ services }: Estate): Map<string, Service> {
  return new Map(services.map((service) => [service.id, service]));
}

function criteriaOf({ frameworks }: Estate): Items {
  return new Map(
    frameworks.flatMap(({ stages }) =>
      stages.flatMap(({ criteria }) => criteria.map(({ id, title }) => [id, { name: id, text: title }])),
    ),
  );
}

type ItemsOf = (
  service: Service,
) => Record<'ownership' | 'levels' | 'components' | 'dependencies' | 'waivers', Items>;

function diffService(
  before: Service | undefined,
  after: Service | undefined,
  itemsOfSide: { before: ItemsOf; after: ItemsOf },
): ServiceDiff | undefined {
  const service = after ?? before;
  if (!service) return undefined;
  const { id, title } = service;
  if (!before || !after) {
    return {
      id,
      title,
      presence: after ? 'added' : 'removed',
      ...changed('phase', before?.phase, after?.phase),
      ...changed('readiness', before?.readiness.count, after?.readiness.count),
    };
  }
  const [older, newer] = [itemsOfSide.before(before), itemsOfSide.after(after)];
  const diff: ServiceDiff = {
    id,
    title,
    ...changed('titleChange', before.title, after.title),
    ...changed('phase', before.phase, after.phase),
    ...changed('tier', before.tier?.name, after.tier?.name),
    ...changed('group', before.group.name, after.group.name),
    ...changed('readiness', before.readiness.count, after.readiness.count),
    ...filled('criteria', diffCriteria(resultsOf(before), resultsOf(after))),
    ...filled('ownership', diffLists(older.ownership, newer.ownership)),
    ...filled('levels', diffLists(older.levels, newer.levels)),
    ...filled('components', diffLists(older.components, newer.components)),
    ...filled('dependencies', diffLists(older.dependencies, newer.dependencies)),
    ...filled('waivers', diffLists(older.waivers, newer.waivers)),
  };
  return Object.keys(diff).length > 2 ? diff : undefined;
}

/** The two values under a key, unless they are equal. */
function changed<K extends string, T>(
  key: K,
  before: T | undefined,
  after: T | undefined,
): { [P in K]?: Changed<T> } {
  if (JSON.stringify(before) === JSON.stringify(after)) return {};
  return { [key]: sides(before, after) } as { [P in K]?: Changed<T> };
}

function sides<T>(before: T | undefined, after: T | undefined): Changed<T> {
  return { ...(before === undefined ? {} : { before }), ...(after === undefined ? {} : { after }) };
}

function filled<K extends string, T>(key: K, list: T[]): { [P in K]?: T[] } {
  return list.length > 0 ? ({ [key]: list } as { [P in K]?: T[] }) : {};
}

function keysOf(before: ReadonlyMap<string, unknown>, after: ReadonlyMap<string, unknown>): string[] {
  return [...new Set([...before.keys(), ...after.keys()])].sort();
}

function diffLists(before: Items, after: Items): ListChange[] {
  return keysOf(before, after)
    .filter((key) => before.get(key)?.text !== after.get(key)?.text)
    .map((key) => {
      const [older, newer] = [before.get(key), after.get(key)];
      return { name: (newer ?? older)?.name ?? key, ...sides(older?.text, newer?.text) };
    });
}

function resultsOf(service: Service): Map<string, CriterionResult> {
  return new Map(
    service.readiness.stages.flatMap(({ results }) =>
      results.map((result) => [result.criterion.id, result] as const),
    ),
  );
}

function diffCriteria(
  before: ReadonlyMap<string, CriterionResult>,
  after: ReadonlyMap<string, CriterionResult>,
): CriterionChange[] {
  return keysOf(before, after)
    .filter((id) => before.get(id)?.state !== after.get(id)?.state)
    .map((id) => {
      const [older, newer] = [before.get(id), after.get(id)];
      return {
        id,
        title: (newer ?? older)?.criterion.title ?? id,
        ...sides(older?.state, newer?.state),
      };
    });
}

/** What is compared of the services of an estate, by keys that outlive a change of name. */
function itemsOf({ organisation }: Estate, say: Say): ItemsOf {
  const nameOf = (id: string) => findParty(organisation, id)?.name ?? id;
  return (service) => ({
    ownership: grouped(
      service.ownership,
      ({ stage }) => stage,
      ({ stage }) => stage,
      ({ owner: { name: owner }, from, to }) => {
        if (from && to) return say('diff.contents.ownerBetween', { owner, from, to });
        if (from) return say('diff.contents.ownerFrom', { owner, from });
        return to ? say('diff.contents.ownerTo', { owner, to }) : owner;
      },
      say,
    ),
    levels: grouped(
      service.guide.service_levels ?? [],
      ({ metric, name }) => name ?? metric,
      ({ metric, name }) => name ?? metric,
      ({ target, per, agreement }) => {
        const promised = per ? say('diff.contents.per', { target, window: per }) : String(target);
        return agreement ? say('diff.contents.agreed', { target: promised, agreement }) : promised;
      },
      say,
    ),
    components: grouped(
      service.components,
      ({ component }) => component.id,
      ({ component }) => component.id,
      ({ component: { name, supported_by: support, lifecycle }, owner }) =>
        [
          name,
          say('diff.contents.ownedBy', { owner: owner.name }),
          support && say('diff.contents.supportedBy', { support }),
          lifecycle?.state,
        ]
          .filter((part) => part !== undefined)
          .reduce((first, next) => say('lists.comma', { first, next })),
      say,
    ),
    dependencies: grouped(
      service.dependencies,
      ({ dependency }) => dependency.service ?? dependency.external ?? '',
      ({ name }) => name,
      ({ dependency }) => dependency.if_it_fails ?? dependency.type ?? say('diff.contents.leansOn'),
      say,
    ),
    waivers: grouped(
      service.guide.waivers ?? [],
      ({ criterion }) => criterion,
      ({ criterion }) => criterion,
      ({ expires, risk_owner: riskOwner }) =>
        say('diff.contents.waiver', { day: expires, owner: nameOf(riskOwner) }),
      say,
    ),
  });
}

/** Entries by key; what shares a key is told one after the other. */
function grouped<T>(
  entries: readonly T[],
  keyOf: (entry: T) => string,
  nameOf: (entry: T) => string,
  textOf: (entry: T) => string,
  say: Say,
): Items {
  const items = new Map<string, Item>();
  for (const entry of entries) {
    const key = keyOf(entry);
    const known = items.get(key);
    const text = textOf(entry);
    items.set(key, {
      name: nameOf(entry),
      text: known ? say('diff.contents.then', { first: known.text, next: text }) : text,
    });
  }
  return items;
}
