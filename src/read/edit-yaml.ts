/**
 * Read: one value of a YAML text is changed, and nothing else: no other character, comment or order of keys. What comes
 * out is read again and compared with what was asked for; an edit that would do anything else is not made.
 */
import type { DataPath } from '../model/data-path.ts';
import type { Plain } from './plain.ts';
import { isFatal, parseYaml } from './yaml.ts';
import { readYamlTree, type YamlEntry, type YamlNode } from './yaml-tree.ts';
import { flowText, linesText, scalarText } from './yaml-writer.ts';

/** The keys that may stand at a path, in the order in which new ones are put. */
export type KeyOrder = (path: DataPath) => readonly string[];

/** Replacement of a stretch of text. */
interface Splice {
  start: number;
  end: number;
  text: string;
}

/**
 * Changes, adds or (with `undefined`) removes the value at a path. What holds a removed value goes with it if nothing
 * else is left in it, except for items of lists.
 * @returns the text; `undefined` if it cannot be changed without changing something else
 */
export function editYaml(
  source: string,
  path: DataPath,
  value: Plain | undefined,
  order: KeyOrder = () => [],
): string | undefined {
  const root = readYamlTree(source);
  const { value: before, problems } = parseYaml(source);
  if (!root || problems.some(isFatal)) return undefined;
  const lineBreak = source.includes('\r\n') ? '\r\n' : '\n';
  const splice =
    value === undefined
      ? removal(source, root, emptied(before, path))
      : setting(source, root, path, value, order, lineBreak);
  if (!splice) return undefined;
  const after = source.slice(0, splice.start) + splice.text + source.slice(splice.end);
  const read = parseYaml(after);
  const wanted =
    value === undefined ? without(before, emptied(before, path)) : withValue(before, path, value);
  return read.problems.length <= problems.length && same(read.value ?? {}, wanted) ? after : undefined;
}

/** Adds a value to a list before the item at an index, or at its end. */
export function insertItem(source: string, path: DataPath, index: number, value: Plain): string | undefined {
  const root = readYamlTree(source);
  const node = root && nodeAt(root, path);
  const before = parseYaml(source).value;
  if (node?.kind !== 'list') return undefined;
  const next = node.items[index];
  if (!next) return editYaml(source, [...path, node.items.length], value);
  const lineBreak = source.includes('\r\n') ? '\r\n' : '\n';
  const start = node.flow ? next.start : hyphenOf(source, next);
  const text = node.flow
    ? `${flowText(value)}, `
    : `- ${linesText(value, columnOf(source, node.start) + 2, lineBreak)}${lineBreak}${' '.repeat(columnOf(source, node.start))}`;
  const after = source.slice(0, start) + text + source.slice(start);
  const list = (valueAt(before, path) as unknown[]).toSpliced(index, 0, value);
  return same(parseYaml(after).value, withValue(before, path, list as Plain)) ? after : undefined;
}

function setting(
  source: string,
  root: YamlNode,
  path: DataPath,
  value: Plain,
  order: KeyOrder,
  lineBreak: string,
): Splice | undefined {
  let node = root;
  let inFlow = false;
  let entry: YamlEntry | undefined;
  for (const [index, step] of path.entries()) {
    const rest = () => nested(path.slice(index + 1), value);
    if (node.kind === 'nothing') {
      if (!entry) return undefined;
      return filling(
        source,
        entry,
        nested(path.slice(index), value),
        inFlow,
        indentOf(source, entry),
        lineBreak,
      );
    }
    if (node.kind === 'keys') {
      inFlow ||= node.flow;
      const found: YamlEntry | undefined = node.entries.find(({ key }) => key === step);
      if (!found)
        return typeof step === 'string'
          ? addition(source, node, step, rest(), order(path.slice(0, index)), lineBreak)
          : undefined;
      entry = found;
      node = found.value;
    } else if (node.kind === 'list') {
      inFlow ||= node.flow;
      const item: YamlNode | undefined = typeof step === 'number' ? node.items[step] : undefined;
      if (!item)
        return step === node.items.length ? appended(source, node, rest(), entry, lineBreak) : undefined;
      node = item;
      entry = undefined;
    } else return undefined;
  }
  if (node.kind === 'nothing')
    return entry && filling(source, entry, value, inFlow, indentOf(source, entry), lineBreak);
  const indent = entry ? indentOf(source, entry) : columnOf(source, node.start);
  const text =
    typeof value === 'object'
      ? flowText(value)
      : scalarText(value, {
          // What follows on the line would become a part of text over several lines.
          flow: inFlow || source.slice(node.end, lineEnd(source, node.end)).trim() !== '',
          indent,
          lineBreak,
          style: node.kind === 'scalar' ? node.style : 'plain',
        });
  return { start: node.start, end: node.end, text };
}

/** A key that had no value gets one. */
function filling(
  source: string,
  { colonEnd }: YamlEntry,
  value: Plain,
  flow: boolean,
  indent: number,
  lineBreak: string,
): Splice {
  if (flow) return { start: colonEnd, end: colonEnd, text: ` ${flowText(value)}` };
  if (typeof value !== 'object')
    return { start: colonEnd, end: colonEnd, text: ` ${scalarText(value, { flow, indent, lineBreak })}` };
  const end = lineEnd(source, colonEnd);
  return {
    start: end,
    end,
    text: `${lineBreak}${' '.repeat(indent + 2)}${linesText(value, indent + 2, lineBreak)}`,
  };
}

/** A new key goes after the one that it follows in the order. */
function addition(
  source: string,
  node: YamlNode & { kind: 'keys' },
  key: string,
  value: Plain,
  order: readonly string[],
  lineBreak: string,
): Splice {
  const rank = (name: string) => (order.includes(name) ? order.indexOf(name) : order.length);
  const before = node.entries.filter((entry) => rank(entry.key) <= rank(key));
  const previous = before.reduce<YamlEntry | undefined>(
    (last, entry) => (last && rank(last.key) > rank(entry.key) ? last : entry),
    undefined,
  );
  const [first] = node.entries;
  if (node.flow) {
    const text = `${key}: ${flowText(value)}`;
    if (previous) return at(previous.value.end, `, ${text}`);
    return at(first?.keyStart ?? node.start + 1, first ? `${text}, ` : text);
  }
  const indent = first ? columnOf(source, first.keyStart) : 0;
  const text = linesText({ [key]: value }, indent, lineBreak);
  if (!previous && first) return at(first.keyStart, `${text}${lineBreak}${' '.repeat(indent)}`);
  const end = previous ? lineEnd(source, previous.value.end) : node.end;
  const opens = end > 0 && source[end - 1] !== '\n' && end === source.length ? lineBreak : '';
  return previous
    ? at(end, `${lineBreak}${' '.repeat(indent)}${text}`)
    : at(end, `${opens}${text}${lineBreak}`);
}

function appended(
  source: string,
  node: YamlNode & { kind: 'list' },
  value: Plain,
  entry: YamlEntry | undefined,
  lineBreak: string,
): Splice {
  const last = node.items.at(-1);
  if (node.flow) {
    // A list that was written as empty grows lines of its own, as people write lists of things.
    if (
      !last &&
      entry &&
      typeof value === 'object' &&
      source.slice(node.end, lineEnd(source, node.end)).trim() === ''
    ) {
      const indent = indentOf(source, entry) + 2;
      const lines = `${lineBreak}${' '.repeat(indent)}${linesText([value], indent, lineBreak)}`;
      return { start: entry.colonEnd, end: node.end, text: lines };
    }
    return at(last ? last.end : node.start + 1, `${last ? ', ' : ''}${flowText(value)}`);
  }
  const indent = columnOf(source, node.start);
  const end = lineEnd(source, node.end);
  return at(end, `${lineBreak}${' '.repeat(indent)}${linesText([value], indent, lineBreak)}`);
}

function at(offset: number, text: string): Splice {
  return { start: offset, end: offset, text };
}

function removal(source: string, root: YamlNode, path: DataPath): Splice | undefined {
  const step = path.at(-1);
  const parent = nodeAt(root, path.slice(0, -1));
  if (parent?.kind === 'keys') {
    const index = parent.entries.findIndex(({ key }) => key === step);
    const entry = parent.entries[index];
    if (!entry) return undefined;
    const next = parent.entries[index + 1];
    if (parent.entries.length === 1 && parent !== root)
      return { start: parent.start, end: parent.end, text: '{}' };
    const previous = parent.entries[index - 1];
    if (parent.flow) return cut(entry.keyStart, entry.value.end, next?.keyStart, previous?.value.end);
    const start = lineStart(source, entry.keyStart);
    const end = lineEnd(source, entry.value.end);
    if (source.slice(start, entry.keyStart).trim() === '')
      return { start, end: nextLine(source, end), text: '' };
    if (!next) return undefined;
    return source.slice(end, next.keyStart).trim() === ''
      ? { start: entry.keyStart, end: next.keyStart, text: '' }
      : { start: entry.keyStart, end, text: '' };
  }
  if (parent?.kind !== 'list' || typeof step !== 'number') return undefined;
  const item = parent.items[step];
  if (!item) return undefined;
  if (parent.flow)
    return cut(item.start, item.end, parent.items[step + 1]?.start, parent.items[step - 1]?.end);
  const start = lineStart(source, hyphenOf(source, item));
  return { start, end: nextLine(source, item.end), text: '' };
}

/** Cuts out of what stands between brackets. */
function cut(start: number, end: number, next: number | undefined, previous: number | undefined): Splice {
  return next === undefined ? { start: previous ?? start, end, text: '' } : { start, end: next, text: '' };
}

/** The path to remove so that nothing empty is left behind. */
function emptied(data: unknown, path: DataPath): DataPath {
  const parent = path.slice(0, -1);
  const holder = valueAt(data, parent);
  if (parent.length === 0 || typeof holder !== 'object' || holder === null) return path;
  if (Object.keys(holder).length > 1 || typeof parent.at(-1) === 'number') return path;
  return emptied(data, parent);
}

function nodeAt(root: YamlNode, path: DataPath): YamlNode | undefined {
  let node: YamlNode | undefined = root;
  for (const step of path) {
    if (node?.kind === 'keys') node = node.entries.find(({ key }) => key === step)?.value;
    else if (node?.kind === 'list' && typeof step === 'number') node = node.items[step];
    else return undefined;
  }
  return node;
}

function nested(path: DataPath, value: Plain): Plain {
  return path.reduceRight<Plain>(
    (inner, step) => (typeof step === 'number' ? [inner] : { [step]: inner }),
    value,
  );
}

function withValue(data: unknown, path: DataPath, value: Plain): unknown {
  const [step, ...rest] = path;
  if (step === undefined) return value;
  if (typeof step === 'number') {
    const list = Array.isArray(data) ? [...(data as unknown[])] : [];
    list[step] = withValue(list[step], rest, value);
    return list;
  }
  const keys = isKeys(data) ? data : {};
  return { ...keys, [step]: withValue(keys[step], rest, value) };
}

function without(data: unknown, path: DataPath): unknown {
  const [step, ...rest] = path;
  if (step === undefined) return undefined;
  if (Array.isArray(data))
    return rest.length === 0
      ? data.filter((_item, index) => index !== step)
      : data.map((item, index) => (index === step ? without(item, rest) : (item as unknown)));
  if (!isKeys(data)) return data;
  return Object.fromEntries(
    Object.entries(data).flatMap(([key, item]) =>
      key === step ? (rest.length === 0 ? [] : [[key, without(item, rest)]]) : [[key, item]],
    ),
  );
}

function valueAt(data: unknown, path: DataPath): unknown {
  return path.reduce<unknown>(
    (node, step) =>
      typeof node === 'object' && node !== null ? (node as Record<string, unknown>)[step] : undefined,
    data,
  );
}

function isKeys(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whether two values are equal; the order of keys does not matter. */
function same(a: unknown, b: unknown): boolean {
  if (Array.isArray(a) || Array.isArray(b))
    return (
      Array.isArray(a) &&
      Array.isArray(b) &&
      a.length === b.length &&
      a.every((item, index) => same(item, b[index]))
    );
  if (!isKeys(a) || !isKeys(b)) return Object.is(a, b);
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => Object.hasOwn(b, key) && same(a[key], b[key]))
  );
}

function lineStart(source: string, offset: number): number {
  return source.lastIndexOf('\n', offset - 1) + 1;
}

/** The end of the line, before its break. */
function lineEnd(source: string, offset: number): number {
  const end = source.indexOf('\n', offset);
  if (end === -1) return source.length;
  return source[end - 1] === '\r' && end > offset ? end - 1 : end;
}

function nextLine(source: string, offset: number): number {
  const end = source.indexOf('\n', offset);
  return end === -1 ? source.length : end + 1;
}

function columnOf(source: string, offset: number): number {
  return offset - lineStart(source, offset);
}

function indentOf(source: string, { keyStart }: YamlEntry): number {
  return columnOf(source, keyStart);
}

/** The hyphen before an item of a list. */
function hyphenOf(source: string, { start }: YamlNode): number {
  return source.lastIndexOf('-', start - 1);
}
