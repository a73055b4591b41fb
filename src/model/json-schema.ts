/** Model: our schemas of published data as JSON Schema, with a title. */
import * as z from 'zod';

/** The JSON Schema of what a schema accepts. @see https://json-schema.org/draft/2020-12 */
export function jsonSchema(schema: z.ZodType, title: string): Record<string, unknown> {
  const { $schema, ...rest } = z.toJSONSchema(schema, { io: 'input' }) as Record<string, unknown>;
  return { $schema, title, ...rest };
}
