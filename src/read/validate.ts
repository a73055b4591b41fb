/**
 * Read: plain data → typed model, with one problem for each mistake and a draft that keeps everything else.
 */
import * as z from 'zod';
import { type Salvaged, salvage } from './salvage.ts';
import { describeIssue, type SchemaProblem } from './schema-problems.ts';

/** What validation yields. `value` is there only if there was no problem at all. */
export interface Validated<T> extends Salvaged<T> {
  value?: T;
  problems: SchemaProblem[];
}

/** Documents after which a schema is compiled: compiling takes as long as validating a hundred of them. */
const WORTH_COMPILING = 100;
const parsers = new WeakMap<z.ZodObject, { uses: number; schema: z.ZodObject }>();

/** Parses by the schema, which is compiled to functions once it has been used often enough to pay for that. */
function parseBy<S extends z.ZodObject>(schema: S, data: unknown): z.ZodSafeParseResult<z.output<S>> {
  const parser = parsers.get(schema) ?? { uses: 0, schema };
  parsers.set(schema, parser);
  parser.uses += 1;
  // Where text must not become code, such as on the published site, the schema stays as it is.
  if (parser.uses === WORTH_COMPILING && !z.config().jitless) parser.schema = z.compile(schema);
  // The library would otherwise make functions of each part when it is first used.
  const isRare = parser.uses < WORTH_COMPILING;
  return (parser.schema as S).safeParse(data, isRare ? { jitless: true } : undefined);
}

/** Validates data against an object schema. Never throws for data that is plain values. */
export function validate<S extends z.ZodObject>(schema: S, data: unknown): Validated<z.output<S>> {
  const first = parseBy(schema, data);
  if (first.success)
    return {
      value: first.data,
      draft: first.data as Partial<z.output<S>>,
      problems: [],
      refused: [],
      written: (path) => path,
    };
  const problems = first.error.issues.flatMap((issue) => describeIssue(schema, issue, data));
  return { problems, ...salvage(schema, data, first.error.issues) };
}
