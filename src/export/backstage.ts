/**
 * Export: the estate as entities of a Backstage catalogue. A service becomes a System with one Component of its name;
 * its parts hang below that component, and what it leans on stands in `dependsOn`.
 * @see https://backstage.io/docs/features/software-catalog/descriptor-format
 */
import { createHash } from 'node:crypto';
import { contactKind } from '../model/contact.ts';
import type { Estate, Service } from '../model/estate.ts';
import { findParty, type Party } from '../model/organisation.ts';
import type { Phase } from '../model/phase.ts';

/** An entity of the catalogue. */
export interface BackstageEntity {
  apiVersion: 'backstage.io/v1alpha1';
  kind: 'Component' | 'Domain' | 'Group' | 'Resource' | 'System';
  metadata: {
    name: string;
    title: string;
    description?: string;
    annotations?: Record<string, string>;
    tags?: string[];
    links?: { url: string; title: string }[];
  };
  spec: Record<string, unknown>;
}

/** Lifecycle of the catalogue, by phase of the service. */
const lifecycles: Readonly<Record<Phase, 'experimental' | 'production' | 'deprecated'>> = {
  discovery: 'experimental',
  alpha: 'experimental',
  'private-beta': 'experimental',
  'public-beta': 'production',
  live: 'production',
  retiring: 'deprecated',
  retired: 'deprecated',
};

/** Parts that the catalogue calls resources: infrastructure that a component needs. */
const resourceTypes: ReadonlySet<string> = new Set([
  'database',
  'queue',
  'storage',
  'network',
  'identity',
  'platform',
  'hardware',
  'third-party',
]);

const LONGEST_NAME = 63;

/**
 * Every entity of an estate: teams and roles first, then services with their parts, then what is external.
 * @param siteAddress address under which pages are published, with a slash at its end; entities then link to them
 */
export function backstageEntities(estate: Estate, siteAddress?: string): BackstageEntity[] {
  const external = new Map<string, Service>();
  for (const service of estate.services)
    for (const { service: target, name } of service.dependencies)
      if (!target && !external.has(name)) external.set(name, service);
  return [
    ...groups(estate),
    ...estate.groups.map((group) =>
      entity('Domain', fitting(group.id), group.name, {
        spec: { owner: reference('group', fitting(`delivery-group.${group.id}`)) },
      }),
    ),
    ...estate.services.flatMap((service) => serviceEntities(service, siteAddress)),
    ...[...external].sort(byKey).map(([name, service]) =>
      entity('Resource', externalName(name), name, {
        // Nobody here owns it; who leans on it first has to ask.
        spec: { type: 'external', owner: ownerOf(service) },
      }),
    ),
  ];
}

function groups({ organisation, services }: Estate): BackstageEntity[] {
  const parties = new Map<string, Party>();
  const add = (party: Party | undefined) => {
    if (party) parties.set(`${party.kind}:${party.id}`, party);
  };
  for (const id of Object.keys(organisation.teams)) add(findParty(organisation, id));
  for (const [id, role] of Object.entries(organisation.roles)) add({ id, kind: 'role', ...contactOf(role) });
  for (const [id, group] of Object.entries(organisation.delivery_groups))
    add({ id, kind: 'delivery-group', name: group.name });
  for (const service of services) {
    add(service.owner);
    add({ id: service.group.id, kind: 'delivery-group', name: service.group.name });
    for (const { owner } of service.components) add(owner);
  }
  return [...parties].sort(byKey).map(([, party]) =>
    entity('Group', partyName(party), party.name, {
      spec: {
        type: party.kind,
        children: [],
        ...(party.contact && contactKind(party.contact) === 'email'
          ? { profile: { displayName: party.name, email: party.contact } }
          : { profile: { displayName: party.name } }),
      },
    }),
  );
}

function contactOf({ name, contact }: { name: string; contact?: string | undefined }) {
  return { name, ...(contact ? { contact } : {}) };
}

function serviceEntities(service: Service, siteAddress: string | undefined): BackstageEntity[] {
  const { id, title, guide, phase } = service;
  const owner = ownerOf(service);
  const lifecycle = lifecycles[phase];
  const shared = {
    description: guide.description,
    annotations: { 'opsguide/service-id': id, 'opsguide/phase': phase },
    tags: [phase, ...(service.tier ? [service.tier.id] : [])],
    ...(siteAddress
      ? {
          links: [
            { url: new URL(service.href.slice(1), siteAddress).href, title: 'Service operations guide' },
          ],
        }
      : {}),
  };
  const own = reference('component', fitting(id));
  return [
    entity('System', fitting(id), title, {
      ...shared,
      spec: { owner, domain: reference('domain', fitting(service.group.id)) },
    }),
    entity('Component', fitting(id), title, {
      ...shared,
      spec: {
        type: 'service',
        lifecycle,
        owner,
        system: fitting(id),
        dependsOn: [
          ...service.dependencies.map(({ service: target, name }) =>
            target ? reference('component', fitting(target.id)) : reference('resource', externalName(name)),
          ),
          ...service.components
            .filter(({ component }) => resourceTypes.has(component.type))
            .map(({ component }) => reference('resource', partName(id, component.id))),
        ],
      },
    }),
    ...service.components.map(({ component, owner: partOwner }) => {
      const resource = resourceTypes.has(component.type);
      return entity(resource ? 'Resource' : 'Component', partName(id, component.id), component.name, {
        ...(component.description ? { description: component.description } : {}),
        annotations: { 'opsguide/service-id': id, 'opsguide/component-id': component.id },
        spec: {
          type: component.type,
          owner: reference('group', partyName(partOwner)),
          system: fitting(id),
          ...(resource ? {} : { lifecycle, subcomponentOf: own }),
        },
      });
    }),
  ];
}

function ownerOf({ owner, group }: Service): string {
  return reference('group', owner ? partyName(owner) : fitting(`delivery-group.${group.id}`));
}

function entity(
  kind: BackstageEntity['kind'],
  name: string,
  title: string,
  {
    spec,
    ...metadata
  }: Omit<BackstageEntity['metadata'], 'name' | 'title'> & { spec: BackstageEntity['spec'] },
): BackstageEntity {
  return { apiVersion: 'backstage.io/v1alpha1', kind, metadata: { name, title, ...metadata }, spec };
}

function reference(kind: string, name: string): string {
  return `${kind}:default/${name}`;
}

/** A delivery group and a team may share an id: only groups of a kind of their own carry it in their name. */
function partyName({ kind, id }: Party): string {
  return fitting(kind === 'team' ? id : `${kind}.${id}`);
}

function partName(service: string, component: string): string {
  return fitting(`${service}.${component}`);
}

function externalName(name: string): string {
  const words = name
    .toLowerCase()
    .normalize('NFKD')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '');
  // Different names may fall together once simplified; names in other scripts vanish.
  return fitting(`external.${words === '' ? 'name' : words.slice(0, 40).replace(/-+$/, '')}-${short(name)}`);
}

/** A name within the length that the catalogue allows; what is cut off is stood in for by a hash. */
function fitting(name: string): string {
  if (name.length <= LONGEST_NAME) return name;
  return `${name.slice(0, LONGEST_NAME - 9).replace(/[-.]+$/, '')}-${short(name)}`;
}

function short(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 8);
}

function byKey([a]: [string, unknown], [b]: [string, unknown]): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
