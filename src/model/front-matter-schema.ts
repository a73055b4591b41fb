/**
 * Model: our schemas as JSON Schema, for editors and other tools. They describe what people write: short forms are
 * allowed, and what a key means and when it is due stands in its description.
 */
import * as z from 'zod';
import { conditionInWords, dueInWords } from './due-in-words.ts';
import { type FactInfo, facts } from './fact.ts';

/** A JSON Schema. */
export type JsonSchema = Record<string, unknown>;

/**
 * The JSON Schema of what may be written.
 * What it cannot say (a duration that can be read, an id that exists) is left to the check.
 * @see https://json-schema.org/draft-07
 */
export function frontMatterSchema(schema: z.ZodType, title: string): JsonSchema {
  const { $schema, ...rest } = z.toJSONSchema(schema, {
    io: 'input',
    target: 'draft-7',
    unrepresentable: 'any',
    override: ({ zodSchema, jsonSchema }) => {
      const info = facts.get(zodSchema as unknown as z.ZodType);
      if (info) jsonSchema.description = describe(info);
    },
  }) as JsonSchema;
  return { $schema, title, ...rest };
}

function describe(info: FactInfo): string {
  const due = [dueInWords(info), conditionInWords(info)].filter((words) => words !== undefined).join(', ');
  return due === '' ? info.about : `${info.about} Due ${due}.`;
}
