/** Read: values → YAML as people write it, for edits of a text. What it writes reads back as the same value. */
import type { Plain } from './plain.ts';
import { parseYaml } from './yaml.ts';

/** Where a scalar is written. */
export interface ScalarPlace {
  /** Between brackets, where commas and brackets have a meaning. */
  flow: boolean;
  /** Spaces before the key that it belongs to. */
  indent: number;
  lineBreak: string;
  /** How the value that it replaces is written. */
  style?: 'plain' | 'single' | 'double' | 'block';
}

/** A scalar, in quotation marks where it needs them or its predecessor had them. */
export function scalarText(value: string | number | boolean, place: ScalarPlace): string {
  if (typeof value !== 'string') return String(value);
  const { flow, indent, lineBreak, style } = place;
  if (/[\r\n]/.test(value)) {
    const lines = value.split(/\r?\n/);
    const literal = !flow && !/^\s|\s$|[\u0000-\u0009\u007f]|\r(?!\n)|\n[^\S\n]+(?:\n|$)/.test(value);
    return literal
      ? ['|-', ...lines.map((line) => (line === '' ? '' : ' '.repeat(indent + 2) + line))].join(lineBreak)
      : JSON.stringify(lines.join('\n'));
  }
  const single = () => `'${value.replaceAll("'", "''")}'`;
  const plainCharacters = !/[\u0000-\u001f]/.test(value);
  if (style === 'single' && plainCharacters) return single();
  if (style !== 'double' && readsBack(value, flow)) return value;
  return style !== 'double' && plainCharacters && /["\\]/.test(value) ? single() : JSON.stringify(value);
}

function readsBack(text: string, flow: boolean): boolean {
  if (text === '' || text !== text.trim()) return false;
  const { value, problems } = parseYaml(flow ? `[{a: ${text}}]` : `- a: ${text}`);
  const [first] = Array.isArray(value) ? (value as { a?: unknown }[]) : [];
  return problems.length === 0 && first?.a === text && Object.keys(first).length === 1;
}

/** A value on one line. */
export function flowText(value: Plain): string {
  if (isList(value)) return `[${value.map(flowText).join(', ')}]`;
  if (typeof value === 'object')
    return `{${Object.entries(value)
      .map(([key, item]) => `${keyText(key)}: ${flowText(item)}`)
      .join(', ')}}`;
  return scalarText(value, { flow: true, indent: 0, lineBreak: '\n' });
}

/** A value on lines of its own; the first line is not indented, those after it are by `indent`. */
export function linesText(value: Plain, indent: number, lineBreak: string): string {
  const next = `${lineBreak}${' '.repeat(indent)}`;
  if (isList(value))
    return value.length === 0
      ? '[]'
      : value.map((item) => `- ${linesText(item, indent + 2, lineBreak)}`).join(next);
  if (typeof value !== 'object') return scalarText(value, { flow: false, indent: indent - 2, lineBreak });
  const entries = Object.entries(value);
  if (entries.length === 0) return '{}';
  return entries.map(([key, item]) => `${keyText(key)}:${valueText(item, indent, lineBreak)}`).join(next);
}

/** What stands after a colon. */
function valueText(value: Plain, indent: number, lineBreak: string): string {
  const empty = typeof value === 'object' && Object.keys(value).length === 0;
  if (typeof value !== 'object') return ` ${scalarText(value, { flow: false, indent, lineBreak })}`;
  if (empty) return ` ${linesText(value, indent, lineBreak)}`;
  return `${lineBreak}${' '.repeat(indent + 2)}${linesText(value, indent + 2, lineBreak)}`;
}

function keyText(key: string): string {
  return scalarText(key, { flow: true, indent: 0, lineBreak: '\n' });
}

function isList(value: Plain): value is readonly Plain[] {
  return Array.isArray(value);
}
