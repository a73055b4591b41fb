/**
 * Read: where keys and values stand in a YAML text, from the events of the parser that made the values. Worked out only for
 * a document that has something to report.
 */
import { EVENT_ID, type Event, getScalarValue, parseEvents } from 'js-yaml';
import type { DataPath } from '../model/data-path.ts';
import type { Range } from '../model/diagnostic.ts';
import { maxDepth } from './yaml.ts';

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
    events = parseEvents(source, { maxDepth });
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
      const event = events[at];
      read(key);
      const name = event?.type === EVENT_ID.SCALAR ? getScalarValue(source, event) : '';
      const value: Node = { keyStart: key.start, keyEnd: key.end, start: -1, end: -1 };
      read(value);
      if (!node.children.has(name)) node.children.set(name, value);
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
