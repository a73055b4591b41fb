/**
 * Check: a table of places (`components.*.owner`), compiled once, so that a document is walked once however long the
 * table is.
 */
import type { DataPath } from '../model/data-path.ts';

/** A compiled table; `*` stands for every item of a list and every entry of a record. */
export interface PathTable<T> {
  entry?: T;
  children: Map<string, PathTable<T>>;
}

/** Compiles rows of a path, its steps joined by dots, and what is to be known of it. */
export function pathTable<T>(rows: Readonly<Record<string, T>>): PathTable<T> {
  const root: PathTable<T> = { children: new Map() };
  for (const [path, entry] of Object.entries(rows)) {
    let node = root;
    for (const step of path.split('.')) {
      let next = node.children.get(step);
      if (!next) {
        next = { children: new Map() };
        node.children.set(step, next);
      }
      node = next;
    }
    node.entry = entry;
  }
  return root;
}

/** Calls `visit` for every text that stands at a place of the table. The path is reused: copy it to keep it. */
export function visitTexts<T>(
  table: PathTable<T>,
  data: unknown,
  visit: (text: string, entry: T, path: DataPath) => void,
): void {
  const path: (string | number)[] = [];
  const walk = (node: PathTable<T>, value: unknown): void => {
    if (typeof value === 'string') {
      if (node.entry !== undefined) visit(value, node.entry, path);
      return;
    }
    if (typeof value !== 'object' || value === null) return;
    const each = node.children.get('*');
    if (each) {
      if (Array.isArray(value))
        for (let index = 0; index < value.length; index++) step(each, value[index], index);
      else for (const [key, item] of Object.entries(value)) step(each, item, key);
      return;
    }
    for (const [key, child] of node.children) {
      const inner = (value as Record<string, unknown>)[key];
      if (inner !== undefined) step(child, inner, key);
    }
  };
  const step = (node: PathTable<T>, value: unknown, key: string | number): void => {
    path.push(key);
    walk(node, value);
    path.pop();
  };
  walk(table, data);
}
