/** Model: plain data by its paths. */
import type { DataPath } from './data-path.ts';

/** The plain value at a path; `undefined` where there is none. Looks at own keys only. */
export function valueAt(data: unknown, path: DataPath): unknown {
  return path.reduce<unknown>(
    (node, step) =>
      typeof node === 'object' && node !== null && Object.hasOwn(node, step)
        ? (node as Record<string | number, unknown>)[step]
        : undefined,
    data,
  );
}
