/** Model: what to write as the value of a key, as people say it, read off the schema. */
import * as z from 'zod';
import { historyFile } from './level-history.ts';
import * as primitives from './primitives.ts';

/** Words for the value types; a described copy of a schema shares its definition, so that is what they are kept by. */
const known = new Map<unknown, string>(
  (
    [
      [primitives.text, 'one line of text'],
      [primitives.prose, 'text'],
      [primitives.slug, 'an id: lower-case words joined by hyphens'],
      [primitives.date, 'a day, such as 2026-10-01'],
      [primitives.duration, 'a duration, such as 15 minutes or 6 months'],
      [primitives.url, 'a web address'],
      [
        primitives.documentLink,
        'a heading of this page such as "#incidents", a file such as other-page.md, or a web address',
      ],
      [primitives.contact, 'a shared mailbox, a telephone number or a web address'],
      [primitives.language, 'the tag of a language, such as cy or ar'],
      [historyFile, 'the name of a CSV file beside the guide'],
      [primitives.flag, 'true or false'],
      [primitives.percentage, 'a percentage, such as 99.9%'],
      [
        primitives.hours,
        '24x7, 24x5, 12x5 or 8x5, or days and times: {days: monday to friday, from: 08:00, to: 18:00}',
      ],
    ] as const
  ).map(([schema, words]) => [schema._zod.def, words]),
);

/** `one of new, existing`, `a list of ids`; `undefined` where the keys below say it. */
export function valueInWords(schema: z.ZodType): string | undefined {
  const words = known.get(schema._zod.def);
  if (words) return words;
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault)
    return valueInWords(schema.unwrap() as z.ZodType);
  if (schema instanceof z.ZodPipe) return valueInWords(schema.in as z.ZodType);
  if (schema instanceof z.ZodEnum) return oneOf(schema.options.map(String));
  if (schema instanceof z.ZodLiteral) return [...schema.values].map(String).join(' or ');
  if (schema instanceof z.ZodBoolean) return 'true or false';
  if (schema instanceof z.ZodNumber) return schema.format?.includes('int') ? 'a whole number' : 'a number';
  if (schema instanceof z.ZodString) return 'text';
  if (schema instanceof z.ZodRecord) return 'names, each with its value';
  if (schema instanceof z.ZodArray) return listOf(schema);
  if (schema instanceof z.ZodUnion) return unionOf(schema);
  return undefined;
}

function oneOf(values: readonly string[]): string {
  return values.length === 1
    ? String(values[0])
    : `one of ${values.slice(0, -1).join(', ')} or ${values.at(-1)}`;
}

function listOf(schema: z.ZodArray): string {
  const item = valueInWords(schema.element as z.ZodType);
  return item === undefined ? 'a list, each entry with the keys below' : `a list; each entry is ${item}`;
}

function unionOf(schema: z.ZodUnion): string | undefined {
  const options = (schema.options as z.ZodType[]).map((option) => ({
    option: inner(option),
    words: valueInWords(option),
  }));
  if (options.every(({ option }) => option instanceof z.ZodLiteral))
    return oneOf(options.map(({ words }) => String(words)));
  const found = [...new Set(options.map(({ words }) => words ?? 'the keys below'))];
  return found.join('; or ');
}

function inner(schema: z.ZodType): z.ZodType {
  return schema instanceof z.ZodPipe ? inner(schema.in as z.ZodType) : schema;
}
