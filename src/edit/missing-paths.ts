/** Edit: which keys a guide lacks of a fact that is asked for. */
import type { DataPath } from '../model/data-path.ts';
import { isKeys } from './stubs.ts';

/**
 * Paths of the outermost keys that are missing on the way to a fact, in every item of a list.
 * @param fact path with `*` for every item, such as `components.*.supported_by`
 */
export function missingPaths(data: unknown, fact: string): DataPath[] {
  return visit(data, fact.split('.'), []);
}

function visit(value: unknown, [step, ...rest]: readonly string[], path: DataPath): DataPath[] {
  if (step === undefined) return [];
  if (step === '*')
    return Array.isArray(value) ? value.flatMap((item, index) => visit(item, rest, [...path, index])) : [];
  if (!isKeys(value)) return [];
  return value[step] === undefined ? [[...path, step]] : visit(value[step], rest, [...path, step]);
}

/** Paths of every text that is exactly this one, in the order in which they are written. */
export function pathsOf(text: string, value: unknown, path: DataPath = []): DataPath[] {
  if (value === text) return [path];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    pathsOf(text, inner, [...path, Array.isArray(value) ? Number(key) : key]),
  );
}
