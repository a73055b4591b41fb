/**
 * Read: what a schema found → problems in words, each at its place: what is missing, unknown or wrong, and what to write.
 */
import * as z from 'zod';
import type { DataPath } from '../model/data-path.ts';
import { objectOrList } from '../model/due-facts.ts';
import { facts } from '../model/fact.ts';
import { certainSlip, nearest } from '../model/nearest.ts';
import { valueAt } from '../model/value-at.ts';

/** A mistake that the schema found. `path` is where it is reported. */
export interface SchemaProblem {
  name: 'missing-key' | 'unknown-key' | 'wrong-value';
  path: DataPath;
  on: 'key' | 'value';
  message: string;
  hint?: string;
  /** For `unknown-key`: the key that was meant, if it is near. */
  suggestion?: string;
  /** For `unknown-key`: the key that was certainly meant. */
  slipOf?: string;
  /** For `wrong-value`: what should stand there, if it is written in many ways. */
  expects?: 'date' | 'time';
}

/** Words the issues of one value or branch. `data` is what the schema was given. */
export function describeIssue(schema: z.ZodType, issue: z.core.$ZodIssue, data: unknown): SchemaProblem[] {
  const path = issue.path.map((step) => (typeof step === 'symbol' ? String(step) : step));
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => unknownKey(schema, path, key));
  const input = valueAt(data, path);
  if (input === undefined && path.length > 0) return [missingKey(schema, path)];
  if (issue.code === 'invalid_union') return describeUnion(schema, issue, path, data);
  if (issue.code === 'invalid_key')
    return [
      {
        name: 'wrong-value',
        path,
        on: 'key',
        message: `The name \`${String(path[path.length - 1])}\` ${issue.issues[0]?.message ?? 'is not allowed'}.`,
      },
    ];
  return [wrongValue(schema, path, issue, input)];
}

/** Reports the branch of a short or long form that fits the kind of value that was written. */
function describeUnion(
  schema: z.ZodType,
  issue: z.core.$ZodIssueInvalidUnion,
  path: DataPath,
  data: unknown,
): SchemaProblem[] {
  const branches = issue.errors.filter((issues) => issues.length > 0);
  const literals = branches.every((issues) => issues.every((inner) => inner.code === 'invalid_value'));
  if (literals && issue.message.startsWith('must ')) {
    const written = shown(valueAt(data, path));
    return [
      { name: 'wrong-value', path, on: 'value', message: `\`${nameOf(path)}\` ${issue.message}${written}.` },
    ];
  }
  const deeper = branches.find(
    (issues) => !issues.some((inner) => inner.path.length === 0 && inner.code === 'invalid_type'),
  );
  const chosen = deeper ?? branches[branches.length - 1];
  const input = valueAt(data, path);
  if (!deeper && typeof input !== 'undefined') {
    const words = branches
      .flatMap((issues) => issues.map((inner) => inner.message))
      .filter((message) => message.startsWith('must '));
    return [
      {
        name: 'wrong-value',
        path,
        on: 'value',
        message: `\`${nameOf(path)}\` ${words[0] ?? 'has a value of the wrong kind'}.`,
        ...exampleHint(schema, path),
      },
    ];
  }
  return (chosen ?? []).flatMap((inner) =>
    describeIssue(schema, { ...inner, path: [...path, ...inner.path] } as z.core.$ZodIssue, data),
  );
}

function unknownKey(schema: z.ZodType, path: DataPath, key: string): SchemaProblem {
  const known = keysAt(schema, path);
  const slipOf = certainSlip(key, known);
  const suggestion = slipOf ?? nearest(key, known);
  const where = path.length === 0 ? '' : ` in \`${nameOf(path)}\``;
  return {
    name: 'unknown-key',
    path: [...path, key],
    on: 'key',
    message: `There is no key \`${key}\`${where}.`,
    hint: suggestion
      ? `Did you mean \`${suggestion}\`?`
      : known.length > 0 && known.length <= 14
        ? `Known keys here: ${known.join(', ')}.`
        : 'Delete it, or move what it says into the body.',
    ...(suggestion ? { suggestion } : {}),
    ...(slipOf ? { slipOf } : {}),
  };
}

function missingKey(schema: z.ZodType, path: DataPath): SchemaProblem {
  const key = String(path[path.length - 1]);
  const parent = path.slice(0, -1);
  const info = facts.get(schemaAt(schema, path) ?? schema);
  const where = parent.length === 0 ? '' : ` in \`${nameOf(parent)}\``;
  return {
    name: 'missing-key',
    path,
    on: 'key',
    message: `\`${key}\` is missing${where}.${info ? ` ${info.about}` : ''}`,
    hint: info?.example ? `Add it, for example:\n${info.example}` : `Add \`${key}\`.`,
  };
}

function wrongValue(
  schema: z.ZodType,
  path: DataPath,
  issue: z.core.$ZodIssue,
  input: unknown,
): SchemaProblem {
  const base = { name: 'wrong-value' as const, path, on: 'value' as const };
  const name = path.length === 0 ? 'The front matter' : `\`${nameOf(path)}\``;
  if (issue.code === 'invalid_value') {
    const values = issue.values.map(String);
    const suggestion = typeof input === 'string' ? nearest(input, values) : undefined;
    const message = issue.message.startsWith('must ') ? issue.message : `must be one of ${values.join(', ')}`;
    return {
      ...base,
      message: `${name} ${message}${shown(input)}.`,
      ...(suggestion ? { hint: `Did you mean \`${suggestion}\`?`, suggestion } : {}),
    };
  }
  if (issue.code === 'invalid_type' && !issue.message.startsWith('must ')) {
    return {
      ...base,
      message: `${name} must be ${kindName(issue.expected)}, not ${kindOf(input)}.`,
      ...exampleHint(schema, path),
    };
  }
  const expects = /^must be a (date|time)\b/.exec(issue.message)?.[1] as SchemaProblem['expects'];
  return {
    ...base,
    message: `${name} ${issue.message}${issue.message.startsWith('must be') ? shown(input) : ''}.`,
    ...exampleHint(schema, path),
    ...(expects ? { expects } : {}),
  };
}

function shown(input: unknown): string {
  if (typeof input === 'object' || input === undefined) return '';
  const text = String(input).replace(/\s+/g, ' ');
  return `, not \`${text.length > 60 ? `${text.slice(0, 57)}…` : text}\``;
}

function exampleHint(schema: z.ZodType, path: DataPath): { hint?: string } {
  const info = facts.get(schemaAt(schema, path) ?? schema);
  return info?.example ? { hint: `For example:\n${info.example}` } : {};
}

function kindName(expected: string): string {
  const names: Record<string, string> = {
    object: 'keys and values',
    array: 'a list',
    string: 'text',
    number: 'a number',
    int: 'a whole number',
    boolean: 'true or false',
    record: 'keys and values',
  };
  return names[expected] ?? expected;
}

function kindOf(input: unknown): string {
  if (Array.isArray(input)) return 'a list';
  if (input === null) return 'nothing';
  if (typeof input === 'object') return 'keys and values';
  return typeof input === 'string' ? `text${shown(input).replace(', not', '')}` : `\`${String(input)}\``;
}

/** A path as people read it: `support.lines[0].team`. */
export function nameOf(path: DataPath): string {
  return path.reduce<string>(
    (name, step) =>
      typeof step === 'number' ? `${name}[${step + 1}]` : name === '' ? step : `${name}.${step}`,
    '',
  );
}

/** The schema of a path; list items and entries of records are stepped through. */
function schemaAt(schema: z.ZodType, path: DataPath): z.ZodType | undefined {
  let at: z.ZodType | undefined = schema;
  for (const step of path) {
    if (!at) return undefined;
    at = child(at, step);
  }
  return at;
}

function child(schema: z.ZodType, step: string | number): z.ZodType | undefined {
  const inner = typeof step === 'number' ? listOf(schema) : objectOrList(schema);
  if (inner instanceof z.ZodArray) return inner.element as z.ZodType;
  if (inner instanceof z.ZodRecord) return inner.valueType as z.ZodType;
  return inner instanceof z.ZodObject ? (inner.shape as Record<string, z.ZodType>)[step] : undefined;
}

function listOf(schema: z.ZodType): z.ZodType {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault)
    return listOf(schema.unwrap() as z.ZodType);
  if (schema instanceof z.ZodPipe) return listOf(schema.in as z.ZodType);
  if (schema instanceof z.ZodUnion)
    return (
      (schema.options as z.ZodType[]).map(listOf).find((option) => option instanceof z.ZodArray) ?? schema
    );
  return schema;
}

function keysAt(schema: z.ZodType, path: DataPath): string[] {
  const at = schemaAt(schema, path);
  const inner = at && objectOrList(at);
  return inner instanceof z.ZodObject ? Object.keys(inner.shape) : [];
}
