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
import type { CriterionResult } from '../model/readiness.ts';

/** Compares two estates; services in order of id. */
export function diffEstates(
  before: { end: DiffEnd; estate: Estate },
  after: { end: DiffEnd; estate: Estate },
): EstateDiff {
  const older = byId(before.estate);
  const newer = byId(after.estate);
  const ids = [...new Set([...older.keys(), ...newer.keys()])].sort();
  return {
    before: before.end,
    after: after.end,
    services: ids.flatMap((id) => diffService(older.get(id), newer.get(id)) ?? []),
    frameworks: diffLists(criteriaOf(before.estate), criteriaOf(after.estate)),
  };
}

function byId({ services }: Estate): Map<string, Service> {
  return new Map(services.map((service) => [service.id, service]));
}

function criteriaOf({ frameworks }: Estate): Map<string, string> {
  return new Map(
    frameworks.flatMap(({ stages }) =>
      stages.flatMap(({ criteria }) => criteria.map(({ id, title }) => [id, title] as const)),
    ),
  );
}

function diffService(before: Service | undefined, after: Service | undefined): ServiceDiff | undefined {
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
  const diff: ServiceDiff = {
    id,
    title,
    ...changed('titleChange', before.title, after.title),
    ...changed('phase', before.phase, after.phase),
    ...changed('tier', before.tier?.name, after.tier?.name),
    ...changed('group', before.group.name, after.group.name),
    ...changed('readiness', before.readiness.count, after.readiness.count),
    ...filled('criteria', diffCriteria(resultsOf(before), resultsOf(after))),
    ...filled('ownership', diffLists(ownersOf(before), ownersOf(after))),
    ...filled('levels', diffLists(levelsOf(before), levelsOf(after))),
    ...filled('components', diffLists(componentsOf(before), componentsOf(after))),
    ...filled('dependencies', diffLists(dependenciesOf(before), dependenciesOf(after))),
    ...filled('waivers', diffLists(waiversOf(before), waiversOf(after))),
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
  const values: Changed<T> = {
    ...(before === undefined ? {} : { before }),
    ...(after === undefined ? {} : { after }),
  };
  return { [key]: values } as { [P in K]?: Changed<T> };
}

function filled<K extends string, T>(key: K, list: T[]): { [P in K]?: T[] } {
  return list.length > 0 ? ({ [key]: list } as { [P in K]?: T[] }) : {};
}

function diffLists(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): ListChange[] {
  return [...new Set([...before.keys(), ...after.keys()])]
    .sort()
    .filter((name) => before.get(name) !== after.get(name))
    .map((name) => {
      const [older, newer] = [before.get(name), after.get(name)];
      return {
        name,
        ...(older === undefined ? {} : { before: older }),
        ...(newer === undefined ? {} : { after: newer }),
      };
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
  return [...new Set([...before.keys(), ...after.keys()])]
    .sort()
    .filter((id) => before.get(id)?.state !== after.get(id)?.state)
    .map((id) => {
      const [older, newer] = [before.get(id), after.get(id)];
      return {
        id,
        title: (newer ?? older)?.criterion.title ?? id,
        ...(older ? { before: older.state } : {}),
        ...(newer ? { after: newer.state } : {}),
      };
    });
}

function ownersOf({ ownership }: Service): Map<string, string> {
  const stages = Map.groupBy(ownership, ({ stage }) => stage);
  return new Map(
    [...stages].map(([stage, terms]) => [
      stage,
      terms
        .map(({ owner, from, to }) =>
          [owner.name, from && `from ${from}`, to && `to ${to}`].filter(Boolean).join(' '),
        )
        .join(', then '),
    ]),
  );
}

function levelsOf({ guide }: Service): Map<string, string> {
  const levels = Map.groupBy(guide.service_levels ?? [], ({ metric, name }) => name ?? metric);
  return new Map(
    [...levels].map(([name, same]) => [
      name,
      same
        .map(({ target, per, agreement }) =>
          [target, per && `per ${per}`, agreement && `(${agreement})`].filter(Boolean).join(' '),
        )
        .join('; '),
    ]),
  );
}

function componentsOf({ components }: Service): Map<string, string> {
  return new Map(
    components.map(({ component, owner }) => [
      component.id,
      [
        component.name,
        `owned by ${owner.name}`,
        component.supported_by && `supported by ${component.supported_by}`,
        component.lifecycle?.state,
      ]
        .filter(Boolean)
        .join(', '),
    ]),
  );
}

function dependenciesOf({ dependencies }: Service): Map<string, string> {
  const names = Map.groupBy(dependencies, ({ name }) => name);
  return new Map(
    [...names].map(([name, same]) => [
      name,
      same.map(({ dependency }) => dependency.if_it_fails ?? dependency.type ?? 'leans on it').join('; '),
    ]),
  );
}

function waiversOf({ guide }: Service): Map<string, string> {
  return new Map(
    (guide.waivers ?? []).map(({ criterion, expires, risk_owner: riskOwner }) => [
      criterion,
      `until ${expires}, risk borne by ${riskOwner}`,
    ]),
  );
}
