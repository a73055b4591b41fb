/**
 * Edit: stubs, keys that wait for a value in comments of the front matter. A stub line begins with `#: `; without that
 * mark it is the line that will stand there, so that nothing but the value is left to write.
 */

import * as z from 'zod';
import type { DataPath } from '../model/data-path.ts';
import { type SchemaFact, schemaFacts } from '../model/due-facts.ts';
import { guideSchema } from '../model/guide.ts';
import { inYaml } from './in-yaml.ts';

/** What stands where a value has to be written; the checker counts it as empty. */
export const blank = 'TBC';

const mark = '#: ';
const factsByPath = new Map<string, SchemaFact>(
  schemaFacts(guideSchema).map((fact) => [fact.path.join('.'), fact]),
);

/** What the schema of a guide says about the key at a path; list indices may be numbers or `*`. */
export function factAt(path: DataPath): SchemaFact | undefined {
  return factsByPath.get(path.map((step) => (typeof step === 'number' ? '*' : step)).join('.'));
}

/** Compares paths by the order of the schema, which is the order in which people read about keys. */
export function bySchemaOrder(a: DataPath, b: DataPath): number {
  return orderOf(a) - orderOf(b);
}

const order = new Map([...factsByPath.keys()].map((path, index) => [path, index]));

function orderOf(path: DataPath): number {
  return order.get(factAt(path)?.path.join('.') ?? '') ?? order.size;
}

/** A line as it will stand once its mark is gone; `undefined` if it is no stub. */
export function activeLine(line: string): string | undefined {
  const found = /^(\s*)#: (.*)$/s.exec(line);
  return found ? `${found[1]}${found[2]}` : undefined;
}

/** The text with every stub of its front matter turned into what it stands for. */
export function activateStubs(text: string): string {
  const end = text.indexOf('\n---', 3);
  if (end === -1) return text;
  const front = text
    .slice(0, end)
    .split('\n')
    .map((line) => activeLine(line) ?? line);
  return front.join('\n') + text.slice(end);
}

/**
 * The lines of a stub, marked and indented.
 * @param example what a template writes there: it gives the keys, and each value as an example
 * @param filled true for lines without the mark, with the values of `example` as they are
 */
export function stubLines(path: DataPath, example: unknown, indent: number, filled = false): string[] {
  const key = String(path[path.length - 1]);
  return keyLines(key, example, path, { told: new Set(), filled }).map(
    (line) => `${' '.repeat(indent)}${filled ? '' : mark}${line}`,
  );
}

/** What is being written: keys that were explained already, and whether values are written or left blank. */
interface Writing {
  told: Set<string>;
  filled: boolean;
}

function keyLines(key: string, value: unknown, path: DataPath, writing: Writing): string[] {
  const about = aboutLines(path, value, writing);
  if (mayBeNone(path) && !writing.filled) return [...about, `${key}: ${blank}`];
  if (isKeys(value)) return [...about, `${key}:`, ...indented(childLines(value, path, writing))];
  if (Array.isArray(value) && value.length > 0 && value.every(isKeys))
    return [
      ...about,
      `${key}:`,
      ...value.flatMap((item, index) => indented(itemLines(item, [...path, index], value, writing))),
    ];
  return [...about, `${key}: ${writing.filled ? inYaml(value) : blank}`];
}

function childLines(value: Values, path: DataPath, writing: Writing): string[] {
  return Object.entries(value).flatMap(([key, inner]) => keyLines(key, inner, [...path, key], writing));
}

/** An item of a list: what tells it from its neighbours, such as the kind of change, is kept. */
function itemLines(item: Values, path: DataPath, items: readonly Values[], writing: Writing): string[] {
  const lines = Object.entries(item).flatMap(([key, inner]) => {
    const at = [...path, key];
    const keep = writing.filled || tellsApart(at, key, items);
    return keyLines(key, inner, at, { ...writing, filled: keep });
  });
  const first = lines.findIndex((line) => !line.startsWith('#'));
  return lines.map((line, index) => (index < first ? line : index === first ? `- ${line}` : `  ${line}`));
}

/** True for a list for which “none” is an answer: it is written on one line, so that `[]` can be. */
function mayBeNone(path: DataPath): boolean {
  return factAt(path)?.info.about.includes('`[]`') ?? false;
}

/** True for a key by which the entries of a list are known, such as the number of a line of support. */
function tellsApart(path: DataPath, key: string, items: readonly Values[]): boolean {
  // A state further on, such as draft, is a claim and not a name.
  if (Object.keys(items[0] ?? {}).find((name) => name !== 'id') !== key) return false;
  if (items.length < 2 || new Set(items.map((item) => item[key])).size < items.length) return false;
  const fact = factAt(path);
  return (
    fact?.info.required === true && (fact.schema instanceof z.ZodEnum || fact.schema instanceof z.ZodUnion)
  );
}

const optionalNote = ' (Optional.)';

/** What the key means and an example, said once in a stub. */
function aboutLines(path: DataPath, value: unknown, { told, filled }: Writing): string[] {
  const fact = factAt(path);
  const name = fact?.path.join('.');
  if (!fact || name === undefined || told.has(name)) return [];
  told.add(name);
  const { about, due, required } = fact.info;
  if (filled) return [`# ${about}`];
  const none = mayBeNone(path) && Array.isArray(value);
  const nested = !none && (isKeys(value) || (Array.isArray(value) && value.some(isKeys)));
  const example = none ? value.slice(0, 1) : value;
  const optional = fact.path.length > 1 && due === undefined && !required ? optionalNote : '';
  return [`# ${about}${nested || value === undefined ? '' : ` For example: ${inYaml(example)}`}${optional}`];
}

function indented(lines: readonly string[]): string[] {
  return lines.map((line) => `  ${line}`);
}

type Values = Readonly<Record<string, unknown>>;

/** True for keys and values. */
export function isKeys(value: unknown): value is Values {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
