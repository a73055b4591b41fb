/**
 * Model: what the schema says about each key beyond its type: what it means, when it falls due, and which requirement
 * asks for it. One statement feeds the check, the documentation and the JSON Schema.
 */
import * as z from 'zod';
import type { Gate } from './phase.ts';

/** What narrows a gate further: the fact is due only for services of this sort. */
export type DueCondition = 'critical' | 'health' | 'external-release' | 'personal-data';

/** What people need to know of a key. */
export interface FactInfo {
  /** One sentence in plain words. */
  about: string;
  /** The gate from which the key must be filled in; absent means optional. */
  due?: Gate;
  when?: DueCondition;
  /** Key beside this one that stands in for it, such as the reason why there is none. */
  unless?: string;
  /** Requirement ids, or the public source of the idea. */
  from?: string;
  /** What to write, as YAML, when the key is missing. */
  example?: string;
  /** True if the key must be there for its parent to mean anything: its absence is a schema error, whatever the phase. */
  required?: boolean;
}

/** Information by schema instance. */
export const facts = z.registry<FactInfo>();

/** An optional key with its information. */
export function fact<T extends z.ZodType>(schema: T, info: FactInfo): z.ZodOptional<T> {
  const optional = schema.optional().describe(info.about) as z.ZodOptional<T>;
  facts.add(optional, info);
  return optional;
}

/** A key that must always be there. */
export function requiredFact<T extends z.ZodType>(schema: T, info: FactInfo): T {
  const described = schema.describe(info.about) as T;
  facts.add(described, { ...info, required: true });
  return described;
}
