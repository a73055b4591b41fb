/** Model: `organisation.yaml`, what many guides share: groups, teams, roles, suppliers, tiers and priorities. */
import * as z from 'zod';
import { fact, requiredFact } from './fact.ts';
import { priorities } from './guide/support.ts';
import {
  contact,
  date,
  duration,
  flag,
  hours,
  party,
  percentage,
  prose,
  slug,
  text,
  url,
} from './primitives.ts';

const deliveryGroup = z.strictObject({
  name: requiredFact(text, { about: 'Name of the delivery group.' }),
  description: fact(prose, { about: 'What it delivers.' }),
  readiness_manager: fact(party, {
    about: 'Operational service readiness manager: a role below.',
    from: 'S0.29',
  }),
  live_services_manager: fact(party, { about: 'Live services manager: a role below.', from: 'S0.30' }),
});

const team = z.strictObject({
  name: requiredFact(text, { about: 'Name of the team.' }),
  contact: fact(contact, { about: 'Shared contact of the team.' }),
  hours: fact(hours, { about: 'Hours in which it answers.' }),
  description: fact(prose, { about: 'What it does.' }),
});

const role = z.strictObject({
  name: requiredFact(text, { about: 'Name of the role or board.' }),
  contact: fact(contact, { about: 'Shared contact that reaches whoever holds the role.' }),
  description: fact(prose, { about: 'What it answers for.' }),
});

const supplier = z.strictObject({
  name: requiredFact(text, { about: 'Name of the supplier.' }),
  provides: fact(text, { about: 'What it supplies.' }),
  contact: fact(contact, { about: 'Where to report a fault.' }),
  urgent_contact: fact(contact, { about: 'Where to call when it cannot wait.' }),
  hours: fact(hours, { about: 'Hours in which it supports.' }),
  availability: fact(percentage, { about: 'Availability that it promises.', from: 'S1.36' }),
  contract: fact(
    z.strictObject({
      reference: fact(text, { about: 'Reference of the contract.' }),
      status: requiredFact(z.enum(['draft', 'in-place', 'expired']), {
        about: 'State of the contract.',
        from: 'S0.15',
      }),
      start: fact(date, { about: 'First day.' }),
      end: requiredFact(date, { about: 'Last day.', from: 'S0.15' }),
      notice: fact(duration, { about: 'Notice period.' }),
    }),
    { about: 'Contract.', from: 'S0.15' },
  ),
  exit_plan: fact(url, { about: 'Where the exit plan is.' }),
});

const tier = z.strictObject({
  name: requiredFact(text, { about: 'Name of the tier.' }),
  rank: requiredFact(z.int().min(1), { about: '1 is the most critical.' }),
  description: fact(prose, { about: 'Which services belong to it.' }),
  critical: flag
    .default(false)
    .describe('Whether services of this tier must have agreed and briefed support round the clock.'),
  availability: fact(percentage, { about: 'Availability expected.' }),
  rto: fact(duration, { about: 'Longest recovery time.' }),
  rpo: fact(duration, { about: 'Longest data loss.' }),
  aliases: fact(z.array(text), { about: 'Other names, such as platinum.' }),
});

const defaultTiers = {
  critical: {
    name: 'Critical',
    rank: 1,
    critical: true,
    description: 'Loss endangers lives, or large parts of the economy.',
  },
  important: {
    name: 'Important',
    rank: 2,
    critical: false,
    description: 'Loss harms many people or a statutory duty within a day.',
  },
  standard: { name: 'Standard', rank: 3, critical: false, description: 'Loss can be bridged for some days.' },
  low: { name: 'Low', rank: 4, critical: false, description: 'Loss is an inconvenience.' },
};

/** The organisation around the services. */
export const organisationSchema = z.strictObject({
  nation: z
    .enum(['england-and-wales', 'scotland', 'northern-ireland'])
    .default('england-and-wales')
    .describe('Nation whose bank holidays count.'),
  service_management_tool: text
    .default('the service management tool')
    .describe('What the service management tool is called.'),
  delivery_groups: z.record(slug, deliveryGroup).default({}).describe('Delivery groups by id.'),
  teams: z.record(slug, team).default({}).describe('Teams by id.'),
  roles: z.record(slug, role).default({}).describe('Roles and boards by id.'),
  suppliers: z.record(slug, supplier).default({}).describe('Suppliers by id.'),
  tiers: z
    .record(slug, tier)
    .default(defaultTiers)
    .describe('Tiers of criticality by id, most critical first.'),
  priorities: z.record(slug, priorities).default({}).describe('Sets of incident priorities by id.'),
});

/** The organisation with every default filled in. */
export type Organisation = z.output<typeof organisationSchema>;
export type Team = Organisation['teams'][string];
export type Supplier = Organisation['suppliers'][string];
export type Tier = Organisation['tiers'][string];

/** Somebody who can be accountable: a team, a role or a delivery group. */
export interface Party {
  id: string;
  name: string;
  kind: 'team' | 'role' | 'delivery-group';
  contact?: string;
}

/** Finds a team, role or delivery group by id, in that order. */
export function findParty(organisation: Organisation, id: string): Party | undefined {
  if (Object.hasOwn(organisation.teams, id)) return asParty(id, 'team', organisation.teams[id]);
  if (Object.hasOwn(organisation.roles, id)) return asParty(id, 'role', organisation.roles[id]);
  if (Object.hasOwn(organisation.delivery_groups, id))
    return asParty(id, 'delivery-group', organisation.delivery_groups[id]);
  return undefined;
}

function asParty(
  id: string,
  kind: Party['kind'],
  found: { name: string; contact?: string | undefined } | undefined,
): Party {
  return { id, kind, name: found?.name ?? id, ...(found?.contact ? { contact: found.contact } : {}) };
}
