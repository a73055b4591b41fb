/** Model: how a service is watched, run, kept safe and kept lawful. */
import * as z from 'zod';
import { fact, requiredFact } from '../fact.ts';
import { date, documentLink, duration, flag, party, prose, slug, text, url } from '../primitives.ts';

/** Monitoring. */
export const monitoring = z.strictObject({
  dashboards: fact(
    z.array(
      z.strictObject({
        name: requiredFact(text, { about: 'What it shows.' }),
        url: requiredFact(url, { about: 'Where it is.' }),
        realtime: fact(flag, { about: 'Whether it shows performance in real time.', from: 'S0.44' }),
      }),
    ),
    {
      about: 'Dashboards that show performance in real time.',
      due: 'public-beta',
      from: 'S0.44',
      example: 'dashboards: [{name: Warnings sent, url: https://…, realtime: true}]',
    },
  ),
  alerts: fact(
    z.array(
      z.strictObject({
        signal: requiredFact(text, { about: 'What sets it off.' }),
        priority: fact(z.enum(['P1', 'P2', 'P3', 'P4']), { about: 'Priority of the incident it opens.' }),
        routes_to: requiredFact(slug, { about: 'Line of support that it reaches.' }),
        runbook: fact(documentLink, { about: 'What to do.', from: 'SRE' }),
      }),
    ),
    {
      about: 'Alerts, whom they reach and what to do.',
      due: 'public-beta',
      from: 'SRE',
      example:
        'alerts: [{signal: No warning sent for 10 minutes, routes_to: second-line, runbook: "#restart"}]',
    },
  ),
  logs: fact(
    z.strictObject({
      where: requiredFact(text, { about: 'Where logs are.' }),
      keep: fact(duration, { about: 'How long.' }),
    }),
    {
      about: 'Logs.',
      due: 'public-beta',
      from: 'HO',
      example: 'logs: {where: Central logging, keep: 13 months}',
    },
  ),
});

/** Tasks that a runbook can describe. */
export const runbookTasks = [
  'deploy',
  'rollback',
  'restart',
  'restore',
  'failover',
  'scale',
  'rotate-secrets',
  'common-incident',
  'decommission',
] as const;

/** A task and where its steps are. */
export const runbook = z.strictObject({
  task: requiredFact(z.enum(runbookTasks), { about: 'What it does.' }),
  name: fact(text, { about: 'Name, where the task is not enough.' }),
  document: requiredFact(documentLink, { about: 'Where the steps are.' }),
  last_tested: fact(date, { about: 'Day on which somebody last followed it.' }),
});

/** The record in the service management tool. @see S0.40 @see S0.42 @see S0.45 */
export const itsm = z.strictObject({
  record: fact(text, {
    about: 'Identifier of the record.',
    due: 'private-beta',
    from: 'S0.40',
    example: 'record: SVC-1042',
  }),
  configured: fact(flag, {
    about: 'Whether it says how the service is configured.',
    due: 'private-beta',
    from: 'S0.40',
    example: 'configured: true',
  }),
  supported: fact(flag, {
    about: 'Whether it says how the service is supported.',
    due: 'private-beta',
    from: 'S0.40',
    example: 'supported: true',
  }),
  completed: fact(date, {
    about: 'Day on which everything was complete.',
    due: 'public-beta',
    from: 'S0.42',
    example: 'completed: 2026-06-01',
  }),
  data_owner: fact(party, {
    about: 'Who owns and maintains the data in it while the service is live.',
    due: 'live',
    from: 'S0.45',
    example: 'data_owner: service-records',
  }),
});

/** Security. */
export const security = z.strictObject({
  assurance_pack: fact(
    z.strictObject({
      completed: fact(date, {
        about: 'Day on which the pack was complete.',
        due: 'live-data',
        from: 'S0.34',
      }),
      updated: fact(date, {
        about: 'Day on which it was last updated; must lie within or after private beta.',
        due: 'private-beta',
        from: 'S0.38',
      }),
      url: fact(url, { about: 'Where it is.', due: 'live-data', from: 'S0.34' }),
    }),
    {
      about: 'The security assurance pack.',
      due: 'live-data',
      from: 'S0.34',
      example: 'assurance_pack: {completed: 2025-11-03, url: https://…}',
    },
  ),
  classification: fact(text, {
    about: 'Classification of what the service handles.',
    due: 'private-beta',
    example: 'classification: OFFICIAL',
  }),
  health_check: fact(
    z.strictObject({
      on: requiredFact(date, { about: 'Day of the security test.' }),
      report: fact(url, { about: 'Where the report is.' }),
      open_findings: fact(
        z.strictObject({
          critical: fact(z.int().min(0), { about: 'Open critical findings.' }),
          high: fact(z.int().min(0), { about: 'Open high findings.' }),
        }),
        {
          about: 'Findings that are still open.',
          due: 'live',
          from: 'DA',
          example: 'open_findings: {critical: 0, high: 0}',
        },
      ),
      accepted_risk: fact(text, {
        about: 'Id of the accepted risk that covers open critical or high findings.',
      }),
      next: fact(date, { about: 'Day of the next test.' }),
    }),
    {
      about: 'IT health check (penetration test).',
      due: 'live',
      from: 'DA, MOJ',
      example: 'health_check: {on: 2026-08-20, open_findings: {critical: 0, high: 0}}',
    },
  ),
  threat_model: fact(documentLink, { about: 'Where threats are described.' }),
  risks: fact(
    z.array(
      z.strictObject({
        id: requiredFact(
          z.string().regex(/^[A-Za-z0-9][A-Za-z0-9-]*$/, 'must be letters, digits and hyphens'),
          { about: 'Id of the risk.' },
        ),
        risk: requiredFact(text, { about: 'What could happen.' }),
        owner: requiredFact(party, { about: 'Who owns it.' }),
        accepted_by: fact(party, { about: 'Who accepted it.' }),
        expires: fact(date, { about: 'Last day on which the acceptance counts.' }),
      }),
    ),
    { about: 'Risks and who accepted them until when.', from: 'S1.17, S2.27f' },
  ),
  patching: fact(
    z.strictObject({
      normal: requiredFact(duration, { about: 'Within what time patches are applied.' }),
      urgent: fact(duration, { about: 'Within what time urgent ones are.' }),
    }),
    {
      about: 'How fast patches are applied.',
      due: 'live',
      from: 'TIER',
      example: 'patching: {normal: 30 days, urgent: 2 days}',
    },
  ),
});

/** Data. */
export const data = z.strictObject({
  owner: fact(party, {
    about: 'Information asset owner.',
    due: 'private-beta',
    from: 'DA',
    example: 'owner: head-of-flood',
  }),
  personal: fact(flag, {
    about: 'Whether the service handles personal data.',
    due: 'private-beta',
    from: 'DA',
    example: 'personal: false',
  }),
  dpia: fact(
    z.strictObject({
      completed: fact(date, { about: 'Day of the assessment.', due: 'live-data' }),
      url: fact(url, { about: 'Where it is.' }),
    }),
    {
      about: 'Data protection impact assessment.',
      due: 'live-data',
      when: 'personal-data',
      from: 'DA',
      example: 'dpia: {completed: 2026-01-20}',
    },
  ),
  retention: fact(prose, {
    about: 'What is kept for how long.',
    due: 'public-beta',
    from: 'DA',
    example: 'retention: Subscriptions until cancelled, logs 13 months.',
  }),
  location: fact(text, {
    about: 'Where data is kept.',
    due: 'public-beta',
    from: 'DA',
    example: 'location: United Kingdom',
  }),
});

/** Clinical safety, for health and care services. @see TOM */
export const clinicalSafety = z.strictObject({
  dcb0129: fact(date, { about: 'Day of compliance with DCB0129.' }),
  dcb0160: fact(date, { about: 'Day of compliance with DCB0160.' }),
  safety_officer: fact(party, { about: 'Clinical safety officer.', due: 'live', when: 'health' }),
  hazard_log: fact(url, { about: 'Where the hazard log is.', due: 'live', when: 'health' }),
  case_report: fact(url, { about: 'Where the safety case report is.' }),
});

/** Who uses the service, and how they are heard. */
export const users = z.strictObject({
  groups: requiredFact(z.array(text).min(1), { about: 'Groups of users.' }),
  volumes: fact(text, { about: 'How many, and when most.' }),
});

/** How users report issues and make suggestions. @see S1.37 @see S1.38 */
export const feedback = z.strictObject({
  issues_url: fact(url, {
    about: 'Where users report issues.',
    due: 'live',
    from: 'S1.37',
    example: 'issues_url: https://…',
  }),
  suggestions: fact(prose, {
    about: 'How suggestions are weighed and taken up.',
    due: 'live',
    from: 'S1.38',
    example: 'suggestions: Read weekly by the product owner.',
  }),
});

/** Somebody with an interest in the service. @see S0.14 */
export const stakeholder = z.strictObject({
  role: requiredFact(text, { about: 'Their role.' }),
  contact: requiredFact(z.string().trim().min(3), { about: 'Shared contact, or the id of a team or role.' }),
});

/** Known issues. */
export const knownIssue = z.strictObject({
  issue: requiredFact(text, { about: 'What is wrong.' }),
  workaround: fact(prose, { about: 'What to do meanwhile.' }),
  since: fact(date, { about: 'Since when.' }),
});
