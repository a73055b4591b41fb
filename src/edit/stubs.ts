/**
 * Edit: stubs, keys that wait for a value in comments of the front matter. A stub line begins with `#: `; without that
 * mark it is the line that will stand there, so that nothing but the value is left to write.
 */

import { z } from 'zod';
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
 */
export function stubLines(path: DataPath, example: unknown, indent: number): string[] {
  const key = String(path[path.length - 1]);
  return keyLines(key, example, path, new Set()).map((line) => `${' '.repeat(indent)}${mark}${line}`);
}

function keyLines(key: string, value: unknown, path: DataPath, told: Set<string>): string[] {
  const about = aboutLines(path, value, told);
  if (isKeys(value)) return [...about, `${key}:`, ...indented(childLines(value, path, told))];
  if (Array.isArray(value) && value.length > 0 && value.every(isKeys))
    return [
      ...about,
      `${key}:`,
      ...value.flatMap((item, index) => indented(itemLines(item, [...path, index], value, told))),
    ];
  return [...about, `${key}: ${blank}`];
}

function childLines(value: Values, path: DataPath, told: Set<string>): string[] {
  return Object.entries(value).flatMap(([key, inner]) => keyLines(key, inner, [...path, key], told));
}

/** An item of a list: what tells it from its neighbours, such as the kind of change, is kept. */
function itemLines(item: Values, path: DataPath, items: readonly Values[], told: Set<string>): string[] {
  const lines = Object.entries(item).flatMap(([key, inner]) => {
    const at = [...path, key];
    if (!tellsApart(at, key, items)) return keyLines(key, inner, at, told);
    told.add(at.map((step) => (typeof step === 'number' ? '*' : step)).join('.'));
    return [`${key}: ${inYaml(inner)}`];
  });
  const first = lines.findIndex((line) => !line.startsWith('#'));
  return lines.map((line, index) => (index < first ? line : index === first ? `- ${line}` : `  ${line}`));
}

function tellsApart(path: DataPath, key: string, items: readonly Values[]): boolean {
  if (items.length < 2 || new Set(items.map((item) => item[key])).size < items.length) return false;
  const schema = factAt(path)?.schema;
  const inner = schema instanceof z.ZodOptional ? schema.unwrap() : schema;
  return inner instanceof z.ZodEnum || inner instanceof z.ZodUnion;
}

/** What the key means and an example, said once in a stub. */
function aboutLines(path: DataPath, value: unknown, told: Set<string>): string[] {
  const fact = factAt(path);
  const name = fact?.path.join('.');
  if (!fact || name === undefined || told.has(name)) return [];
  told.add(name);
  const nested = isKeys(value) || (Array.isArray(value) && value.some(isKeys));
  return [`# ${fact.info.about}${nested || value === undefined ? '' : ` For example: ${inYaml(value)}`}`];
}

function indented(lines: readonly string[]): string[] {
  return lines.map((line) => `  ${line}`);
}

type Values = Readonly<Record<string, unknown>>;

/** True for keys and values. */
export function isKeys(value: unknown): value is Values {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
