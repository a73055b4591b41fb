/**
 * Model: a schema as the questions of a form. What a key means and when it is due comes from the reference of fields;
 * only how it is answered is read off the schema here, so that there is one list of fields.
 */
import * as z from 'zod';
import { type SchemaFact, schemaFacts } from './due-facts.ts';
import { type DueCondition, facts } from './fact.ts';
import { fieldGroups, keyInWords } from './field-groups.ts';
import { hourPatterns } from './hours.ts';
import type { Gate } from './phase.ts';
import * as primitives from './primitives.ts';
import { type Say, sayInEnglish } from './spoken-words.ts';
import { valueInWords } from './value-in-words.ts';

/** How a value that has no keys is answered. */
export type AnswerKind = 'text' | 'prose' | 'date' | 'flag' | 'number' | 'choice';

/** Every way in which a value may be written; a short form and a long one are two ways of one value. */
export interface Shape {
  scalar?: { kind: AnswerKind; options?: (string | number)[] };
  keys?: Question[];
  items?: Shape;
  /** Of a short form: the key of the long one that it stands for. */
  shortFor?: string;
  /** Whether an empty list says something. */
  mayBeEmpty?: boolean;
}

/** A key of the form. */
export interface Question extends Shape {
  key: string;
  /** `components.*.owner`. */
  path: string;
  title: string;
  about: string;
  /** From when on it is due, in words, for what is not always due. */
  due?: string;
  /** What to write, in words. */
  value?: string;
  /** The gate at which it falls due; absent if no gate asks for it. */
  gate?: Gate;
  /** What narrows that: it is due only for services of this sort. */
  when?: DueCondition;
  /** The key beside it that stands in for it. */
  unless?: string;
  /** Whether its parent means nothing without it. */
  required?: boolean;
}

/** Questions that stand together. */
export interface FormSection {
  title: string;
  anchor: string;
  questions: Question[];
}

/** The form of a schema, in the groups and the order of the reference of fields. */
export function guideForm(schema: z.ZodObject, say: Say = sayInEnglish): FormSection[] {
  const words = new Map<string, Pick<Question, 'about' | 'due' | 'value'>>();
  const groups = fieldGroups(schema, say);
  const known = new Map(schemaFacts(schema).map((entry) => [entry.path.join('.'), entry]));
  for (const field of groups.flatMap(({ fields }) => fields)) {
    const path = field.path.replaceAll('[]', '.*');
    const { due, when } = known.get(path)?.info ?? {};
    const { condition } = field;
    words.set(path, {
      about: field.about,
      // That a question is asked or marked as optional says the rest.
      ...(due === undefined || due === 'always'
        ? {}
        : { due: when ? `${field.due}, ${condition}` : field.due }),
      ...(field.value === undefined || plainWords.has(field.value) ? {} : { value: field.value }),
    });
  }
  const questions = questionsOf(schema, '', { words, known });
  return groups.map(({ title, anchor, fields }) => ({
    title,
    anchor,
    questions: questions.filter(({ path }) =>
      fields.some((field) => field.path === path || field.path.startsWith(`${path}.`)),
    ),
  }));
}

/** What a text field asks for anyway. */
const plainWords: ReadonlySet<string> = new Set(
  [primitives.text, primitives.prose].map((schema) => valueInWords(schema) ?? ''),
);

interface Lookup {
  words: ReadonlyMap<string, Pick<Question, 'about' | 'due' | 'value'>>;
  known: ReadonlyMap<string, SchemaFact>;
}

function questionsOf(schema: z.ZodObject, parent: string, lookup: Lookup): Question[] {
  return Object.entries(schema.shape as Record<string, z.ZodType>).map(([key, child]) => {
    const path = parent === '' ? key : `${parent}.${key}`;
    const info = facts.get(child) ?? lookup.known.get(path)?.info;
    const optional = child instanceof z.ZodOptional || child instanceof z.ZodDefault;
    return {
      key,
      path,
      title: keyInWords(key),
      about: child.description ?? '',
      ...lookup.words.get(path),
      ...(info?.due ? { gate: info.due } : {}),
      ...(info?.when ? { when: info.when } : {}),
      ...(info?.unless ? { unless: info.unless } : {}),
      ...(optional ? {} : { required: true }),
      ...shapeOf(child, path, lookup),
    };
  });
}

function shapeOf(schema: z.ZodType, path: string, lookup: Lookup): Shape {
  const { def } = schema._zod;
  if (def === primitives.hours._zod.def)
    return {
      ...shapeOf((schema as z.ZodPipe).in as z.ZodType, path, lookup),
      scalar: { kind: 'choice', options: Object.keys(hourPatterns) },
    };
  if (def === primitives.prose._zod.def) return { scalar: { kind: 'prose' } };
  if (def === primitives.date._zod.def) return { scalar: { kind: 'date' } };
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault)
    return shapeOf(schema.unwrap() as z.ZodType, path, lookup);
  if (schema instanceof z.ZodPipe) return shapeOf(schema.in as z.ZodType, path, lookup);
  if (schema instanceof z.ZodObject) return { keys: questionsOf(schema, path, lookup) };
  if (schema instanceof z.ZodArray)
    return {
      items: shapeOf(schema.element as z.ZodType, `${path}.*`, lookup),
      ...(schema.safeParse([]).success ? { mayBeEmpty: true } : {}),
    };
  if (schema instanceof z.ZodUnion) return unionOf(schema, path, lookup);
  if (schema instanceof z.ZodEnum) return { scalar: { kind: 'choice', options: [...schema.options] } };
  if (schema instanceof z.ZodLiteral)
    return { scalar: { kind: 'choice', options: [...schema.values].filter(isOption) } };
  if (schema instanceof z.ZodBoolean) return { scalar: { kind: 'flag' } };
  if (schema instanceof z.ZodNumber) return { scalar: { kind: 'number' } };
  return schema instanceof z.ZodString ? { scalar: { kind: 'text' } } : {};
}

/** The ways of all branches together; a choice among literals is one choice. */
function unionOf(schema: z.ZodUnion, path: string, lookup: Lookup): Shape {
  const branches = schema.options as z.ZodType[];
  const shapes = branches.map((branch) => shapeOf(branch, path, lookup));
  const choices = shapes.flatMap(({ scalar }) => scalar?.options ?? []);
  const merged: Shape = Object.assign({}, ...shapes.toReversed());
  const short = branches[0] instanceof z.ZodPipe ? branches[0] : undefined;
  const sample = choices[0] ?? 'sample';
  const long = short?.safeParse(sample);
  const shortFor = long?.success
    ? Object.entries(long.data as object).find(([, value]) => value === sample)?.[0]
    : undefined;
  return {
    ...merged,
    ...(choices.length > 0 ? { scalar: { kind: 'choice', options: choices } } : {}),
    ...(shortFor && merged.keys ? { shortFor } : {}),
  };
}

function isOption(value: unknown): value is string | number {
  return typeof value === 'string' || typeof value === 'number';
}
