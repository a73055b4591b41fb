/**
 * Edit: puts stubs of missing keys into the front matter of a guide, in the order of a template, and leaves every other
 * byte as it is.
 */
import type { SourceDocument } from '../model/content.ts';
import type { DataPath } from '../model/data-path.ts';
import { valueAt } from '../model/value-at.ts';
import { activeLine, isKeys, stubLines } from './stubs.ts';

/** The new text, which keys it brought, and which ones have to be written by hand because of how their parent is. */
export interface InsertedStubs {
  text: string;
  inserted: DataPath[];
  /** Each with the line of the file on which its parent stands, in braces or in a short form. */
  byHand: { path: DataPath; line: number }[];
}

interface Insertion {
  /** Line before which it goes, from 0. */
  at: number;
  indent: number;
  order: number;
  lines: string[];
}

/**
 * Inserts stubs for paths that are missing, whose parents are there.
 * @param text the file with its stubs as comments
 * @param document the same file with its stubs active: line for line the same
 * @param template front matter of a guide that has the keys
 * @param filled true for keys that count at once, with the values of `template`
 */
export function insertStubs(
  text: string,
  document: Pick<SourceDocument, 'data' | 'locate' | 'text'>,
  missing: readonly DataPath[],
  template: Readonly<Record<string, unknown>>,
  filled = false,
): InsertedStubs {
  const lines = document.text.split('\n');
  const insertions: Insertion[] = [];
  const result: InsertedStubs = { text, inserted: [], byHand: [] };
  for (const path of missing) {
    const parentPath = path.slice(0, -1);
    const parent = valueAt(document.data, parentPath);
    const keys = isKeys(parent) ? Object.keys(parent) : [];
    const place = keys.length === 0 ? undefined : placeFor(path, keys, document, lines, template);
    if (!place) {
      result.byHand.push({ path, line: document.locate(parentPath, 'key').line });
      continue;
    }
    insertions.push({
      at: place.at,
      indent: place.indent,
      order: place.order,
      lines: stubLines(path, exampleAt(template, path), place.indent, filled),
    });
    result.inserted.push(path);
  }
  const written = text.split('\n');
  // From the end, so that what is above keeps its place. At one place a deeper key belongs to the block above it and
  // comes first; the others stand in the order of the template.
  insertions.sort((a, b) => b.at - a.at || a.indent - b.indent || b.order - a.order);
  for (const { at, lines: stub } of insertions) written.splice(at, 0, ...stub);
  result.text = written.join('\n');
  return result;
}

/** Where a key goes: after the key that a template has before it, else before the one that it has after it. */
function placeFor(
  path: DataPath,
  keys: readonly string[],
  { locate }: Pick<SourceDocument, 'locate'>,
  lines: readonly string[],
  template: Readonly<Record<string, unknown>>,
): { at: number; indent: number; order: number } | undefined {
  const key = String(path[path.length - 1]);
  const parentPath = path.slice(0, -1);
  const parent = exampleAt(template, parentPath);
  const wanted = isKeys(parent) ? Object.keys(parent) : [];
  const order = wanted.indexOf(key);
  const lineOf = (name: string) => locate([...parentPath, name], 'key');
  const first = lineOf(keys[0] ?? '');
  // A parent in braces has no lines of its own.
  if (!/^[\s-]*$/.test((lines[first.line - 1] ?? '').slice(0, first.column - 1))) return undefined;
  const indent = first.column - 1;
  const before = wanted.slice(0, Math.max(order, 0)).findLast((name) => keys.includes(name));
  const after = order === -1 ? undefined : wanted.slice(order + 1).find((name) => keys.includes(name));
  if (before !== undefined) return { at: endOf(lineOf(before).line - 1, indent, lines), indent, order };
  // Not before the first key of an item: that would come between the hyphen and its key.
  if (after !== undefined && after !== keys[0])
    return { at: startOf(lineOf(after).line - 1, lines), indent, order };
  const last = keys[keys.length - 1] ?? '';
  return { at: endOf(lineOf(last).line - 1, indent, lines), indent, order: order === -1 ? 1000 : order };
}

/** The line after the block of a key: the first one that no longer belongs to it. */
export function endOf(keyLine: number, indent: number, lines: readonly string[]): number {
  let end = keyLine + 1;
  for (let index = keyLine + 1; index < lines.length; index++) {
    const line = lines[index] ?? '';
    if (/^---/.test(line)) break;
    if (line.trim() === '') continue;
    const depth = /^ */.exec(line)?.[0].length ?? 0;
    if (depth > indent || (depth === indent && /^- /.test(line.slice(depth)))) {
      end = index + 1;
      continue;
    }
    if (!/^\s*#/.test(line)) break;
  }
  return end;
}

/** The line of a key, or of the comment that stands directly above it. */
function startOf(keyLine: number, lines: readonly string[]): number {
  let start = keyLine;
  while (
    start > 0 &&
    /^\s*#/.test(lines[start - 1] ?? '') &&
    activeLine(lines[start - 1] ?? '') === undefined
  )
    start -= 1;
  return start;
}

/** What a template has at a path; where it has no such item of a list, what some item has there. */
export function exampleAt(template: unknown, [step, ...rest]: DataPath): unknown {
  if (step === undefined) return template;
  if (typeof step === 'number') {
    if (!Array.isArray(template)) return undefined;
    const own = exampleAt(template[step], rest);
    return own ?? template.map((item) => exampleAt(item, rest)).find((value) => value !== undefined);
  }
  return isKeys(template) ? exampleAt(template[step], rest) : undefined;
}
