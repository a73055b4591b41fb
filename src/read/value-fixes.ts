/**
 * Read: mends of front matter that the schema refuses, where only one thing can have been meant: a key that is a slip of
 * a known one, a date or a time in another notation.
 */
import type * as z from 'zod';
import type { SourceDocument } from '../model/content.ts';
import type { DataPath } from '../model/data-path.ts';
import type { Fix, Range } from '../model/diagnostic.ts';
import { readLooseDate } from '../model/loose-date.ts';
import { readLooseTime } from '../model/loose-time.ts';
import { valueAt } from '../model/value-at.ts';
import type { SchemaProblem } from './schema-problems.ts';
import { validate } from './validate.ts';

/** Keys of one document that are tried under another name; each try reads the document's values again. */
const MOST_TRIES = 20;

/** Makes what finds the mend of each problem of one document; `undefined` where nothing is certain. */
export function valueFixer(
  schema: z.ZodObject,
  source: SourceDocument,
  problems: readonly SchemaProblem[],
): (problem: SchemaProblem) => Fix | undefined {
  let tries = 0;
  const lines = () => source.text.split('\n');
  const written = (range: Required<Range>) =>
    range.line === range.endLine
      ? lines()[range.line - 1]?.slice(range.column - 1, range.endColumn - 1)
      : undefined;
  const renamed = (path: DataPath, slipOf: string): Fix | undefined => {
    const parent = path.slice(0, -1);
    const holder = valueAt(source.data, parent);
    if (typeof holder !== 'object' || holder === null || Object.hasOwn(holder, slipOf)) return undefined;
    tries += 1;
    if (tries > MOST_TRIES) return undefined;
    const data = rename(source.data, path, slipOf);
    const target = [...parent, slipOf];
    // What is wrong inside the value is wrong under either name; the value itself must be what the key takes.
    const after = validate(schema, data).problems.filter(
      ({ name, path: at }) => name === 'unknown-key' || at.length === target.length || !isBelow(at, target),
    );
    if (after.length >= problems.length || after.some((problem) => isBelow(problem.path, target)))
      return undefined;
    const range = whole(source.locate(path, 'key'));
    const text = range && written(range);
    if (!range || text === undefined || bareOf(text) !== path[path.length - 1]) return undefined;
    return {
      ...range,
      description: `Write the key as \`${slipOf}\`.`,
      replacement: quotedLike(text, slipOf),
      alters: [path, target],
    };
  };
  const rewritten = (path: DataPath, kind: 'date' | 'time'): Fix | undefined => {
    const range = whole(source.locate(path, 'value'));
    const text = range && written(range);
    if (!range || text === undefined) return undefined;
    const value = kind === 'date' ? readLooseDate(bareOf(text)) : readLooseTime(bareOf(text));
    if (value === undefined) return undefined;
    const replacement = quotedLike(kind === 'time' && !/^["']/.test(text) ? '""' : text, value);
    // Of a key that is written twice, this may be the one that is right.
    if (replacement === text) return undefined;
    return {
      ...range,
      description: `Write the ${kind} as \`${replacement}\`.`,
      replacement,
      alters: [path],
    };
  };
  return ({ path, slipOf, expects }) =>
    slipOf !== undefined
      ? renamed(path, slipOf)
      : expects !== undefined
        ? rewritten(path, expects)
        : undefined;
}

function whole(range: Range): Required<Range> | undefined {
  const { line, column, endLine, endColumn } = range;
  return endLine === undefined || endColumn === undefined ? undefined : { line, column, endLine, endColumn };
}

/** A scalar without its quotation marks. One with escapes is never what a key or a date looks like. */
function bareOf(text: string): string {
  return /^(["'])(.*)\1$/s.exec(text)?.[2] ?? text;
}

/** A value in the quotation marks that another one has, if any. */
function quotedLike(text: string, value: string): string {
  const mark = /^(["']).*\1$/s.exec(text)?.[1] ?? '';
  return `${mark}${value}${mark}`;
}

function isBelow(path: DataPath, parent: DataPath): boolean {
  return parent.every((step, index) => path[index] === step);
}

function rename(data: unknown, path: DataPath, name: string): unknown {
  const copy: unknown = structuredClone(data);
  const holder = valueAt(copy, path.slice(0, -1)) as Record<string, unknown>;
  const key = String(path[path.length - 1]);
  holder[name] = holder[key];
  delete holder[key];
  return copy;
}
