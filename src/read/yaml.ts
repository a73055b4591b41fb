/**
 * Read: the one YAML engine. Values and positions come from the same parser events, so they cannot disagree; positions
 * are worked out only for a document that has something to report.
 */
import {
  CORE_SCHEMA,
  constructFromEvents,
  EVENT_ID,
  type Event,
  getScalarValue,
  parseEvents,
  YAMLException,
} from 'js-yaml';
import { hasHidden } from './decode.ts';

/** A mistake in the YAML itself, by offset in its text. */
export interface YamlProblem {
  name:
    | 'yaml-syntax'
    | 'yaml-duplicate-key'
    | 'yaml-alias-or-tag'
    | 'yaml-reserved-key'
    | 'yaml-more-documents'
    | 'hidden-character';
  message: string;
  hint?: string;
  offset: number;
  /** Offset of the first of two duplicates. */
  firstOffset?: number;
}

/** What a YAML text holds. `value` is undefined if it cannot be read, null if it is empty. */
export interface YamlResult {
  value: unknown;
  problems: YamlProblem[];
}

/** Levels of nesting that are read; more is a mistake or an attack. */
export const maxDepth = 40;
const RESERVED = new Set(['__proto__', 'constructor', 'prototype']);

/** Parses one YAML document. Mistakes are returned, never thrown; dates and times stay text. */
export function parseYaml(source: string): YamlResult {
  try {
    const events = parseEvents(source, { maxDepth });
    const problems = inspect(source, events);
    if (problems.some(isFatal)) return { value: undefined, problems };
    const documents = constructFromEvents(events, { source, schema: CORE_SCHEMA, json: true, maxAliases: 0 });
    return { value: documents.length === 0 ? null : documents[0], problems };
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    return { value: undefined, problems: [syntaxProblem(source, error)] };
  }
}

/** True if a problem leaves no values to go on with. */
export function isFatal({ name }: YamlProblem): boolean {
  return name !== 'yaml-duplicate-key' && name !== 'hidden-character';
}

function syntaxProblem(source: string, error: YAMLException): YamlProblem {
  const noticed = Math.min(error.mark?.position ?? 0, source.length);
  const offset = unclosedBefore(source, noticed) ?? noticed;
  const lineStart = source.lastIndexOf('\n', offset - 1) + 1;
  const lineEnd = source.indexOf('\n', lineStart);
  const line = source.slice(lineStart, lineEnd === -1 ? undefined : lineEnd);
  const opening = offset === noticed ? '' : source.charAt(offset);
  return {
    name: 'yaml-syntax',
    message:
      opening === ''
        ? `This is not valid YAML: ${error.reason}.`
        : `What \`${opening}\` opens here is not closed.`,
    hint: opening === '' ? syntaxHint(error.reason, line) : closingHint(opening),
    offset,
  };
}

/** A parser notices an open quotation mark or bracket only lines later; this finds where it was opened. */
function unclosedBefore(source: string, noticed: number): number | undefined {
  const open: number[] = [];
  let quote: number | undefined;
  for (let at = 0; at < noticed; at++) {
    const character = source.charAt(at);
    if (quote !== undefined) {
      if (character === '\\' && source[quote] === '"') at += 1;
      else if (character === source[quote]) quote = undefined;
    } else if (character === '#' && /^$|\s/.test(source.charAt(at - 1))) at = lineEndAfter(source, at);
    else if (/["'[{]/.test(character) && startsValue(source, at, open.length > 0)) {
      if (character === '"' || character === "'") quote = at;
      else if (character === '[' || character === '{') open.push(at);
    }
    if (quote === undefined && open.length > 0 && (character === ']' || character === '}')) open.pop();
  }
  return quote ?? open.pop();
}

function lineEndAfter(source: string, at: number): number {
  const end = source.indexOf('\n', at);
  return end === -1 ? source.length : end;
}

/** True where a value can begin: after `key:`, `- ` or the start of a line, and within brackets after a comma. */
function startsValue(source: string, at: number, inBrackets: boolean): boolean {
  let before = at - 1;
  while (source[before] === ' ' || source[before] === '\t') before -= 1;
  const character = source[before] ?? '\n';
  return /[\n:-]/.test(character) || (inBrackets && /[[{,]/.test(character));
}

function closingHint(opening: string): string {
  const closing = { '[': ']', '{': '}' }[opening] ?? opening;
  return `Write \`${closing}\` at the end of the value.`;
}

function syntaxHint(reason: string, line: string): string {
  if (/\t/.test(line.slice(0, line.search(/\S|$/))))
    return 'Indent with spaces, two for each level. YAML does not allow tabs.';
  if (/^\s*(?:- )?[\w-]+:\s+[^"'[{|>].*: /.test(line))
    return 'Put the value in quotation marks: it has a colon followed by a space.';
  if (/^\s*(?:- )?[\w-]+:\s+[@`%]/.test(line))
    return 'Put the value in quotation marks: it begins with a character that YAML reserves.';
  if (/^\s*(?:- )?[\w-]+:\s+'/.test(line))
    return "Put the value in double quotation marks, or write each ' in it twice.";
  if (/^\s*(?:- )?[\w-]+:\s+"/.test(line))
    return 'Put the whole value in quotation marks, and a backslash before each quotation mark in it.';
  if (/escape/.test(reason)) return 'Write a backslash twice, or use single quotation marks.';
  if (/maxDepth/.test(reason)) return 'Write the same with fewer levels.';
  return 'Write one key and value on a line (`key: value`), and put two spaces before what belongs to the key above.';
}

/** Walks the events once for what values cannot show: aliases, tags, duplicate and reserved keys, further documents. */
function inspect(source: string, events: readonly Event[]): YamlProblem[] {
  const problems: YamlProblem[] = [];
  const open: ({ keys: Map<string, number>; atKey: boolean } | undefined)[] = [];
  let documents = 0;
  for (const event of events) {
    if (event.type === EVENT_ID.POP) {
      open.pop();
      continue;
    }
    if (event.type === EVENT_ID.DOCUMENT) {
      documents += 1;
      if (
        (documents === 2 || event.explicitEnd) &&
        !problems.some(({ name }) => name === 'yaml-more-documents')
      )
        problems.push(moreDocuments(source));
      open.push(undefined);
      continue;
    }
    const parent = open[open.length - 1];
    const isKey = parent?.atKey ?? false;
    if (parent) parent.atKey = !parent.atKey;
    if (event.type === EVENT_ID.ALIAS || event.anchorStart >= 0 || event.tagStart >= 0)
      problems.push(aliasOrTag(event));
    if (isKey && (event.type === EVENT_ID.MAPPING || event.type === EVENT_ID.SEQUENCE))
      problems.push(complexKey(event.start));
    if (event.type === EVENT_ID.MAPPING) open.push({ keys: new Map(), atKey: true });
    else if (event.type === EVENT_ID.SEQUENCE) open.push(undefined);
    else if (event.type === EVENT_ID.SCALAR) {
      const escaped =
        source[event.valueStart - 1] === '"' && source.slice(event.valueStart, event.valueEnd).includes('\\');
      if (escaped && hasHidden(getScalarValue(source, event)))
        problems.push(escapedCharacter(event.valueStart));
      if (isKey && parent) checkKey(getScalarValue(source, event), event.valueStart, parent.keys, problems);
    }
  }
  return problems;
}

function complexKey(offset: number): YamlProblem {
  return {
    name: 'yaml-syntax',
    message: 'A list or a group of keys cannot be a key.',
    hint: 'Write each key as a word before a colon.',
    offset,
  };
}

function escapedCharacter(offset: number): YamlProblem {
  return {
    name: 'hidden-character',
    message: 'An escape in this text stands for a character that nobody can see.',
    hint: 'Write the text without it.',
    offset,
  };
}

function checkKey(key: string, offset: number, keys: Map<string, number>, problems: YamlProblem[]): void {
  const first = keys.get(key);
  if (first !== undefined) {
    problems.push({
      name: 'yaml-duplicate-key',
      message: `The key \`${key}\` is written twice. Only one of them would count.`,
      hint: 'Keep one and delete the other.',
      offset,
      firstOffset: first,
    });
  } else keys.set(key, offset);
  if (RESERVED.has(key))
    problems.push({
      name: 'yaml-reserved-key',
      message: `The key \`${key}\` has a meaning for JavaScript and is refused.`,
      hint: 'Choose another name.',
      offset,
    });
  if (key === '<<')
    problems.push({
      name: 'yaml-alias-or-tag',
      message: 'Merge keys (`<<`) are not read.',
      hint: 'Write the values out where they are needed.',
      offset,
    });
}

function aliasOrTag(event: Exclude<Event, { type: 1 | 6 }>): YamlProblem {
  const tagged = 'tagStart' in event && event.tagStart >= 0;
  return {
    name: 'yaml-alias-or-tag',
    message: tagged
      ? 'YAML tags (words that begin with !) are not read.'
      : 'YAML anchors and aliases (& and *) are not read.',
    hint: tagged
      ? 'Write the value without the tag; put it in quotation marks if it begins with !.'
      : 'Write the value out where it is needed; put it in quotation marks if it begins with & or *.',
    // The parser counts from the name on.
    offset: tagged ? event.tagStart : event.anchorStart - 1,
  };
}

function moreDocuments(source: string): YamlProblem {
  const match = /^(?:\.\.\.|---)/m.exec(source);
  return {
    name: 'yaml-more-documents',
    message: 'The front matter ends here and goes on after it.',
    hint: 'Keep one block of front matter, between two lines of three hyphens.',
    offset: match?.index ?? 0,
  };
}
