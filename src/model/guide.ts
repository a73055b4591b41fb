/**
 * Model: the service operations guide. This one schema gives the type, the defaults, the check, the documentation and
 * the JSON Schema. @see S0.18
 */
import * as z from 'zod';
import { fact, requiredFact } from './fact.ts';
import { component, consumer, continuity, dependency } from './guide/components.ts';
import { identity } from './guide/identity.ts';
import {
  clinicalSafety,
  data,
  feedback,
  itsm,
  knownIssue,
  monitoring,
  runbook,
  security,
  stakeholder,
  users,
} from './guide/operation.ts';
import { notApplicable, readiness, transition, waiver } from './guide/readiness.ts';
import { release } from './guide/release.ts';
import { practice, processes, serviceLevel, support } from './guide/support.ts';

/** Front matter of a service operations guide. Strict: an unknown key is a mistake. */
export const guideSchema = z.strictObject({
  ...identity,
  components: requiredFact(z.array(component).min(1, 'must list at least one component'), {
    about: 'What the service is made of: each part that can fail on its own.',
    from: 'S0.19',
    example:
      'components:\n  - id: sign-up-form\n    name: Sign-up form\n    type: application\n    owner: flood-alerts',
  }),
  support: requiredFact(support, {
    about: 'The support model: who helps, when and by which route.',
    from: 'S0.20',
    example: 'support:\n  contact: flood-operations@landandwater.example',
  }),
  dependencies: fact(z.array(dependency), {
    about: 'What the service leans on, with what happens when it fails. Write `[]` if it leans on nothing.',
    due: 'live-data',
    from: 'S0.10, S0.37',
    example: 'dependencies:\n  - {service: identity, if_it_fails: Nobody can sign in.}',
  }),
  consumers: fact(z.array(consumer), {
    about: 'Who builds on the service without having a guide here.',
    from: 'S1.25',
  }),
  service_levels: fact(z.array(serviceLevel).min(1), {
    about: 'What is promised: availability, performance and functionality.',
    due: 'public-beta',
    from: 'S1.13',
    example:
      'service_levels:\n  - {metric: availability, target: 99.5%, over: 24x7, per: 28 days, agreement: SLA}',
  }),
  processes: fact(processes, {
    about: 'How incidents, changes, problems, requests and access are dealt with.',
    due: 'private-beta',
    from: 'S1.14, S1.41',
  }),
  practice: fact(practice, { about: 'Framework that the processes follow.', from: 'S1.19' }),
  monitoring: fact(monitoring, { about: 'How the service is watched.', due: 'public-beta', from: 'S0.44' }),
  runbooks: fact(z.array(runbook).min(1), {
    about: 'Tasks and where their steps are; deploy, rollback and restore by live.',
    due: 'public-beta',
    from: 'DA, HO',
    example: 'runbooks:\n  - {task: deploy, document: "#deploy"}',
  }),
  known_issues: fact(z.array(knownIssue), {
    about: 'Known issues; write `[]` if there are none.',
    due: 'live',
    from: 'DA',
    example: 'known_issues: []',
  }),
  itsm: fact(itsm, { about: 'Record in the service management tool.', due: 'private-beta', from: 'S0.40' }),
  security: fact(security, { about: 'Security.', due: 'live-data', from: 'S0.34' }),
  data: fact(data, { about: 'Data and who answers for it.', due: 'private-beta', from: 'DA' }),
  clinical_safety: fact(clinicalSafety, {
    about: 'Clinical safety, for health and care.',
    due: 'live',
    when: 'health',
  }),
  continuity: fact(continuity, {
    about: 'How the service survives and recovers.',
    due: 'public-beta',
    from: 'DA',
  }),
  users: fact(users, {
    about: 'Who uses the service.',
    due: 'private-beta',
    from: 'S0.13',
    example: 'users: {groups: [people near rivers]}',
  }),
  stakeholders: fact(z.array(stakeholder).min(1), {
    about: 'Who has an interest in the service.',
    due: 'private-beta',
    from: 'S0.14',
    example: 'stakeholders: [{role: Flood response lead, contact: head-of-flood}]',
  }),
  feedback: fact(feedback, { about: 'How users are heard.', due: 'live', from: 'S1.37' }),
  readiness: fact(readiness, {
    about: 'Review board, rehearsals and approvals.',
    due: 'public-beta',
    from: 'S0.12',
  }),
  transition: fact(transition, {
    about: 'Handing over from development to operation.',
    due: 'live',
    from: 'S1.27',
  }),
  release: fact(release, { about: 'Release by an external supplier to sites.', from: 'S2.37' }),
  waivers: fact(z.array(waiver), { about: 'Criteria that are waived for a time.' }),
  not_applicable: fact(z.array(notApplicable), { about: 'Criteria that do not apply, each with a reason.' }),
});

/** A service operations guide as later stages see it: short forms are read as long ones. */
export type Guide = z.output<typeof guideSchema>;
export type Component = Guide['components'][number];
export type Dependency = NonNullable<Guide['dependencies']>[number];
export type SupportLine = NonNullable<Guide['support']['lines']>[number];
export type ServiceLevel = NonNullable<Guide['service_levels']>[number];
