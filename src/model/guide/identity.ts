/** Model: what a guide says about the service itself and about who owns it through its life. */
import * as z from 'zod';
import { fact, requiredFact } from '../fact.ts';
import { lifecycleStages, phases } from '../phase.ts';
import {
  date,
  documentLink,
  duration,
  flag,
  language,
  party,
  prose,
  slug,
  text,
  url,
} from '../primitives.ts';
import { redirectPaths } from '../redirect-path.ts';

const term = z.strictObject({
  team: requiredFact(party, { about: 'The accountable team or role, an id of organisation.yaml.' }),
  from: fact(date, { about: 'First day of accountability.' }),
  to: fact(date, { about: 'Last day of accountability.' }),
});

/** Who is accountable in one stage: an id, one term with dates, or a list where it changed hands. */
const ownership = z
  .union([party.transform((team) => ({ team })), term, z.array(term).min(1)])
  .transform((value): z.infer<typeof term>[] => (Array.isArray(value) ? value : [value]));

const stages = Object.fromEntries(
  lifecycleStages.map((stage) => [
    stage,
    fact(ownership, {
      about: `Who is accountable for the ${stage} stage.`,
      ...(stage === 'design' ? {} : { due: stage === 'retire' ? ('live' as const) : dueOfStage(stage) }),
      from: 'S0.21',
      example: `${stage}: flood-operations`,
    }),
  ]),
) as Record<(typeof lifecycleStages)[number], z.ZodOptional<typeof ownership>>;

function dueOfStage(stage: 'build' | 'transition' | 'operate'): 'private-beta' | 'public-beta' | 'live' {
  return stage === 'build' ? 'private-beta' : stage === 'transition' ? 'public-beta' : 'live';
}

/** Lifecycle ownership. @see S0.21 */
export const lifecycle = z.strictObject({
  owners: requiredFact(
    z
      .strictObject(stages)
      .refine(
        (owners) => Object.values(owners).some(Boolean),
        'must name the owner of at least the current stage',
      ),
    {
      about:
        'Who is accountable in each stage of the service’s life: design, build, transition, operate, retire.',
      from: 'S0.21',
      example: 'owners:\n  design: flood-alerts',
    },
  ),
  service_owner: fact(party, { about: 'Role that owns the service.', due: 'private-beta', from: 'DA, HO' }),
  product_owner: fact(party, { about: 'Role that decides what is built next.' }),
  sro: fact(party, { about: 'Senior responsible owner.', due: 'public-beta', from: 'HO' }),
  milestones: fact(
    z.strictObject({
      private_beta: fact(date, { about: 'Start of private beta, past or planned.' }),
      public_beta: fact(date, { about: 'Start of public beta, past or planned.' }),
      live: fact(date, { about: 'Day the service went or goes live.' }),
      retire: fact(date, { about: 'Day the service stops or stopped.' }),
    }),
    {
      about: 'Dates of the phases, in order.',
      due: 'private-beta',
      from: 'S0.49',
      example: 'milestones: {private_beta: 2026-02-02, public_beta: 2026-06-15}',
    },
  ),
  retirement: fact(
    z.strictObject({
      notice_given: fact(date, { about: 'Day on which users were told.', due: 'retiring' }),
      replacement: fact(slug, { about: 'Id of the service that replaces it.' }),
      data_disposal: fact(prose, {
        about: 'What happens to the data, and who answers for it.',
        due: 'retiring',
      }),
      runbook: fact(documentLink, { about: 'Steps that switch the service off.' }),
    }),
    { about: 'How the service ends.', due: 'retiring', from: 'DA' },
  ),
});

/** What the service is. */
export const identity = {
  title: requiredFact(text, { about: 'Name of the service as its users know it.', from: 'S0.4' }),
  description: requiredFact(text, {
    about: 'What the service does, in one sentence of at most 50 words.',
    from: 'MOJ',
    example: 'description: People sign up for warnings about floods near them.',
  }),
  lang: fact(language, { about: 'Language of the guide, where it is not that of the site.' }),
  phase: requiredFact(z.enum(phases), {
    about: 'Phase that the service is in.',
    from: 'S0.49',
    example: 'phase: discovery',
  }),
  delivery_group: requiredFact(slug, {
    about: 'Delivery group that the service belongs to, an id of organisation.yaml.',
    from: 'S0.23, S0.29',
    example: 'delivery_group: water',
  }),
  tier: fact(slug, {
    about: 'How critical the service is: a tier of organisation.yaml.',
    due: 'private-beta',
    from: 'S0.48',
    example: 'tier: standard',
  }),
  tier_reason: fact(prose, {
    about: 'Why it has that tier.',
    due: 'private-beta',
    from: 'DA',
    example: 'tier_reason: Late warnings can cost lives.',
  }),
  change_scope: fact(z.enum(['new', 'significant-change', 'existing']), {
    about: 'Whether the service is new, significantly changed, or runs as before.',
    due: 'private-beta',
    from: 'S0.7',
    example: 'change_scope: new',
  }),
  uses_live_data: fact(flag, {
    about:
      'Whether the service uses information or data of a live service; in any phase this makes the assurance pack and the contact due.',
    from: 'S0.33',
  }),
  urls: fact(
    z.strictObject({
      live: fact(url, { about: 'Address of the live service.', due: 'live' }),
      test: fact(url, { about: 'Address of a test environment.' }),
      admin: fact(url, { about: 'Address of the administration tool.' }),
    }),
    {
      about: 'Where the service runs.',
      due: 'public-beta',
      from: 'MOJ',
      example: 'urls:\n  live: https://warnings.landandwater.example',
    },
  ),
  aliases: fact(z.array(text), { about: 'Other names that people search for.' }),
  redirect_from: fact(redirectPaths, {
    about: 'Addresses that the page had before: readers and links that come there are led here.',
    example: 'redirect_from:\n  - /services/flood-alerts/',
  }),
  acronyms: fact(z.record(z.string().min(1).max(20), text), {
    about: 'Acronyms of this guide and what they stand for.',
  }),
  outcomes: fact(z.array(text), { about: 'What the team has to achieve.', from: 'S0.11' }),
  status: fact(z.enum(['draft', 'in-review', 'approved', 'superseded']), {
    about: 'State of this guide as a document.',
  }),
  template_version: fact(z.int().min(1), {
    about:
      'Version of the list of sections that the body follows; the current one if left out. A guide of an older version is told which sections are new.',
  }),
  last_reviewed_on: requiredFact(date, {
    about: 'Day on which somebody last read the whole guide and found it true.',
    from: 'MOJ',
    example: 'last_reviewed_on: 2026-10-01',
  }),
  review_in: requiredFact(duration, {
    about: 'After how long it must be read again.',
    from: 'MOJ',
    example: 'review_in: 6 months',
  }),
  lifecycle: requiredFact(lifecycle, {
    about: 'Lifecycle ownership: who is accountable for the service in each stage of its life.',
    from: 'S0.21',
    example: 'lifecycle:\n  owners:\n    design: flood-alerts',
  }),
};
