/**
 * Read: a YAML text as a tree of what was written and where, from the events of the parser that makes the values. An
 * edit of one value needs to know exactly which characters that value has.
 */
import { EVENT_ID, type Event, getScalarValue, parseEvents, YAMLException } from 'js-yaml';
import { maxDepth } from './yaml.ts';

/** How a value is written; `nothing` is a key or a hyphen with no value after it. */
export type YamlNode =
  | { kind: 'nothing'; start: number; end: number }
  | { kind: 'scalar'; start: number; end: number; style: 'plain' | 'single' | 'double' | 'block' }
  | { kind: 'keys'; start: number; end: number; flow: boolean; entries: YamlEntry[] }
  | { kind: 'list'; start: number; end: number; flow: boolean; items: YamlNode[] };

/** A key and its value. Offsets count UTF-16 code units; ends are exclusive and include quotation marks and brackets. */
export interface YamlEntry {
  key: string;
  keyStart: number;
  /** End of the colon. */
  colonEnd: number;
  value: YamlNode;
}

const PLAIN = 1;
const SINGLE = 2;
const DOUBLE = 3;
const FLOW = 2;

/** The tree of a text that holds keys and values, or nothing yet; `undefined` for any other. Does not throw. */
export function readYamlTree(source: string): YamlNode | undefined {
  let events: Event[];
  try {
    events = parseEvents(source, { maxDepth });
  } catch (error) {
    if (error instanceof YAMLException) return undefined;
    throw error;
  }
  const [document, first] = events;
  if (document?.type !== EVENT_ID.DOCUMENT || first?.type !== EVENT_ID.MAPPING)
    return /^(?:\s|#[^\n]*(?:\n|$))*$/.test(source)
      ? { kind: 'keys', start: source.length, end: source.length, flow: false, entries: [] }
      : undefined;
  return treeOf(source, events);
}

function treeOf(source: string, events: readonly Event[]): YamlNode {
  let at = 1;
  /** `after` is where the value would begin if nothing was written. */
  const read = (after: number): YamlNode => {
    const event = events[at++];
    if (event?.type === EVENT_ID.MAPPING) return readKeys(event.start, event.style === FLOW);
    if (event?.type === EVENT_ID.SEQUENCE) return readList(event.start, event.style === FLOW);
    if (event?.type !== EVENT_ID.SCALAR || event.valueStart < 0)
      return { kind: 'nothing', start: after, end: after };
    const { valueStart: start, valueEnd: end, style } = event;
    if (style === SINGLE || style === DOUBLE)
      return {
        kind: 'scalar',
        start: start - 1,
        end: end + 1,
        style: style === SINGLE ? 'single' : 'double',
      };
    if (style === PLAIN) return { kind: 'scalar', start, end, style: 'plain' };
    const header = source.slice(after, start);
    return {
      kind: 'scalar',
      start: after + header.search(/[|>]/),
      end: start + source.slice(start, end).trimEnd().length,
      style: 'block',
    };
  };
  const readKeys = (start: number, flow: boolean): YamlNode => {
    const entries: YamlEntry[] = [];
    let end = start + (flow ? 1 : 0);
    while (events[at] && events[at]?.type !== EVENT_ID.POP) {
      const event = events[at];
      const key = read(end);
      const colon = source.indexOf(':', key.end);
      const colonEnd = colon === -1 || source.slice(key.end, colon).trim() !== '' ? key.end : colon + 1;
      const value = read(colonEnd);
      const name = event?.type === EVENT_ID.SCALAR ? getScalarValue(source, event) : '';
      entries.push({ key: name, keyStart: key.start, colonEnd, value });
      end = value.end;
    }
    at += 1;
    return { kind: 'keys', start, end: flow ? closingAfter(source, end) : end, flow, entries };
  };
  const readList = (start: number, flow: boolean): YamlNode => {
    const items: YamlNode[] = [];
    let end = start + (flow ? 1 : 0);
    while (events[at] && events[at]?.type !== EVENT_ID.POP) {
      const item = read(flow ? end : hyphenAfter(source, end) + 1);
      items.push(item);
      end = item.end;
    }
    at += 1;
    return { kind: 'list', start, end: flow ? closingAfter(source, end) : end, flow, items };
  };
  return read(0);
}

/** The end of the bracket that closes what ends at `from`. */
function closingAfter(source: string, from: number): number {
  return skip(source, from, /[\s,]/) + 1;
}

/** Where the next hyphen of a list stands. */
function hyphenAfter(source: string, from: number): number {
  return skip(source, from, /\s/);
}

/** Skips blanks and comments. */
function skip(source: string, from: number, blank: RegExp): number {
  let at = from;
  while (at < source.length) {
    const character = source.charAt(at);
    if (character === '#') {
      const end = source.indexOf('\n', at);
      at = end === -1 ? source.length : end;
    } else if (blank.test(character)) at += 1;
    else return at;
  }
  return at;
}
