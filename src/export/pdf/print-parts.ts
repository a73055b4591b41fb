/** Export, PDF: the parts that sections are put together from. Each gives nothing where there is nothing to say. */
import { isLong } from './inline.ts';
import { paragraph } from './print-context.ts';
import type { Block, Fact, Inline } from './print-document.ts';

/** What can be said of a fact: a line, several things in a list, or nothing. */
export type Said = string | Inline[] | undefined;

/** A fact in one line; `undefined` where nothing is said. */
export function fact(label: string, said: Said): Fact | undefined {
  if (said === undefined || said.length === 0) return undefined;
  const content = typeof said === 'string' ? [said] : said;
  return { label, long: isLong(content), content: [paragraph(...content)] };
}

/** A fact that is a list; `undefined` for an empty one. A single entry needs no bullet. */
export function listFact(label: string, items: readonly Inline[][] | undefined): Fact | undefined {
  if (!items || items.length === 0) return undefined;
  const long = items.length > 12 || items.some(isLong);
  return { label, long, content: items.length === 1 ? [paragraph(...(items[0] ?? []))] : bullets(items) };
}

/** Facts below each other, without those of which nothing is said. */
export function facts(rows: readonly (Fact | undefined)[]): Block[] {
  const said = rows.filter((row) => row !== undefined);
  return said.length === 0 ? [] : [{ type: 'facts', rows: said }];
}

/** A list with bullets. */
export function bullets(items: readonly Inline[][]): Block[] {
  if (items.length === 0) return [];
  return [
    {
      type: 'list',
      ordered: false,
      start: 1,
      tight: true,
      items: items.map((content) => [paragraph(...content)]),
    },
  ];
}

/** Blocks under a heading of their own; nothing where there are none. */
export function titled(title: string, content: readonly Block[], level = 2): Block[] {
  return content.length === 0
    ? []
    : [{ type: 'heading', level, listed: false, content: [title] }, ...content];
}

/** Sentences with a space between them; `undefined` where there are none. */
export function sentences(...parts: (string | false | undefined)[]): string | undefined {
  return parts.filter(Boolean).join(' ') || undefined;
}

/** True if something is said: an empty map or list says nothing. */
export function says(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return value !== undefined;
  return Object.values(value).some(says);
}
