/**
 * Model: the release of a service that an external supplier brings to sites, from compliance documents to business as
 * usual. @see S2.37 for the order
 */
import * as z from 'zod';
import { fact, requiredFact } from '../fact.ts';
import { date, flag, party, prose, slug, text, url } from '../primitives.ts';

/** Documents that must be approved before a release manager is assigned. @see S2.10 */
export const agreementTypes = [
  'connection-agreement',
  'target-operating-model',
  'end-user-policy',
  'data-sharing',
] as const;
/** Categories in which a release is validated. @see S2.16 */
export const validationCategories = [
  'functional',
  'non_functional',
  'clinical_safety',
  'security',
  'user',
] as const;
/** Groups of checks before deployment. @see S2.27 */
export const deploymentGroups = [
  'information_governance',
  'business_go_live',
  'service_management',
  'technical_entry',
  'governance_and_agreements',
  'risk_acceptance',
  'deployment_initiation',
] as const;
/** Each group is a requirement of its own. */
const groupRequirements = {
  information_governance: 'S2.27a',
  business_go_live: 'S2.27b',
  service_management: 'S2.27c',
  technical_entry: 'S2.27d',
  governance_and_agreements: 'S2.27e',
  risk_acceptance: 'S2.27f',
  deployment_initiation: 'S2.27g',
} as const satisfies Record<(typeof deploymentGroups)[number], string>;
/** The three parties that complete checklist and criteria together. @see S2.23 */
export const releaseParties = ['authority', 'supplier', 'end_user_organisation'] as const;

const due = { due: 'live', when: 'external-release' } as const;
const result = z.strictObject({
  result: requiredFact(z.enum(['pass', 'fail', 'not-applicable']), { about: 'Result.' }),
  on: fact(date, { about: 'Day of the result.' }),
  evidence: fact(url, { about: 'Where the evidence is.' }),
  reason: fact(prose, { about: 'Why it does not apply.' }),
});
const group = z.strictObject({
  state: requiredFact(z.enum(['not-started', 'in-progress', 'complete']), { about: 'State.' }),
  on: fact(date, { about: 'Day on which it was complete.' }),
  evidence: fact(url, { about: 'Where the evidence is.' }),
});
const each = <K extends string, T extends z.ZodType>(
  keys: readonly K[],
  schema: T,
  about: (key: string) => string,
  from?: Readonly<Record<K, string>>,
) =>
  Object.fromEntries(
    keys.map((key) => [
      key,
      fact(schema, { about: about(key.replaceAll('_', ' ')), ...due, ...(from ? { from: from[key] } : {}) }),
    ]),
  ) as Record<K, z.ZodOptional<T>>;
const signed = z.strictObject(each(releaseParties, date, (key) => `Day on which the ${key} signed.`));

/** The release chain. */
export const release = z.strictObject({
  route: requiredFact(z.enum(['own', 'external-supplier']), {
    about: 'Whether an external supplier releases it to sites.',
  }),
  implementation_manager: fact(party, {
    about: 'Implementation Manager, who works with the assurance and service management teams.',
    ...due,
    from: 'S2.14',
  }),
  manager: fact(party, { about: 'Release Manager, who leads the go-live.', ...due, from: 'S2.15' }),
  manager_assigned: fact(date, {
    about: 'Day on which the Release Manager was assigned.',
    ...due,
    from: 'S2.15',
  }),
  agreements: fact(
    z.array(
      z.strictObject({
        type: requiredFact(z.enum(agreementTypes), { about: 'Which document.' }),
        party: requiredFact(text, { about: 'Whom it binds.' }),
        status: requiredFact(z.enum(['draft', 'in-review', 'approved']), { about: 'State.' }),
        on: fact(date, { about: 'Day of the approval.' }),
        url: fact(url, { about: 'Where it is.' }),
      }),
    ),
    {
      about: 'Connection Agreement, Target Operating Model and End User Policy.',
      ...due,
      from: 'S2.10, S2.11, S2.12, S2.13',
    },
  ),
  validation: fact(
    z.strictObject(
      each(validationCategories, result, (key) => `Validation in test environments: ${key} requirements.`),
    ),
    { about: 'Validation in test environments.', ...due, from: 'S2.16' },
  ),
  conformance: fact(
    z.strictObject({
      artefacts: fact(
        z.array(
          z.strictObject({
            name: requiredFact(text, { about: 'Name.' }),
            url: fact(url, { about: 'Where it is.' }),
          }),
        ),
        { about: 'Compliance artefacts that it consolidates.', ...due, from: 'S2.17' },
      ),
      review: fact(
        z.strictObject({
          from: requiredFact(date, { about: 'First day.' }),
          to: requiredFact(date, { about: 'Last day.' }),
        }),
        { about: 'Review window, at least five working days.', ...due, from: 'S2.21' },
      ),
      approval: fact(
        z.strictObject({
          from: requiredFact(date, { about: 'First day.' }),
          to: requiredFact(date, { about: 'Last day.' }),
        }),
        { about: 'Approval window, at least five working days.', ...due, from: 'S2.21' },
      ),
      reviewers: fact(
        z.array(
          z.strictObject({
            role: requiredFact(party, { about: 'Role or team.' }),
            reviewed: fact(date, { about: 'Day of the review.' }),
            approved: fact(date, { about: 'Day of the approval.' }),
          }),
        ),
        { about: 'Who reviewed and approved, and when.', ...due, from: 'S2.20' },
      ),
      approved: fact(date, { about: 'Day on which the certificate was approved.', ...due, from: 'S2.19' }),
    }),
    { about: 'The Conformance Certificate.', ...due, from: 'S2.17' },
  ),
  site_readiness: fact(
    z.strictObject({
      url: fact(url, { about: 'Where the checklist is.' }),
      signed: fact(signed, { about: 'Who signed, and when.', ...due, from: 'S2.23' }),
    }),
    { about: 'Site Readiness Checklist.', ...due, from: 'S2.24' },
  ),
  deployment_verification: fact(
    z.strictObject({
      groups: fact(
        z.strictObject(each(deploymentGroups, group, (key) => `Group of checks: ${key}.`, groupRequirements)),
        { about: 'Seven groups of checks.', ...due, from: 'S2.25' },
      ),
      signed: fact(signed, { about: 'Who signed, and when.', ...due, from: 'S2.23' }),
    }),
    { about: 'Deployment Verification Criteria.', ...due, from: 'S2.25' },
  ),
  checkpoints: fact(
    z.array(
      z.strictObject({
        on: requiredFact(date, { about: 'Day.' }),
        audience: requiredFact(text, { about: 'Who is told.' }),
        channel: fact(text, { about: 'By what route.' }),
      }),
    ),
    { about: 'Planned communication checkpoints.', ...due, from: 'S2.26' },
  ),
  live_certificate: fact(
    z.strictObject({
      issuer: requiredFact(text, { about: 'Who issued it.' }),
      issued: requiredFact(date, { about: 'Day of issue.' }),
      expires: fact(date, { about: 'Last day on which it is valid.' }),
      interactions: requiredFact(z.array(text).min(1), { about: 'Interactions or APIs that it allows.' }),
      approved_interactions: requiredFact(z.array(text).min(1), {
        about: 'Interactions or APIs that were approved.',
      }),
    }),
    { about: 'Live digital certificate.', ...due, from: 'S2.28, S2.29' },
  ),
  connectivity: fact(
    z.strictObject({
      on: requiredFact(date, { about: 'Day.' }),
      evidence: fact(url, { about: 'Where the evidence is.' }),
    }),
    { about: 'Connection between the systems.', ...due, from: 'S2.30' },
  ),
  go_no_go: fact(
    z.strictObject({
      on: requiredFact(date, { about: 'Day of the meeting.' }),
      attendees: requiredFact(z.array(text).min(1), { about: 'Roles present.' }),
      decision: requiredFact(z.enum(['go', 'no-go', 'go-with-conditions']), { about: 'Decision.' }),
      conditions: fact(prose, { about: 'Conditions.' }),
    }),
    { about: 'Go/no-go meeting, after connectivity.', ...due, from: 'S2.31' },
  ),
  first_of_type: fact(
    z.strictObject({
      organisation: requiredFact(text, { about: 'First-of-Type user.' }),
      accredited: fact(date, { about: 'Day of live solution accreditation.' }),
      access: fact(date, { about: 'Day of access.' }),
    }),
    { about: 'First-of-Type deployment.', ...due, from: 'S2.8' },
  ),
  verification_period: fact(
    z.strictObject({
      start: requiredFact(date, { about: 'First day.' }),
      end: requiredFact(date, { about: 'Last day.' }),
      length_reason: fact(prose, {
        about: 'Why it is shorter than 14 or longer than 42 days.',
        from: 'S2.33',
      }),
      deployments: fact(
        z.array(
          z.strictObject({
            site: requiredFact(text, { about: 'Where.' }),
            on: requiredFact(date, { about: 'Day.' }),
            successful: requiredFact(flag, { about: 'Whether it succeeded.' }),
          }),
        ),
        { about: 'First deployments.', ...due, from: 'S2.34' },
      ),
      issues: fact(
        z.array(
          z.strictObject({
            id: requiredFact(slug, { about: 'Id.' }),
            issue: requiredFact(text, { about: 'What went wrong.' }),
            closed: fact(date, { about: 'Day on which it was resolved.' }),
          }),
        ),
        { about: 'Local issues, all closed before rollout.', from: 'S2.35' },
      ),
    }),
    { about: 'Deployment Verification Period, usually two to six weeks.', ...due, from: 'S2.32' },
  ),
  rollout: fact(z.strictObject({ on: requiredFact(date, { about: 'First day of the fuller rollout.' }) }), {
    about: 'Fuller rollout, after the verification period.',
    from: 'S2.36',
  }),
  business_as_usual: fact(
    z.strictObject({
      on: requiredFact(date, { about: 'Day of the transfer.' }),
      accepted_by: requiredFact(party, { about: 'Team that took it over.' }),
    }),
    { about: 'Transfer into business as usual.', from: 'S2.9' },
  ),
});
