/**
 * Render: messages that templates say, put into the templates before they are compiled. A template speaks one language,
 * so that what is only words and places to fill in costs a page no more than words that stand in the template.
 */
import type { InterfaceWords } from './interface-words.ts';

const CALL = /\{\{ (th?)\("([\w.-]+)"(?:\) \}\}|, \{)/g;

/** Replaces every message that is said by itself and holds only words, places and common tags. */
export function inlineWords(source: string, words: InterfaceWords): string {
  let inlined = '';
  let from = 0;
  for (const match of source.matchAll(CALL)) {
    if (match.index < from) continue;
    const [call, name, key = ''] = match;
    const start = match.index + call.length;
    const values = call.endsWith('}}') ? { end: start, expressions: new Map() } : readValues(source, start);
    const piece = values && words.inline(key, name === 'th' ? 'html' : 'text', values.expressions);
    if (piece === undefined || !values) continue;
    inlined += source.slice(from, match.index) + piece;
    from = values.end;
  }
  return inlined + source.slice(from);
}

/**
 * Reads `name: expression, …}) }}` from a place in a template; `undefined` if something else follows the values.
 * `end` is the place after it.
 */
function readValues(
  source: string,
  start: number,
): { end: number; expressions: Map<string, string> } | undefined {
  const expressions = new Map<string, string>();
  let depth = 0;
  let quote = '';
  let from = start;
  for (let at = start; at < source.length; at++) {
    const character = source.charAt(at);
    if (quote !== '') {
      if (character === '\\') at++;
      else if (character === quote) quote = '';
      continue;
    }
    if (character === '"' || character === "'") quote = character;
    else if ('({['.includes(character)) depth++;
    else if (depth > 0 && ')}]'.includes(character)) depth--;
    else if (depth === 0 && (character === ',' || character === '}')) {
      const [, name, expression] = /^\s*(\w+):\s*([\s\S]*)$/.exec(source.slice(from, at)) ?? [];
      if (name === undefined || expression === undefined) return undefined;
      expressions.set(name, expression.trim());
      from = at + 1;
      if (character === '}')
        return source.startsWith(') }}', from) ? { end: from + 4, expressions } : undefined;
    }
  }
  return undefined;
}
