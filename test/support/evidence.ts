/**
 * Makes guides that hold facts or the evidence of a criterion, with values made from the schema, and takes evidence away
 * again. Knows no framework and no criterion.
 */
import { z } from 'zod';
import { objectOrList, schemaFacts } from '../../src/model/due-facts.ts';
import type { Condition, Criterion, Evidence } from '../../src/model/framework.ts';
import { type Guide, guideSchema } from '../../src/model/guide.ts';

/** Front matter as it is written. */
export type Values = Record<string, unknown>;

/** Every key of a guide by its path, such as `components.*.owner`. */
const schemas = new Map(schemaFacts(guideSchema).map(({ path, schema }) => [path.join('.'), schema]));

/** Plain values of every sort that guides hold; the first that a key accepts is taken. */
const samples = [
  'A few words',
  '2026-06-01',
  '6 months',
  'flood-operations',
  'https://documents.landandwater.example/evidence',
  'flood-operations@landandwater.example',
  '24x7',
  'ABC-01',
  '2026-09',
  '99.9%',
  true,
  1,
];

/** The shortest guide that is accepted. */
export function shortestGuide(): Values {
  return {
    title: 'Flood warnings',
    description: 'Sends warnings about floods.',
    phase: 'alpha',
    delivery_group: 'water',
    lifecycle: { owners: { design: 'flood-operations' } },
    components: [{ id: 'dispatch', name: 'Dispatch', type: 'application', owner: 'flood-operations' }],
    support: { contact: 'flood-operations@landandwater.example' },
    last_reviewed_on: '2026-10-01',
    review_in: '6 months',
  };
}

/**
 * A guide that has reached the condition `opens`, to which the criterion applies, and that holds all its evidence.
 * @throws ZodError if no guide can hold it
 */
export function guideHolding(criterion: Criterion, opens: Condition): Guide {
  const values = shortestGuide();
  fulfil(values, criterion.only_if ?? {});
  fulfil(values, opens);
  for (const evidence of criterion.evidence) hold(values, evidence);
  return guideSchema.parse(values);
}

/** The guide without one piece of evidence. */
export function withoutEvidence(guide: Guide, evidence: Evidence): Guide {
  const copy = structuredClone(guide);
  const { fact, where } = evidence;
  const steps = fact.split('.');
  const key = steps.pop() ?? '';
  for (const holder of holdersOf(copy, steps)) {
    const list = holder[key];
    if (where && Array.isArray(list)) holder[key] = list.filter((item: Values) => !matches(item, where));
    else delete holder[key];
  }
  return copy;
}

/**
 * The guide with a value that the schema allows and that does not count as this evidence; `undefined` if every value
 * that is allowed counts.
 */
export function withOtherValue(guide: Guide, evidence: Evidence): Guide | undefined {
  const { fact, is, one_of } = evidence;
  const counting: unknown[] = one_of ?? (is === undefined ? [] : [is]);
  if (counting.length === 0) return undefined;
  const copy = structuredClone(guide);
  const steps = fact.split('.');
  const key = steps.pop() ?? '';
  const other = allowedValues(schemas.get(fact)).find((value) => !counting.includes(value));
  if (other === undefined) return undefined;
  for (const holder of holdersOf(copy, steps)) holder[key] = other;
  return copy;
}

/** The guide with a value at a path without lists; without one, something that is allowed. */
export function withFact(guide: Guide, path: string, value?: unknown): Guide {
  const copy = structuredClone(guide);
  place(copy as unknown as Values, path, value);
  return copy;
}

function fulfil(values: Values, condition: Condition): void {
  const phase = condition.in_phases?.[0] ?? condition.from_phase;
  if (phase) values.phase = phase;
  if (condition.uses_live_data !== undefined) values.uses_live_data = condition.uses_live_data;
  if (condition.critical) values.tier = 'critical';
  if (condition.personal_data !== undefined) place(values, 'data.personal', condition.personal_data);
  if (condition.external_release) place(values, 'release.route', 'external-supplier');
  if (condition.reached) place(values, condition.reached, sample(schemas.get(condition.reached)));
}

function hold(values: Values, evidence: Evidence): void {
  const { fact, is, one_of, includes, where, having, at_least } = evidence;
  if (!where && !having && !at_least) {
    place(values, fact, is ?? one_of?.[0] ?? includes);
    return;
  }
  place(values, fact);
  const list = fact.split('.').reduce<unknown>((at, key) => (at as Values)[key], values) as unknown[];
  for (let count = at_least ?? 1; count > 0; count--) {
    const item = sampleItem(fact);
    for (const [key, wanted] of Object.entries(where ?? {}))
      (item as Values)[key] = Array.isArray(wanted) ? wanted[0] : wanted;
    for (const key of having ?? []) (item as Values)[key] ??= sample(schemas.get(`${fact}.*.${key}`));
    list.push(item);
  }
}

/**
 * Puts a value at a path such as `components.*.owner`, and what it needs around it. Without a value, keeps what is there
 * or takes something that is allowed.
 */
export function place(values: Values, path: string, value?: unknown): void {
  const steps = path.split('.');
  let nodes: Values[] = [values];
  for (const [index, step] of steps.entries()) {
    if (step === '*') continue;
    const here = steps.slice(0, index + 1).join('.');
    const last = index === steps.length - 1;
    for (const node of nodes) {
      if (last && value !== undefined) node[step] = value;
      node[step] ??= sample(schemas.get(here));
      const list = node[step];
      if (steps[index + 1] === '*' && Array.isArray(list) && list.length === 0) list.push(sampleItem(here));
    }
    nodes = nodes.flatMap((node) => node[step] as Values[]);
  }
}

/** An item of a list, with what every item must have. */
function sampleItem(list: string): unknown {
  const schema = schemas.get(list);
  const inner = schema ? objectOrList(schema) : undefined;
  if (!(inner instanceof z.ZodArray)) throw new Error(`${list} is no list`);
  const element = inner.element as z.ZodType;
  return objectOrList(element) instanceof z.ZodObject ? sampleObject(element) : sample(element);
}

/** A value that a key accepts, with no more in it than it must have. */
function sample(schema: z.ZodType | undefined): unknown {
  if (!schema) throw new Error('a guide has no such key');
  const accepted = samples.find((value) => schema.safeParse(value).success);
  if (accepted !== undefined) return accepted;
  const inner = objectOrList(schema);
  if (inner instanceof z.ZodObject) return sampleObject(schema);
  if (inner instanceof z.ZodArray)
    return schema.safeParse([]).success ? [] : [sample(inner.element as z.ZodType)];
  return allowedValues(schema)[0];
}

/** What an object must have, and one more key where it must have one of several. */
function sampleObject(schema: z.ZodType): Values {
  const keys = Object.entries((objectOrList(schema) as z.ZodObject).shape as Record<string, z.ZodType>);
  const required = keys.filter(([, child]) => !child.safeParse(undefined).success);
  const shortest = Object.fromEntries(required.map(([key, child]) => [key, sample(child)]));
  const attempts = [shortest, ...keys.map(([key, child]) => ({ ...shortest, [key]: sample(child) }))];
  return attempts.find((attempt) => schema.safeParse(attempt).success) ?? shortest;
}

/** Values of a key that allows only some. */
function allowedValues(schema: z.ZodType | undefined): unknown[] {
  if (schema instanceof z.ZodOptional) return allowedValues(schema.unwrap() as z.ZodType);
  if (schema instanceof z.ZodEnum) return [...schema.options];
  if (schema instanceof z.ZodBoolean) return [true, false];
  return [];
}

/** Objects that hold the last key of a path; `*` stands for every item of a list. */
function holdersOf(root: unknown, steps: readonly string[]): Values[] {
  let nodes = [root];
  for (const step of steps)
    nodes = nodes.flatMap((node) => (step === '*' ? (node as unknown[]) : [(node as Values)[step]]));
  return nodes as Values[];
}

function matches(item: Values, where: NonNullable<Evidence['where']>): boolean {
  return Object.entries(where).every(([key, wanted]) =>
    Array.isArray(wanted) ? wanted.includes(item[key] as string) : item[key] === wanted,
  );
}
