/**
 * Model: the keys that fall due at a gate, read off the guide schema once. The check that a guide is complete for its
 * phase and the reference of fields both use this list. @see S0.32
 */
import * as z from 'zod';
import { type FactInfo, facts } from './fact.ts';
import type { Gate } from './phase.ts';

/** A key of the schema with its place: `*` stands for every item of a list. */
export interface SchemaFact {
  path: readonly string[];
  info: FactInfo;
  schema: z.ZodType;
}

/** A key that falls due at a gate. */
export type DueFact = SchemaFact & { info: FactInfo & { due: Gate } };

/** Every key of a schema, parents before children, in the order of the schema. */
export function schemaFacts(schema: z.ZodType): SchemaFact[] {
  const found: SchemaFact[] = [];
  walk(schema, [], found);
  return found;
}

/** The keys of a schema that fall due at some gate. */
export function dueFacts(schema: z.ZodType): DueFact[] {
  return schemaFacts(schema).filter((entry): entry is DueFact => entry.info.due !== undefined);
}

function walk(schema: z.ZodType, path: readonly string[], found: SchemaFact[]): void {
  const inner = objectOrList(schema);
  if (inner instanceof z.ZodArray) walk(inner.element as z.ZodType, [...path, '*'], found);
  if (!(inner instanceof z.ZodObject)) return;
  for (const [key, child] of Object.entries(inner.shape as Record<string, z.ZodType>)) {
    const info = facts.get(child);
    if (info) found.push({ path: [...path, key], info, schema: child });
    walk(child, [...path, key], found);
  }
}

/** Looks through optional, default, transform and short forms to the object or list that holds keys. */
export function objectOrList(schema: z.ZodType): z.ZodType {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault)
    return objectOrList(schema.unwrap() as z.ZodType);
  if (schema instanceof z.ZodPipe) return objectOrList(schema.in as z.ZodType);
  if (schema instanceof z.ZodUnion) {
    const options = (schema.options as z.ZodType[]).map(objectOrList);
    return (
      options.find((option) => option instanceof z.ZodObject) ??
      options.find((option) => option instanceof z.ZodArray) ??
      schema
    );
  }
  return schema;
}
