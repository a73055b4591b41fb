/**
 * Edit: a JSON Schema of front matter → snippets, which editors offer where they know nothing of front matter. Each
 * writes one key with what must stand in it, and offers the values of an enumeration.
 */
import type { JsonSchema } from '../model/front-matter-schema.ts';

/** One snippet, in the form that VS Code reads. */
export interface Snippet {
  prefix: string;
  scope: 'markdown';
  /** Files in which it is offered; older versions offer it in all Markdown. */
  include: string[];
  body: string[];
  description: string;
}

/** Snippets for every key of a schema, by name. */
export function snippetsOf(schema: JsonSchema, name: string, include: string): Record<string, Snippet> {
  return Object.fromEntries(
    Object.entries(propertiesOf(schema)).map(([key, value]) => {
      const stops: Stops = { last: 0 };
      return [
        `${name}: ${key}`,
        {
          prefix: key,
          scope: 'markdown',
          include: [include],
          body: linesOf(key, value, stops),
          description: typeof value.description === 'string' ? value.description : key,
        },
      ];
    }),
  );
}

/** Places that the tab key leads to, counted from 1. */
interface Stops {
  last: number;
}

function linesOf(key: string, given: JsonSchema, stops: Stops): string[] {
  const schema = shortForm(given);
  const items = schema.type === 'array' ? shortForm(asSchema(schema.items)) : undefined;
  if (items) {
    const inner = holdsKeys(items) ? childLines(items, stops) : [oneValue(items, stops)];
    return [`${key}:`, ...inner.map((line, index) => `${index === 0 ? '  - ' : '    '}${line}`)];
  }
  if (!holdsKeys(schema)) return [`${key}: ${oneValue(schema, stops)}`];
  return [`${key}:`, ...childLines(schema, stops).map((line) => `  ${line}`)];
}

/** The keys that must be there; where none must, those that hold one value. */
function childLines(schema: JsonSchema, stops: Stops): string[] {
  const all = Object.entries(propertiesOf(schema));
  // Names of the reader's own, such as those of acronyms.
  if (all.length === 0)
    return [`${stop(stops)}: ${oneValue(shortForm(asSchema(schema.additionalProperties)), stops)}`];
  const required = all.filter(([key]) => Array.isArray(schema.required) && schema.required.includes(key));
  const plain = all.filter(([, value]) => isPlain(shortForm(value)));
  const chosen = required.length > 0 ? required : plain.length > 0 ? plain : all;
  return chosen.flatMap(([key, value]) => linesOf(key, value, stops));
}

function oneValue(schema: JsonSchema, stops: Stops): string {
  const values = schema.type === 'boolean' ? [true, false] : schema.enum;
  if (Array.isArray(values)) return `\${${next(stops)}|${values.map(String).join(',')}|}`;
  return schema.format === 'date' ? `\${${next(stops)}:YYYY-MM-DD}` : stop(stops);
}

function stop(stops: Stops): string {
  return `$${next(stops)}`;
}

function next(stops: Stops): number {
  stops.last += 1;
  return stops.last;
}

/** Of a choice the shortest form. */
function shortForm(schema: JsonSchema): JsonSchema {
  const choices = Array.isArray(schema.anyOf) ? schema.anyOf.map(asSchema) : [schema];
  return choices.find(isPlain) ?? choices[0] ?? schema;
}

function isPlain(schema: JsonSchema): boolean {
  return !holdsKeys(schema) && schema.type !== 'array';
}

function holdsKeys(schema: JsonSchema): boolean {
  return schema.type === 'object';
}

function propertiesOf(schema: JsonSchema): Record<string, JsonSchema> {
  return asSchema(schema.properties) as Record<string, JsonSchema>;
}

function asSchema(value: unknown): JsonSchema {
  return typeof value === 'object' && value !== null ? (value as JsonSchema) : {};
}
