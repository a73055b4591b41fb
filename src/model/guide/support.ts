/** Model: the support model of a service: who helps, when, by which route, and what is promised. */
import * as z from 'zod';
import { fact, requiredFact } from '../fact.ts';
import { levelHistory } from '../level-history.ts';
import {
  contact,
  date,
  documentLink,
  duration,
  flag,
  hours,
  party,
  prose,
  slug,
  text,
  url,
} from '../primitives.ts';

const line = z.strictObject({
  id: requiredFact(slug, { about: 'Id of the line, unique within the guide.', example: 'id: second-line' }),
  level: requiredFact(
    z.union([z.literal(1), z.literal(2), z.literal(3), z.literal('vendor')], {
      error: (issue) => (issue.input === undefined ? undefined : 'must be 1, 2, 3 or vendor'),
    }),
    {
      about: 'First, second or third line, or vendor.',
      from: 'GDS',
    },
  ),
  team: requiredFact(party, { about: 'Team that answers.' }),
  hours: requiredFact(hours, { about: 'Hours in which it answers.' }),
  route: fact(text, { about: 'How work reaches it.' }),
  scope: fact(text, { about: 'What it deals with.' }),
});

/** The support model. @see S0.20 @see S0.35 */
export const support = z.strictObject({
  contact: fact(contact, {
    about: 'Shared mailbox, number or address that reaches the support team.',
    due: 'live-data',
    from: 'S0.35',
    example: 'contact: flood-operations@landandwater.example',
  }),
  urgent_contact: fact(contact, {
    about: 'Where to call when it cannot wait.',
    due: 'public-beta',
    from: 'MOJ',
    example: 'urgent_contact: "+44 1632 960 001"',
  }),
  hours: fact(hours, {
    about: 'Hours in which the service is supported.',
    due: 'private-beta',
    from: 'MOJ',
    example: 'hours: {days: monday to friday, from: 08:00, to: 18:00}',
  }),
  incident_hours: fact(hours, { about: 'Hours in which incidents are dealt with, where they differ.' }),
  lines: fact(z.array(line).min(1, 'must list at least one line of support'), {
    about: 'Lines of support, in the order in which work passes through them.',
    due: 'private-beta',
    from: 'GDS',
    example: 'lines:\n  - {id: service-desk, level: 1, team: it-service-desk, hours: 24x7}',
  }),
  escalation: fact(
    z.array(
      z.strictObject({
        after: requiredFact(duration, { about: 'How long after the start of the incident.' }),
        to: requiredFact(party, { about: 'Role or team to call.' }),
      }),
    ),
    {
      about: 'Whom to call next, and after how long.',
      due: 'public-beta',
      from: 'SLA, SRE',
      example: 'escalation:\n  - {after: 30 minutes, to: flood-duty-manager}',
    },
  ),
  ticket_workflow: fact(z.union([documentLink, prose]), {
    about: 'How a ticket finds the team that mends it.',
    due: 'private-beta',
    from: 'S0.39',
    example: 'ticket_workflow: "#how-tickets-are-assigned"',
  }),
  queues: fact(
    z
      .array(
        z.strictObject({
          tool: fact(text, { about: 'Tool, where it is not the organisation’s own.' }),
          queue: requiredFact(text, { about: 'Name of the queue.' }),
          assignment_group: fact(text, { about: 'Group that takes work from it.' }),
        }),
      )
      .min(1, 'must list at least one queue'),
    {
      about: 'Support queues in the service management tool.',
      due: 'live',
      from: 'S0.46',
      example: 'queues: [{queue: FLOOD-WARN-L2}]',
    },
  ),
  out_of_hours: fact(
    z.strictObject({
      rota_size: requiredFact(
        z
          .int({
            error: (issue) => (issue.input === undefined ? undefined : 'must be a whole number of people'),
          })
          .min(1),
        { about: 'How many people share the rota.' },
      ),
      hand_back: fact(prose, { about: 'How work is handed back in the morning.' }),
    }),
    {
      about: 'Who answers outside office hours.',
      due: 'live',
      when: 'critical',
      from: 'MOJ',
      example: 'out_of_hours: {rota_size: 8}',
    },
  ),
  agreed: fact(
    z.strictObject({
      by: requiredFact(party, { about: 'Who agreed to the hours.' }),
      on: requiredFact(date, { about: 'Day of the agreement.' }),
      briefed: fact(flag, { about: 'Whether everybody on the rota was briefed.' }),
    }),
    {
      about: 'Agreement to the hours of support.',
      due: 'live',
      when: 'critical',
      from: 'S0.48',
      example: 'agreed: {by: head-of-flood, on: 2026-08-01, briefed: true}',
    },
  ),
  self_help: fact(url, { about: 'Where users help themselves.' }),
  status_page: fact(url, { about: 'Where the state of the service is published.' }),
  documentation: fact(
    z.array(
      z.strictObject({
        name: requiredFact(text, { about: 'What the document is.' }),
        status: requiredFact(z.enum(['missing', 'draft', 'complete']), { about: 'How far it is.' }),
        url: fact(documentLink, { about: 'Where it is.' }),
      }),
    ),
    {
      about: 'Support documents and their state.',
      due: 'public-beta',
      from: 'S0.16',
      example: 'documentation: [{name: Support handbook, status: complete, url: "#support"}]',
    },
  ),
});

/** One thing the service promises. @see S1.13 */
export const serviceLevel = z.strictObject({
  metric: requiredFact(z.enum(['availability', 'performance', 'functionality']), {
    about: 'What is promised: availability, performance or functionality.',
  }),
  name: fact(text, { about: 'Name, where a guide has several of one kind.' }),
  target: requiredFact(text, {
    about: 'The target, such as `99.9%` or `95% of warnings sent within 10 minutes`.',
  }),
  over: fact(hours, { about: 'Hours over which it is measured.' }),
  per: fact(duration, { about: 'Window over which it is measured, such as 28 days.' }),
  agreement: fact(z.enum(['SLA', 'OLA', 'UC', 'SLO']), {
    about: 'What kind of promise it is.',
    due: 'public-beta',
  }),
  measured_by: fact(text, { about: 'How it is measured.' }),
  permitted_downtime_minutes: fact(z.number().min(0), {
    about: 'Published minutes of downtime per window; checked against the target.',
  }),
  penalty: fact(text, { about: 'What follows when it is missed.' }),
  achieved: fact(levelHistory, {
    about:
      'What was achieved, month by month: a list, or a CSV file beside the guide with the columns period,value.',
    due: 'live',
    from: 'S1.21',
    example: 'achieved: [{period: 2026-09, value: 99.97%}, {period: 2026-10, value: 99.95%}]',
  }),
});

const priority = z.strictObject({
  id: requiredFact(z.enum(['P1', 'P2', 'P3', 'P4']), { about: 'P1 is the most urgent.' }),
  definition: requiredFact(text, { about: 'When an incident has this priority.' }),
  respond: requiredFact(duration, { about: 'How soon somebody works on it.' }),
  update_every: fact(duration, { about: 'How often users are told.' }),
  fix: fact(duration, { about: 'By when it should be mended.' }),
});
/** Incident priorities, most urgent first. */
export const priorities = z.array(priority).min(1);

const maturity = {
  owner: requiredFact(party, { about: 'Who owns the process.', from: 'S1.20' }),
  document: requiredFact(documentLink, { about: 'Where it is written down.', from: 'S1.20' }),
  tool: fact(text, { about: 'Tool that carries it.' }),
  defined: fact(date, { about: 'Day it was defined.', from: 'S1.40' }),
  documented: fact(date, { about: 'Day it was documented.', from: 'S1.40' }),
  agreed: fact(date, { about: 'Day it was agreed.', from: 'S1.40' }),
  implemented: fact(date, { about: 'Day it came into use.', from: 'S1.40' }),
};
const process = z.strictObject(maturity);

/** Change models. */
export const changeModels = ['standard', 'normal', 'emergency'] as const;
const changeModel = z.strictObject({
  model: requiredFact(z.enum(changeModels), {
    about:
      'Standard (pre-authorised), normal (assessed and authorised) or emergency (expedited, still authorised).',
  }),
  approval: fact(text, { about: 'Who authorises it.', from: 'S1.33' }),
  lead_time: fact(duration, { about: 'How long before the change it must be raised.' }),
  back_out: fact(text, { about: 'How it is undone.' }),
});

/** The processes by which the service is run. @see S1.41 */
export const processes = z.strictObject({
  incident: fact(
    z.strictObject({
      ...maturity,
      priorities: fact(z.union([slug, priorities]), {
        about: 'Incident priorities: the id of a set of organisation.yaml, or a list.',
        due: 'private-beta',
        from: 'GDS',
        example: 'priorities: department',
      }),
      major_incident_lead: fact(party, { about: 'Role that leads a major incident.' }),
      communications: fact(documentLink, { about: 'Templates for telling users.' }),
    }),
    {
      about: 'How incidents are dealt with.',
      due: 'private-beta',
      from: 'S1.14',
      example: 'incident: {owner: flood-operations, document: "#incidents", priorities: department}',
    },
  ),
  change: fact(
    z.strictObject({
      ...maturity,
      models: fact(
        z
          .array(z.union([z.enum(changeModels).transform((model) => ({ model })), changeModel]))
          .min(1)
          .transform((value): z.infer<typeof changeModel>[] => value),
        {
          about: 'Change models in use.',
          due: 'private-beta',
          from: 'S0.41',
          example: 'models: [standard, normal, emergency]',
        },
      ),
      agreed_by: fact(party, {
        about: 'Delivery group that agreed the change model.',
        due: 'private-beta',
        from: 'S0.41',
      }),
      agreed_on: fact(date, { about: 'Day of the agreement.', due: 'private-beta', from: 'S0.41' }),
      board: fact(party, { about: 'Change management board.', due: 'live', from: 'S1.28' }),
      automation: fact(url, {
        about: 'Where changes are raised by automated links from development tools.',
        due: 'public-beta',
        from: 'S0.43',
      }),
    }),
    {
      about: 'How changes are made.',
      due: 'private-beta',
      from: 'S0.41, S1.15',
      example:
        'change: {owner: water-change-board, document: "#changes", models: [standard, normal, emergency], agreed_by: water, agreed_on: 2026-03-02}',
    },
  ),
  problem: fact(process, { about: 'How causes are found and removed.', due: 'live', from: 'S1.16, S1.43' }),
  request: fact(process, { about: 'How requests are fulfilled.', due: 'live', from: 'S1.42' }),
  access: fact(process, {
    about: 'How access is given, reviewed and taken away.',
    due: 'live',
    from: 'S1.44',
  }),
  availability_reporting: fact(
    z.strictObject({
      ...maturity,
      every: fact(duration, { about: 'How often.', due: 'live', from: 'S1.39' }),
    }),
    { about: 'How availability is reported.', due: 'live', from: 'S1.45' },
  ),
  event: fact(process, { about: 'How events are watched.' }),
  configuration: fact(process, { about: 'How configuration is recorded.' }),
  knowledge: fact(process, { about: 'How knowledge is kept.' }),
  capacity: fact(process, { about: 'How capacity is planned.' }),
});

/** Names of the processes, in the order of the schema. */
export const processNames: readonly string[] = Object.keys(processes.shape);

/** The framework that processes follow. @see S1.19 */
export const practice = z.strictObject({
  name: requiredFact(text, { about: 'Name, such as ITIL.' }),
  version: fact(z.union([text, z.number().transform(String)]), { about: 'Version, such as 4.' }),
});
