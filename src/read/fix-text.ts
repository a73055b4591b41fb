/**
 * Read: a text and the mends of its findings → the text mended. A mend counts only if reading the text again shows that
 * nothing else has changed: not a value of the front matter, not a word of what the body is shown as.
 */
import type { MarkdownToken } from '../model/content.ts';
import type { DataPath } from '../model/data-path.ts';
import type { Fix } from '../model/diagnostic.ts';
import { sameValue } from '../model/same-value.ts';
import { splitFrontMatter } from './front-matter.ts';
import { readBody } from './markdown.ts';
import { parseYaml } from './yaml.ts';

/** A text after mending. */
export interface FixedText {
  text: string;
  /** Mends that were made. */
  made: Fix[];
  /** Mends that would have changed more than they say, and were not made. */
  refused: Fix[];
}

/** A mend by offset in the text. */
interface Edit {
  start: number;
  end: number;
  fix: Fix;
}

/**
 * Makes the mends that are safe. Of two that touch the same place only one is made, and the other is neither made nor
 * refused: whoever asks again, with what is found in the mended text, gets it then. One that is refused keeps no other
 * from its place.
 */
export function fixText(file: string, text: string, fixes: readonly Fix[]): FixedText {
  const offered = offsetsOf(text, fixes);
  const refused = new Set<Fix>();
  for (;;) {
    const edits = apart(offered.filter(({ fix }) => !refused.has(fix)));
    const result = makeSafely(file, text, edits);
    for (const fix of result.refused) refused.add(fix);
    if (edits.length === 0 || result.made.length > 0) return { ...result, refused: [...refused] };
  }
}

/** Makes all of these, or each that is safe by itself. */
function makeSafely(file: string, text: string, edits: readonly Edit[]): FixedText {
  const all = edits.reduce(apply, text);
  if (isSafe(file, text, all, edits)) return { text: all, made: edits.map(({ fix }) => fix), refused: [] };
  const result: FixedText = { text, made: [], refused: [] };
  // From the back, so that places in front stay true.
  for (const edit of edits) {
    const candidate = apply(result.text, edit);
    const safe = isSafe(file, result.text, candidate, [edit]);
    if (safe) result.text = candidate;
    (safe ? result.made : result.refused).push(edit.fix);
  }
  return result;
}

/** From line and column to offset; a mend of a place that the text does not have is left out. */
function offsetsOf(text: string, fixes: readonly Fix[]): Edit[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  const offset = (line: number, column: number) => (starts[line - 1] ?? Number.NaN) + column - 1;
  return fixes
    .map((fix) => ({
      start: offset(fix.line, fix.column),
      end: offset(fix.endLine, fix.endColumn),
      fix,
    }))
    .filter(({ start, end }) => start >= 0 && start <= end && end <= text.length);
}

/** Those that do not touch each other, last first; of two that do, the first one in the text stays for another time. */
function apart(edits: readonly Edit[]): Edit[] {
  const chosen: Edit[] = [];
  for (const edit of [...edits].sort((a, b) => b.start - a.start || b.end - a.end)) {
    const last = chosen[chosen.length - 1];
    if (!last || edit.end < last.start) chosen.push(edit);
  }
  return chosen;
}

function apply(text: string, { start, end, fix }: Edit): string {
  return text.slice(0, start) + fix.replacement + text.slice(end);
}

/** What a reader and a program get from a text. */
interface Meaning {
  data: unknown;
  problems: number;
  tokens: string[];
}

function isSafe(file: string, before: string, after: string, edits: readonly Edit[]): boolean {
  const was = meaningOf(file, before);
  const is = meaningOf(file, after);
  const altered = edits.flatMap(({ fix }) => fix.alters ?? []);
  // Of a key that is written twice, nobody knows which one counts.
  if (altered.length > 0 && was.problems > 0) return false;
  return (
    is.problems <= was.problems &&
    sameValue(without(was.data, altered), without(is.data, altered)) &&
    sameTokens(was.tokens, is.tokens, edits.filter(({ fix }) => fix.removes).length)
  );
}

function meaningOf(file: string, text: string): Meaning {
  if (!file.endsWith('.md')) {
    const { value, problems } = parseYaml(text);
    return { data: value, problems: problems.length, tokens: [] };
  }
  const { data, body, bodyLine, problems, yamlProblems } = splitFrontMatter(text);
  return {
    data,
    problems: problems.length + yamlProblems.length,
    tokens: readBody(body, bodyLine).tokens().flatMap(tokenText),
  };
}

/** What of a token can be seen; where it stands in the file is not. */
function tokenText(token: MarkdownToken): string[] {
  const { type, tag, attrs, content, info, hidden, children } = token as {
    type: string;
    tag: string;
    attrs: unknown;
    content: string;
    info: string;
    hidden: boolean;
    children: MarkdownToken[] | null;
  };
  // What an inline token says is said by its children; its own text holds the markup.
  const own = JSON.stringify([type, tag, attrs, children ? '' : content, info, hidden]);
  return [own, ...(children ?? []).flatMap(tokenText)];
}

/** Equal, or equal but for as many passages as were to be taken out. */
function sameTokens(before: readonly string[], after: readonly string[], removed: number): boolean {
  if (removed === 0)
    return before.length === after.length && before.every((token, index) => token === after[index]);
  // Passages are taken out one at a time: several at once could hide a loss.
  if (removed > 1) return false;
  let start = 0;
  while (start < after.length && before[start] === after[start]) start += 1;
  const rest = after.length - start;
  return (
    before.length > after.length &&
    after.slice(start).every((token, index) => token === before[before.length - rest + index])
  );
}

/** A copy without the values at some paths. */
function without(data: unknown, paths: readonly DataPath[]): unknown {
  if (paths.length === 0 || data === undefined) return data;
  const copy: unknown = structuredClone(data);
  for (const path of paths) {
    let node: unknown = copy;
    for (const step of path.slice(0, -1))
      node = (node as Record<string | number, unknown> | undefined)?.[step];
    if (typeof node !== 'object' || node === null) continue;
    const last = path[path.length - 1];
    // Items of a list keep their places.
    if (Array.isArray(node)) node[Number(last)] = null;
    else if (last !== undefined) delete (node as Record<string, unknown>)[last];
  }
  return copy;
}
