/**
 * Model: the open data of a site, version 1. These schemas are its contract: they type what is written, are published
 * as JSON Schema, and only ever gain keys. A change that would break a reader is a new version beside this one.
 */

import * as z from 'zod';
import { jsonSchema } from './json-schema.ts';
import { phases } from './phase.ts';

/** The version in the address: `/api/v1/`. */
export const apiVersion = '1';

const day = z.string().meta({ format: 'date' }).describe('A day, YYYY-MM-DD.');
const href = z.string().describe('Path on this site, base path included.');
const phase = z.enum(phases).describe('Phase of the service.');
const party = z.object({
  id: z.string(),
  name: z.string(),
  kind: z.enum(['team', 'role', 'delivery-group']),
  contact: z.string().optional().describe('Shared contact.'),
});
const tier = z.object({ id: z.string(), name: z.string(), rank: z.int(), critical: z.boolean() });
const count = z
  .object({ due: z.int(), met: z.int(), waived: z.int() })
  .describe('Criteria that are due, and how many of them are met or waived; advisory ones do not count.');
const asOf = day.describe('The day that counts as today in all of this.');

const summary = z.object({
  id: z.string(),
  title: z.string(),
  description: z.string(),
  href,
  data: href.describe('Path of the whole record of the service.'),
  phase,
  tier: tier.optional(),
  group: z.object({ id: z.string(), name: z.string() }),
  owner: party.optional().describe('Who is accountable in the current stage of its life.'),
  readiness: count,
  nextGate: z
    .object({
      phase,
      plannedOn: day.optional(),
      readiness: count,
      blockers: z.array(z.string()).describe('Ids of criteria that are asked at this gate and not met.'),
    })
    .optional(),
  review: z.object({ lastReviewedOn: day, dueOn: day, overdue: z.boolean() }),
  findings: z.object({ errors: z.int(), warnings: z.int(), infos: z.int() }),
});

const diagnostic = z.object({
  ruleId: z.string(),
  kind: z.enum(['document', 'readiness', 'lapse', 'style']),
  severity: z.enum(['error', 'warning', 'info']),
  message: z.string(),
  hint: z.string().optional(),
  file: z.string().describe('File, relative to the content folder.'),
  line: z.int().min(1),
  column: z.int().min(1).describe('Counted in UTF-16 code units.'),
  endLine: z.int().optional(),
  endColumn: z.int().optional(),
  fact: z.string().optional().describe('Path of the fact that is missing.'),
  rule: href.describe('Documentation of the rule.'),
});

const criterion = z.object({
  framework: z.string(),
  stage: z.string(),
  id: z.string(),
  title: z.string(),
  state: z.enum(['met', 'not-met', 'not-yet-due', 'not-applicable', 'waived']),
  advisory: z.boolean(),
  date: z.string().optional().describe('Date of the evidence.'),
  link: z.string().optional().describe('Where the evidence is, as the guide has it.'),
  lapsesOn: day.optional(),
  reason: z.string().optional(),
  evidence: z.array(z.object({ fact: z.string(), met: z.boolean(), problem: z.string().optional() })),
});

const dependency = z.object({
  service: z.string().optional().describe('Id of the service, if it has a guide here.'),
  name: z.string(),
  type: z.string().optional(),
  ifItFails: z.string().optional(),
  contact: z.string().optional(),
  urgentContact: z.string().optional(),
});

const service = z.object({
  ...summary.shape,
  apiVersion: z.literal(apiVersion),
  asOf,
  source: z
    .object({ file: z.string(), sha256: z.string() })
    .describe('The Markdown that all this comes from.'),
  support: z.object({
    contact: z.string().optional(),
    urgentContact: z.string().optional(),
    lines: z.array(
      z.object({ id: z.string(), level: z.union([z.literal([1, 2, 3]), z.literal('vendor')]), team: party }),
    ),
    escalation: z.array(z.object({ after: z.string(), to: party })),
  }),
  components: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      type: z.string(),
      owner: party,
      description: z.string().optional(),
      supportedBy: z.string().optional(),
      state: z.string().optional(),
      endOfLife: day.optional(),
    }),
  ),
  dependencies: z.array(dependency),
  dependants: z.array(z.object({ service: z.string(), name: z.string(), ifItFails: z.string().optional() })),
  ownership: z.array(
    z.object({
      stage: z.string(),
      owner: party,
      from: day.optional(),
      to: day.optional(),
      current: z.boolean(),
    }),
  ),
  waivers: z.array(
    z.object({
      criterion: z.string(),
      reason: z.string(),
      riskOwner: party,
      approvedBy: party,
      expires: day,
      expired: z.boolean(),
    }),
  ),
  lapses: z.array(z.object({ what: z.string(), name: z.string(), on: day, inDays: z.int() })),
  criteria: z.array(criterion),
  diagnostics: z.array(diagnostic),
  guide: z
    .record(z.string(), z.unknown())
    .describe('The front matter, with short forms written out; see guide.schema.json.'),
});

const estate = z.object({
  apiVersion: z.literal(apiVersion),
  asOf,
  title: z.string(),
  organisation: z.string(),
  groups: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      href,
      services: z.array(z.string()),
    }),
  ),
  services: z.array(summary),
  guidance: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      href,
      description: z.string().optional(),
      owner: party.optional(),
      review: z.object({ lastReviewedOn: day, dueOn: day, overdue: z.boolean() }).optional(),
    }),
  ),
});

const frameworks = z.object({
  apiVersion: z.literal(apiVersion),
  asOf,
  frameworks: z
    .array(
      z.looseObject({
        id: z.string(),
        title: z.string(),
        summary: z.string(),
        why: z.string(),
        stages: z.array(
          z.looseObject({
            id: z.string(),
            title: z.string(),
            about: z.string(),
            criteria: z.array(
              z.looseObject({ id: z.string(), title: z.string(), asks: z.string(), why: z.string() }),
            ),
          }),
        ),
      }),
    )
    .describe('Frameworks in force, as their files have them.'),
});

const readiness = z.object({
  apiVersion: z.literal(apiVersion),
  asOf,
  services: z.array(
    z.object({
      id: z.string(),
      total: count,
      stages: z.array(
        z.object({ framework: z.string(), stage: z.string(), open: z.boolean(), readiness: count }),
      ),
      states: z.record(z.string(), criterion.shape.state).describe('State of each criterion, by its id.'),
    }),
  ),
});

const graph = z.object({
  apiVersion: z.literal(apiVersion),
  asOf,
  nodes: z.array(
    z.object({
      id: z.string().describe('`service:` and the id of a service, or `external:` and a name.'),
      kind: z.enum(['service', 'external']),
      name: z.string(),
      phase: phase.optional(),
      tier: z.string().optional(),
      group: z.string().optional(),
      href: href.optional(),
    }),
  ),
  edges: z.array(
    z.object({
      from: z.string().describe('Who leans.'),
      to: z.string().describe('On what.'),
      type: z.string().optional(),
      ifItFails: z.string().optional(),
    }),
  ),
});

const history = z.object({
  apiVersion: z.literal(apiVersion),
  asOf,
  points: z
    .array(
      z.object({
        day: day.describe('The last day of a month, or the day of the build.'),
        revision: z
          .string()
          .optional()
          .describe('Revision in force at the end of that day; absent for the day of the build.'),
        total: count,
        services: z
          .record(z.string(), count)
          .describe(
            'By the id that a service has now, or had last; without guides that the schema of today refuses.',
          ),
      }),
    )
    .describe('Readiness over time, oldest day first, by the frameworks and rules of today.'),
});

const diagnostics = z.object({
  apiVersion: z.literal(apiVersion),
  asOf,
  summary: z.object({ documents: z.int(), errors: z.int(), warnings: z.int(), infos: z.int() }),
  diagnostics: z.array(diagnostic),
});

const index = z.object({
  apiVersion: z.literal(apiVersion),
  asOf,
  generator: z.object({ name: z.literal('opsguide'), version: z.string() }),
  resources: z.array(
    z.object({
      title: z.string(),
      href: href.describe('`{id}` stands for the id of a service.'),
      schema: href,
    }),
  ),
});

/** What each file of the open data holds, by the name of its schema. */
export const apiSchemas = {
  index,
  estate,
  service,
  frameworks,
  readiness,
  graph,
  diagnostics,
  history,
} as const;

export type ApiIndex = z.output<typeof index>;
export type ApiEstate = z.output<typeof estate>;
export type ApiSummary = z.output<typeof summary>;
export type ApiService = z.output<typeof service>;
export type ApiFrameworks = z.output<typeof frameworks>;
export type ApiReadiness = z.output<typeof readiness>;
export type ApiGraph = z.output<typeof graph>;
export type ApiHistory = z.output<typeof history>;
export type ApiDiagnostics = z.output<typeof diagnostics>;
export type ApiDiagnostic = z.output<typeof diagnostic>;

/** The JSON Schema of a resource, as it is published. @see https://json-schema.org/draft/2020-12 */
export function apiJsonSchema(name: keyof typeof apiSchemas): Record<string, unknown> {
  return jsonSchema(apiSchemas[name], `opsguide open data, version ${apiVersion}: ${name}`);
}
