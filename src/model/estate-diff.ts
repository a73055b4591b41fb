/**
 * Model: what changed between two days or revisions of an estate, service by service. The schema is the contract of
 * `opsguide diff --format json`: it types what is written and is published as JSON Schema.
 */

import * as z from 'zod';
import { jsonSchema } from './json-schema.ts';
import { phases } from './phase.ts';

/** A value before and after; one side is missing where something came or went. */
export interface Changed<T> {
  before?: T | undefined;
  after?: T | undefined;
}

function changed<T extends z.ZodType>(value: T) {
  return z
    .object({ before: value.optional(), after: value.optional() })
    .describe('One side is missing where something came or went.');
}

const day = z.string().meta({ format: 'date' }).describe('A day, YYYY-MM-DD.');
const state = z.enum(['met', 'not-met', 'not-yet-due', 'not-applicable', 'waived']);
const count = z
  .object({ due: z.int(), met: z.int(), waived: z.int() })
  .describe('Criteria that are due, and how many of them are met or waived; advisory ones do not count.');

const listChange = z
  .object({ name: z.string(), ...changed(z.string()).shape })
  .describe('What a list gained, lost, or kept with another content, by name.');
const list = z.array(listChange);

const criterionChange = z
  .object({ id: z.string(), title: z.string(), ...changed(state).shape })
  .describe('A criterion whose state is another one.');

const service = z.object({
  id: z.string(),
  title: z.string(),
  presence: z.enum(['added', 'removed']).optional().describe('Where the service is in one of the two only.'),
  titleChange: changed(z.string()).optional(),
  phase: changed(z.enum(phases)).optional(),
  tier: changed(z.string()).optional(),
  group: changed(z.string()).optional(),
  readiness: changed(count).optional(),
  criteria: z.array(criterionChange).optional(),
  ownership: list
    .optional()
    .describe('Who is accountable, by stage of life; several names where it changes hands.'),
  levels: list.optional().describe('What is promised, by metric.'),
  components: list.optional(),
  dependencies: list.optional(),
  waivers: list.optional().describe('By criterion: until when, and who bears the risk.'),
});

const unread = z.object({
  id: z.string().describe('Id of the service.'),
  file: z.string().describe('File, relative to the content folder.'),
});

const end = z.object({
  name: z.string().describe('As it was asked for: a revision or a day; `now` for the content as it is.'),
  asOf: day.describe('The day that counts as today.'),
  revision: z.string().optional().describe('The revision in full, where there is one.'),
  unread: z
    .array(unread)
    .describe(
      'Guides that the schema of today refuses: they are not compared, and count neither as added nor as removed.',
    ),
});

/** What changed between two states of an estate. */
export const estateDiffSchema = z.object({
  before: end,
  after: end,
  services: z.array(service).describe('Services that changed, in order of id.'),
  frameworks: list.describe(
    'Criteria that are asked in one of the two only, or in other words: they explain changed readiness.',
  ),
});

export type EstateDiff = z.output<typeof estateDiffSchema>;
export type DiffEnd = z.output<typeof end>;
export type ServiceDiff = z.output<typeof service>;
export type ListChange = z.output<typeof listChange>;
export type CriterionChange = z.output<typeof criterionChange>;
export type UnreadGuide = z.output<typeof unread>;

/** The JSON Schema of a difference, as it is published. @see https://json-schema.org/draft/2020-12 */
export function diffJsonSchema(): Record<string, unknown> {
  return jsonSchema(estateDiffSchema, 'What changed between two states of an estate');
}
