/** Model: what a service is made of, what it leans on, and who supplies it. */
import * as z from 'zod';
import { fact, requiredFact } from '../fact.ts';
import {
  contact,
  date,
  documentLink,
  duration,
  flag,
  hours,
  party,
  percentage,
  prose,
  slug,
  text,
  url,
} from '../primitives.ts';

/** Kinds of component. */
export const componentTypes = [
  'application',
  'api',
  'database',
  'queue',
  'storage',
  'network',
  'identity',
  'platform',
  'third-party',
  'hardware',
  'batch',
] as const;

const states = ['planned', 'active', 'deprecated', 'end-of-life'] as const;
const componentLifecycle = z.strictObject({
  state: requiredFact(z.enum(states), { about: 'State of the component.' }),
  end_of_life: fact(date, { about: 'Last day on which it is supported.' }),
  replacement: fact(text, { about: 'What replaces it.' }),
});

/** One part of the service that can fail on its own. @see S0.19 @see S0.20 */
export const component = z.strictObject({
  id: requiredFact(slug, { about: 'Id, unique within the guide.', example: 'id: dispatch' }),
  name: requiredFact(text, { about: 'Name as people say it.', example: 'name: Message dispatch' }),
  type: requiredFact(z.enum(componentTypes), { about: 'Kind of component.', example: 'type: application' }),
  owner: requiredFact(party, {
    about: 'Accountable team.',
    from: 'S0.20',
    example: 'owner: flood-operations',
  }),
  description: fact(prose, { about: 'What it does for the service.' }),
  supported_by: fact(
    z
      .string()
      .regex(
        /^(?:supplier:)?[a-z0-9]+(?:-[a-z0-9]+)*$/,
        'must be the id of a line of support, or supplier: and the id of a supplier',
      ),
    {
      about: 'Who mends it: a line of support of this guide, or `supplier:` and the id of a supplier.',
      due: 'private-beta',
      from: 'S0.20',
      example: 'supported_by: second-line',
    },
  ),
  lower_level_reason: fact(prose, {
    about: 'Why its supplier may promise less than this service does.',
    from: 'S1.36',
  }),
  lifecycle: fact(
    z
      .union([z.enum(states).transform((state) => ({ state })), componentLifecycle])
      .transform((value): z.infer<typeof componentLifecycle> => value),
    {
      about: 'State of the component, and its end of life where known.',
      due: 'private-beta',
      from: 'S0.21',
      example: 'lifecycle: active',
    },
  ),
  tier: fact(slug, { about: 'Tier of the component where it differs from the service.' }),
  tier_reason: fact(prose, { about: 'Why the component may have another tier than the service.' }),
  hosting: fact(
    z.strictObject({
      provider: requiredFact(text, { about: 'Who hosts it.' }),
      region: fact(text, { about: 'Where it runs.' }),
      account: fact(text, { about: 'Account or subscription.' }),
    }),
    { about: 'Where it runs.' },
  ),
  runbook: fact(documentLink, { about: 'What to do when it fails.' }),
  repository: fact(url, { about: 'Where its source is kept.' }),
  health_check: fact(url, { about: 'Address that says whether it is well.' }),
  data: fact(
    z.strictObject({
      classification: fact(text, { about: 'Classification of what it stores.' }),
      personal: fact(flag, { about: 'Whether it stores personal data.' }),
      backup: fact(slug, { about: 'Id of the backup, of `continuity.backups`.' }),
    }),
    { about: 'What it stores.' },
  ),
});

/** Something outside the service that it cannot do without. @see S0.10 @see S0.37 */
export const dependency = z
  .strictObject({
    service: fact(slug, { about: 'Id of another guide.' }),
    external: fact(text, { about: 'Name of something that has no guide here.' }),
    type: fact(z.enum(['synchronous', 'asynchronous', 'data', 'platform', 'manual']), {
      about: 'How the service leans on it.',
    }),
    tier: fact(slug, { about: 'How much the service needs it.' }),
    live_data: fact(flag, { about: 'Whether live information comes from it.', from: 'S0.33' }),
    if_it_fails: fact(prose, {
      about: 'What users see when it fails.',
      due: 'public-beta',
      from: 'SRE',
      example: 'if_it_fails: Responders cannot sign in; warnings still go out.',
    }),
    failure_mode: fact(z.enum(['stops', 'degrades', 'unaffected']), {
      about:
        'What becomes of this service when it fails: it `stops`, it `degrades`, or it goes on `unaffected`. Feeds the map and the impact of a failure.',
      from: 'SRE',
      example: 'failure_mode: degrades',
    }),
    contact: fact(contact, {
      about: 'Who to call; taken from the guide of the service where it has one.',
      from: 'S0.37',
    }),
    availability: fact(percentage, { about: 'Availability that an external party promises.', from: 'S1.36' }),
    hours: fact(hours, { about: 'Hours in which an external party supports it.' }),
    lower_level_reason: fact(prose, {
      about: 'Why it may promise less than this service does.',
      from: 'S1.36',
    }),
    cycle_reason: fact(prose, { about: 'Why the two services may lean on each other.' }),
  })
  .refine((value) => (value.service === undefined) !== (value.external === undefined), {
    error: 'must name either a service (the id of another guide) or something external, not both',
  });

/** Who builds on this service without having a guide here. @see S1.25 */
export const consumer = z.strictObject({
  name: requiredFact(text, { about: 'Who uses the service.' }),
  contact: fact(contact, { about: 'Who to tell when it fails.' }),
});

/** Continuity of the service. */
export const continuity = z.strictObject({
  rto: fact(duration, {
    about: 'Recovery time objective: how long recovery may take.',
    due: 'public-beta',
    from: 'DA, DFE',
    example: 'rto: 4 hours',
  }),
  rpo: fact(duration, {
    about: 'Recovery point objective: how much data may be lost, as time.',
    due: 'public-beta',
    from: 'DA, DFE',
    example: 'rpo: 15 minutes',
  }),
  backups: fact(
    z.array(
      z.strictObject({
        id: requiredFact(slug, { about: 'Id of the backup.' }),
        store: requiredFact(text, { about: 'What is backed up.' }),
        every: requiredFact(duration, { about: 'How often.' }),
        keep: fact(duration, { about: 'How long copies are kept.' }),
        offline: fact(flag, { about: 'Whether a copy is out of reach of the live account.' }),
        restore_tested: fact(date, {
          about: 'Day on which a restore last worked.',
          due: 'live',
          from: 'GDS',
        }),
      }),
    ),
    {
      unless: 'no_backups_reason',
      about: 'Backups, and when a restore last worked.',
      due: 'public-beta',
      from: 'GDS',
      example: 'backups: [{id: warnings, store: Warnings database, every: 15 minutes}]',
    },
  ),
  no_backups_reason: fact(prose, { about: 'Why nothing needs a backup; stands in for `backups`.' }),
  dr_test: fact(
    z.strictObject({
      on: requiredFact(date, { about: 'Day of the last test.' }),
      outcome: fact(z.enum(['passed', 'partly', 'failed']), { about: 'How it went.', due: 'live' }),
      next: fact(date, { about: 'Day of the next test.' }),
      every: fact(duration, { about: 'How often it is tested.' }),
    }),
    { about: 'Disaster recovery test.', due: 'live', from: 'TIER' },
  ),
  resilience: fact(prose, {
    about: 'Single points of failure, and what spreads the load.',
    due: 'public-beta',
    from: 'TIER',
  }),
  business_continuity_plan: fact(documentLink, { about: 'Where the plan is.', due: 'live', from: 'BCR' }),
  fallback: fact(prose, { about: 'How users are served while it is down.', due: 'live', from: 'P14' }),
});
