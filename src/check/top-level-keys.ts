/** Check: which lines of a file belong to each key at the top level of its front matter. */
import type { SourceDocument } from '../model/content.ts';

/** One key with its lines, 1-based; `end` is the line after the last. */
export interface KeyLines {
  key: string;
  start: number;
  end: number;
}

/** The lines of the front matter, and what belongs to whom. */
export interface TopLevelKeys {
  /** All lines of the file, each with its carriage return if it has one. */
  lines: string[];
  /** From the comments right above a key to the line before the next ones, in the order of the file. */
  keys: KeyLines[];
}

/**
 * Finds the lines of each key. `undefined` where that is not certain: keys that share a line, or a comment that may
 * belong to several keys because a blank line follows it.
 */
export function topLevelKeys({ text, data, body, locate }: SourceDocument): TopLevelKeys | undefined {
  const lines = text.split('\n');
  const close = body.firstLine - 1;
  if (close < 2 || !lines[close - 1]?.startsWith('---')) return undefined;
  const starts = Object.keys(data)
    .map((key) => ({ key, ...locate([key], 'key') }))
    .sort((a, b) => a.line - b.line);
  if (starts.some(({ line, column }, index) => column !== 1 || line === starts[index - 1]?.line))
    return undefined;
  const keys: KeyLines[] = [];
  for (const [index, { key, line }] of starts.entries()) {
    let start = line;
    while (isComment(lines[start - 2]) && !isModeline(lines[start - 2])) start -= 1;
    const before = keys[keys.length - 1];
    if (before) before.end = start;
    keys.push({ key, start, end: close });
    // What else stands at the margin belongs to nobody in particular; above the first key it heads the file.
    const inner = lines.slice(line, (starts[index + 1]?.line ?? close) - 1);
    const attached = trailingComments(inner, index < starts.length - 1);
    if (inner.slice(0, inner.length - attached).some(isComment)) return undefined;
  }
  // A key without value is no key of the data, and one that is written twice is there once.
  const names = lines.slice((keys[0]?.start ?? close) - 1, close - 1).flatMap((line) => {
    const name = /^(?:"([^"]*)"|'([^']*)'|([^\s#'"[\]{},-][^:]*)):(?:\s|$)/.exec(line);
    return name ? [name[1] ?? name[2] ?? name[3] ?? ''] : [];
  });
  const same = names.length === keys.length && keys.every(({ key }, index) => key === names[index]);
  return same ? { lines, keys } : undefined;
}

function trailingComments(lines: readonly string[], another: boolean): number {
  let count = 0;
  while (another && isComment(lines[lines.length - 1 - count])) count += 1;
  return count;
}

function isComment(line: string | undefined): boolean {
  return line?.startsWith('#') ?? false;
}

/** Tells an editor which schema the file has; it stays where it is. */
function isModeline(line: string | undefined): boolean {
  return line !== undefined && /^#\s*yaml-language-server:/.test(line);
}
