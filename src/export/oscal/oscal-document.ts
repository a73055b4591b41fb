/** Export: what every OSCAL document has in common. @see https://pages.nist.gov/OSCAL/reference/ */
import type { Estate } from '../../model/estate.ts';
import { findParty } from '../../model/organisation.ts';
import { nameUuid } from '../name-uuid.ts';

/** The version of OSCAL that is written. */
export const oscalVersion = '1.2.1';

/** Namespace of our own properties. */
export const opsguideNamespace = 'https://github.com/opsguide/opsguide/ns/oscal';

/** Plain JSON of a document. */
export type OscalNode = Record<string, unknown>;

/** What a document is made from. */
export interface OscalContext {
  estate: Estate;
  /** Version of opsguide. */
  version: string;
}

/** Metadata of a document: what it is, as of which day, and who is named in it. */
export function metadata({ estate, version }: OscalContext, title: string): OscalNode {
  const used = partiesOf(estate);
  return {
    title,
    'last-modified': instant(estate.today),
    version: estate.today,
    'oscal-version': oscalVersion,
    props: [property('generator', `opsguide ${version}`)],
    parties: [
      {
        uuid: nameUuid('organisation', estate.config.organisation),
        type: 'organization',
        name: line(estate.config.organisation),
      },
      ...used.map(({ id, name }) => ({
        uuid: partyUuid(id),
        type: 'organization',
        name: line(name),
        props: [property('id', id)],
      })),
    ],
  };
}

/** The identifier of a team, role or delivery group. */
export function partyUuid(id: string): string {
  return nameUuid('party', id);
}

/** Identifier of a service or of one of its parts, the same in every document. */
export function componentUuid(service: string, component = ''): string {
  return nameUuid('component', service, component);
}

/** Name of a party by its id; an id that resolves to nobody is shown as it is. */
export function partyName({ organisation }: Estate, id: string): string {
  return findParty(organisation, id)?.name ?? id;
}

function partiesOf(estate: Estate): { id: string; name: string }[] {
  const ids = new Set<string>();
  for (const service of estate.services) {
    if (service.owner) ids.add(service.owner.id);
    for (const { owner } of service.components) ids.add(owner.id);
    for (const waiver of service.guide.waivers ?? []) ids.add(waiver.risk_owner).add(waiver.approved_by);
  }
  return [...ids].sort().map((id) => ({ id, name: partyName(estate, id) }));
}

/** A property in our namespace. */
export function property(name: string, value: string): OscalNode {
  return { name, ns: opsguideNamespace, value: line(value) };
}

/** A day as an instant: OSCAL knows no days. */
export function instant(day: string): string {
  return `${day}T00:00:00Z`;
}

/** Text on one line, without blanks at its ends. */
export function line(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}

/** An id as a token, which must not begin with a digit. */
export function token(id: string): string {
  return /^[\p{L}_]/u.test(id) ? id : `_${id}`;
}
