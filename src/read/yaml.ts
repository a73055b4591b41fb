/**
 * Read: the one YAML engine. Values and positions come from the same parser events, so they cannot disagree; positions
 * are worked out only for a document that has something to report.
 */
import { CORE_SCHEMA, constructFromEvents, EVENT_ID, type Event, parseEvents, YAMLException } from 'js-yaml';
import type { Range } from '../model/diagnostic.ts';
import type { DataPath } from '../model/rule.ts';

/** A mistake in the YAML itself, by offset in its text. */
export interface YamlProblem {
  name:
    | 'yaml-syntax'
    | 'yaml-duplicate-key'
    | 'yaml-alias-or-tag'
    | 'yaml-reserved-key'
    | 'yaml-more-documents';
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

const MAX_DEPTH = 40;
const RESERVED = new Set(['__proto__', 'constructor', 'prototype']);

/** Parses one YAML document. Mistakes are returned, never thrown; dates and times stay text. */
export function parseYaml(source: string): YamlResult {
  try {
    const events = parseEvents(source, { maxDepth: MAX_DEPTH });
    const problems = inspect(source, events);
    if (problems.some((problem) => problem.name !== 'yaml-duplicate-key'))
      return { value: undefined, problems };
    const documents = constructFromEvents(events, { source, schema: CORE_SCHEMA, json: true, maxAliases: 0 });
    return { value: documents.length === 0 ? null : documents[0], problems };
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    return { value: undefined, problems: [syntaxProblem(source, error)] };
  }
}

function syntaxProblem(source: string, error: YAMLException): YamlProblem {
  const offset = Math.min(error.mark?.position ?? 0, source.length);
  const lineStart = source.lastIndexOf('\n', offset - 1) + 1;
  const line = source.slice(
    lineStart,
    source.indexOf('\n', lineStart) === -1 ? undefined : source.indexOf('\n', lineStart),
  );
  return {
    name: 'yaml-syntax',
    message: `This is not valid YAML: ${error.reason}.`,
    hint: syntaxHint(error.reason, line),
    offset,
  };
}

function syntaxHint(reason: string, line: string): string {
  if (/\t/.test(line.slice(0, line.search(/\S|$/))))
    return 'Indent with spaces, two for each level. YAML does not allow tabs.';
  if (/^\s*[\w-]+:\s+[^"'[{|>].*: /.test(line))
    return 'Put the value in quotation marks: it has a colon followed by a space.';
  if (/^\s*(?:- )?[\w-]+:\s+[@`%]/.test(line))
    return 'Put the value in quotation marks: it begins with a character that YAML reserves.';
  if (/quoted scalar/.test(reason)) return 'Close the quotation mark.';
  if (/complex keys/.test(reason)) return 'Write each key as a word before a colon.';
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
      if (documents === 2 || event.explicitEnd) problems.push(moreDocuments(source));
      open.push(undefined);
      continue;
    }
    const parent = open[open.length - 1];
    const isKey = parent?.atKey ?? false;
    if (parent) parent.atKey = !parent.atKey;
    if (event.type === EVENT_ID.ALIAS || event.anchorStart >= 0 || event.tagStart >= 0)
      problems.push(aliasOrTag(event));
    if (event.type === EVENT_ID.MAPPING) open.push({ keys: new Map(), atKey: true });
    else if (event.type === EVENT_ID.SEQUENCE) open.push(undefined);
    else if (event.type === EVENT_ID.SCALAR && isKey && parent)
      checkKey(source.slice(event.valueStart, event.valueEnd), event.valueStart, parent.keys, problems);
  }
  return problems;
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
    offset: tagged ? event.tagStart : event.anchorStart,
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

/** Where a key and its value stand, by offset. */
interface Node {
  keyStart: number;
  keyEnd: number;
  start: number;
  end: number;
  children?: Map<string | number, Node>;
}

/** Builds a finder of places in a YAML text; `toRange` turns offsets into lines of the file. */
export function yamlLocator(
  source: string,
  toRange: (start: number, end: number) => Range,
): (path: DataPath, on?: 'key' | 'value') => Range {
  let root: Node | undefined;
  return (path, on = 'value') => {
    root ??= buildTree(source);
    let node = root;
    for (const step of path) {
      const child = node.children?.get(step) ?? node.children?.get(String(step));
      // What is not there is reported at the key of what should hold it.
      if (!child)
        return node === root ? toRange(root.start, root.start) : toRange(node.keyStart, node.keyEnd);
      node = child;
    }
    if (node === root) return toRange(root.start, root.start);
    const atValue = on === 'value' && node.start >= 0 && !node.children;
    return atValue ? toRange(node.start, node.end) : toRange(node.keyStart, node.keyEnd);
  };
}

/** Rebuilds the tree of keys from the parser's events. */
function buildTree(source: string): Node {
  const root: Node = {
    keyStart: 0,
    keyEnd: 0,
    start: Math.max(0, source.search(/^[^\s#]/m)),
    end: source.length,
  };
  let events: Event[];
  try {
    events = parseEvents(source, { maxDepth: MAX_DEPTH });
  } catch {
    return root;
  }
  let at = 0;
  const read = (node: Node): void => {
    const event = events[at++];
    if (!event || event.type === EVENT_ID.POP) return;
    if (event.type === EVENT_ID.SCALAR)
      [node.start, node.end] = scalarRange(source, event.valueStart, event.valueEnd);
    else if (event.type === EVENT_ID.ALIAS) [node.start, node.end] = [event.anchorStart, event.anchorEnd];
    else if (event.type === EVENT_ID.MAPPING) readMapping(node, event.start);
    else if (event.type === EVENT_ID.SEQUENCE) readSequence(node, event.start);
    else if (event.type === EVENT_ID.DOCUMENT) read(node);
  };
  const readMapping = (node: Node, start: number): void => {
    node.start = node.end = start;
    node.children = new Map();
    while (at < events.length && events[at]?.type !== EVENT_ID.POP) {
      const key: Node = { keyStart: -1, keyEnd: -1, start: -1, end: -1 };
      read(key);
      const raw = source.slice(key.start, key.end).replace(/^["']|["']$/g, '');
      const value: Node = { keyStart: key.start, keyEnd: key.end, start: -1, end: -1 };
      read(value);
      if (!node.children.has(raw)) node.children.set(raw, value);
    }
    at += 1;
  };
  const readSequence = (node: Node, start: number): void => {
    node.start = node.end = start;
    node.children = new Map();
    while (at < events.length && events[at]?.type !== EVENT_ID.POP) {
      const item: Node = { keyStart: -1, keyEnd: -1, start: -1, end: -1 };
      read(item);
      const first = item.children?.values().next().value;
      item.keyStart = first?.keyStart ?? item.start;
      item.keyEnd = first?.keyEnd ?? item.end;
      node.children.set(node.children.size, item);
    }
    at += 1;
  };
  read(root);
  root.start = Math.max(0, source.search(/^[^\s#]/m));
  return root;
}

/** The range of a scalar with its quotation marks. */
function scalarRange(source: string, start: number, end: number): [number, number] {
  const quote = source[start - 1];
  return start > 0 && (quote === '"' || quote === "'") && source[end] === quote
    ? [start - 1, end + 1]
    : [start, end];
}
