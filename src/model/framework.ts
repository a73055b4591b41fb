/**
 * Model: assurance frameworks as data. A framework has stages, each opened by a condition on the guide, and criteria with
 * a stable id: what is asked, why, who is responsible, and which facts of the guide are the evidence. No code knows any
 * framework by name.
 */
import * as z from 'zod';
import { parseDuration } from './duration.ts';
import { fact, requiredFact } from './fact.ts';
import { phases } from './phase.ts';
import { flag, prose, slug, text } from './primitives.ts';
import { sourceList } from './source-list.ts';

/** Id of a criterion: letters of its framework and a number. */
export const criterionId = z
  .string({ error: (issue) => (issue.input === undefined ? undefined : 'must be the id of a criterion') })
  .regex(/^[A-Z][A-Z0-9]*-\d{2,3}$/, 'must be the id of a criterion, such as OSR-21');

/** Path of a fact of the guide. */
const factPath = z
  .string()
  .regex(
    /^[a-z][a-z0-9_]*(?:\.(?:\*|[a-z][a-z0-9_]*))*$/,
    'must be a path of keys such as security.assurance_pack.completed; * stands for every item of a list',
  );
const scalar = z.union([z.string(), z.boolean(), z.number()]);
const shelfLife = z
  .string()
  .refine(
    (value) => parseDuration(value) !== undefined || factPath.safeParse(value).success,
    'must be a duration such as 12 months, or the path of a fact that states one, such as review_in',
  );

/** A condition on a guide: every key that is given must hold. */
const condition = z.strictObject({
  from_phase: fact(z.enum(phases), { about: 'The service has reached this phase.' }),
  in_phases: fact(z.array(z.enum(phases)).min(1), { about: 'The service is in one of these phases.' }),
  uses_live_data: fact(flag, { about: 'Whether the service uses live data.' }),
  critical: fact(flag, { about: 'Whether the tier of the service is critical.' }),
  personal_data: fact(flag, { about: 'Whether the service handles personal data.' }),
  external_release: fact(flag, { about: 'Whether an external supplier releases it.' }),
  reached: fact(factPath, { about: 'The day at this path of the guide has come.' }),
});

/** What a fact must say to count as evidence. Without a test it must be filled in. */
const evidence = z.strictObject({
  fact: requiredFact(factPath, { about: 'Path of the fact in the front matter.' }),
  is: fact(z.union([z.string(), z.number(), z.boolean()]), { about: 'The value that it must have.' }),
  one_of: fact(z.array(z.union([z.string(), z.number()])).min(1), { about: 'The values that it may have.' }),
  includes: fact(z.array(z.string()).min(1), { about: 'For a list: what it must hold, each.' }),
  where: fact(z.record(z.string(), z.union([scalar, z.array(scalar).min(1)])), {
    about: 'For a list: only items in which these keys have these values, or one of these values, count.',
  }),
  having: fact(z.array(z.string()).min(1), {
    about: 'For a list: only items in which these keys are filled in count.',
  }),
  at_least: fact(z.int().min(1), { about: 'For a list: how many items there must be.' }),
  or: fact(factPath, {
    about: 'Another fact that stands in for this one, such as the reason why there is none.',
  }),
  may_be_empty: fact(flag, { about: 'For every item of a list: a list that is missing or empty is fine.' }),
});

const criterion = z.strictObject({
  id: requiredFact(criterionId, { about: 'Stable id.' }),
  title: requiredFact(text, { about: 'What is asked, in a few words.' }),
  asks: requiredFact(prose, { about: 'What is asked, in full.' }),
  why: requiredFact(prose, { about: 'Why it matters.' }),
  responsible: requiredFact(z.array(text).min(1), { about: 'Who has to see to it.' }),
  only_if: fact(condition, { about: 'Services to which it applies; others are not asked.' }),
  evidence: requiredFact(z.array(evidence).min(1), { about: 'Facts that together are the evidence.' }),
  rules: fact(z.array(slug), { about: 'Rules of the checker that must find no error in the guide.' }),
  no_finding_of: fact(z.array(slug), {
    about: 'Rules of the checker that must find nothing in the guide, not even what they only warn of.',
  }),
  date: fact(z.string(), {
    about:
      'Path of the date of the evidence. Of several the oldest counts, but of items that `where` selects the newest.',
  }),
  link: fact(z.string(), { about: 'Path of the link to the evidence.' }),
  shelf_life: fact(shelfLife, {
    about: 'After how long the evidence is too old: a duration, or the fact that states it; needs `date`.',
  }),
  expires: fact(z.string(), { about: 'Path of the last day on which the evidence counts.' }),
  reported_by: fact(z.array(slug), {
    about: 'Rules of the checker that already say when it is not met, so that nothing is said twice.',
  }),
  advisory: fact(flag, { about: 'Whether it only warns when it is not met.' }),
  waivable: flag.default(true).describe('Whether it can be waived for a time.'),
  can_be_not_applicable: flag.default(true).describe('Whether a guide may say that it does not apply.'),
  templates: fact(z.array(slug), { about: 'Templates that help.' }),
  requirements: fact(z.array(z.string()), { about: 'Ids of requirements that it covers.' }),
});

const stage = z.strictObject({
  id: requiredFact(slug, { about: 'Id, unique within the framework.' }),
  title: requiredFact(text, { about: 'Name of the stage.' }),
  about: requiredFact(prose, { about: 'What the stage is for.' }),
  opens: requiredFact(z.array(condition).min(1), {
    about: 'The stage is open if any of these conditions holds.',
  }),
  criteria: requiredFact(z.array(criterion).min(1), { about: 'What is asked in this stage.' }),
});

/** A framework. */
export const frameworkSchema = z.strictObject({
  id: requiredFact(slug, { about: 'Id: the name of the file.' }),
  title: requiredFact(text, { about: 'Name.' }),
  summary: requiredFact(text, { about: 'What it assures, in one sentence.' }),
  why: requiredFact(prose, { about: 'Why it exists.' }),
  guidance: fact(z.string().regex(/^\/[\w./-]*$/), { about: 'Site path of its guidance.' }),
  order: fact(z.number(), { about: 'Place among the frameworks.' }),
  source: fact(sourceList, { about: 'Where its content comes from.' }),
  stages: requiredFact(z.array(stage).min(1), { about: 'Stages in order.' }),
});

export type Framework = z.output<typeof frameworkSchema>;
export type Stage = Framework['stages'][number];
export type Criterion = Stage['criteria'][number];
export type Condition = Stage['opens'][number];
export type Evidence = Criterion['evidence'][number];
