/**
 * Model: the keys of a guide that say where something is written down (`runbook: "#restart"`), read off the schema once,
 * so that a new key of that kind is checked without being listed anywhere.
 */
import * as z from 'zod';
import { schemaFacts } from './due-facts.ts';
import { guideSchema } from './guide.ts';
import { documentLink } from './primitives.ts';

/** Whether a key always holds an address, or may hold a sentence instead. */
type Holds = 'address' | 'address-or-prose';

/** Paths of those keys, steps joined by dots; `*` stands for every item of a list. */
export const documentLinkPaths: Readonly<Record<string, Holds>> = Object.fromEntries(
  schemaFacts(guideSchema).flatMap(({ path, schema }) => {
    const holds = holdsAddress(schema);
    return holds ? [[path.join('.'), holds]] : [];
  }),
);

/** True if a text is an address and not a sentence. */
export function isDocumentLink(text: string): boolean {
  return documentLink.safeParse(text).success;
}

function holdsAddress(schema: z.ZodType): Holds | undefined {
  if (schema instanceof z.ZodOptional) return holdsAddress(schema.unwrap() as z.ZodType);
  if (schema instanceof z.ZodUnion)
    return (schema.options as z.ZodType[]).some(holdsAddress) ? 'address-or-prose' : undefined;
  // A schema with a description of its own is a copy; its check is still the same object.
  const [check] = schema instanceof z.ZodString ? (schema._zod.def.checks ?? []) : [];
  return check !== undefined && check === documentLink._zod.def.checks?.[0] ? 'address' : undefined;
}
