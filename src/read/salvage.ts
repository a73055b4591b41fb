/** Read: leaves out of data what a schema refuses, so that one slip does not hide the rest of the findings. */
import type * as z from 'zod';
import type { DataPath } from '../model/data-path.ts';
import { valueAt } from '../model/value-at.ts';

/** What is left of data. */
export interface Salvaged<T> {
  draft: Partial<T>;
  /** Paths that were left out of `draft`, as written. */
  refused: DataPath[];
  /** From a path of `draft` to the path as written: list items may have moved up. */
  written: (path: DataPath) => DataPath;
}

const MAX_ROUNDS = 8;

/** Leaves out what is refused until the rest passes. */
export function salvage<S extends z.ZodObject>(
  schema: S,
  data: unknown,
  firstIssues: readonly z.core.$ZodIssue[],
): Salvaged<z.output<S>> {
  const partial = schema.partial();
  const copy = structuredClone(data) as Record<string, unknown>;
  const moved: Moved = new Map();
  const written = (path: DataPath) => writtenPath(copy, path, moved);
  const refused: DataPath[] = [];
  let issues = firstIssues;
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const paths = issues.flatMap((issue) => refusedPaths(issue, copy)).filter((path) => path.length > 0);
    refused.push(...paths.map(written));
    for (const path of paths) remove(copy, path);
    dropHoles(copy, moved);
    const next = partial.safeParse(copy);
    if (next.success) return { draft: next.data as Partial<z.output<S>>, refused, written };
    issues = next.error.issues;
  }
  return { draft: {}, refused, written };
}

/** For each shortened list, the indexes that its remaining items had when they were written. */
type Moved = Map<unknown[], number[]>;

function writtenPath(root: unknown, path: DataPath, moved: Moved): DataPath {
  let node: unknown = root;
  return path.map((step) => {
    const original = Array.isArray(node) && typeof step === 'number' ? moved.get(node)?.[step] : undefined;
    node =
      typeof node === 'object' && node !== null
        ? (node as Record<string | number, unknown>)[step]
        : undefined;
    return original ?? step;
  });
}

/** What has to go: the value, or what lacks it. `data` is what the issue speaks of. */
function refusedPaths(issue: z.core.$ZodIssue, data: unknown): DataPath[] {
  const path = issue.path.map((step) => (typeof step === 'symbol' ? String(step) : step));
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => [...path, key]);
  if (path.length > 1 && valueAt(data, path) === undefined) return [path.slice(0, -1)];
  return [path];
}

function remove(root: Record<string, unknown>, path: DataPath): void {
  let node: unknown = root;
  for (const step of path.slice(0, -1)) node = (node as Record<string | number, unknown> | undefined)?.[step];
  const last = path[path.length - 1];
  if (last === undefined || typeof node !== 'object' || node === null) return;
  if (Array.isArray(node)) node[Number(last)] = HOLE;
  else delete (node as Record<string, unknown>)[last];
}

/** Marks a list item as taken out; removed after all paths of a round, so that indexes stay true meanwhile. */
const HOLE = Symbol('refused');

function dropHoles(node: unknown, moved: Moved): void {
  if (typeof node !== 'object' || node === null) return;
  if (Array.isArray(node) && node.includes(HOLE)) {
    const original = moved.get(node) ?? node.map((_, index) => index);
    moved.set(
      node,
      original.filter((_, index) => node[index] !== HOLE),
    );
    for (let index = node.length - 1; index >= 0; index--) if (node[index] === HOLE) node.splice(index, 1);
  }
  for (const child of Object.values(node)) dropHoles(child, moved);
}
