/**
 * Import: an old page → front matter and body. YAML, TOML and JSON are read as data; a block that runs as a program,
 * and one that cannot be read, stays visible in the body as code.
 */
import { parse as parseToml, TomlDate } from 'smol-toml';
import { isFatal, parseYaml } from '../read/yaml.ts';
import type { Notes } from './report.ts';

/** A page in its two parts. */
export interface OldPage {
  data: Record<string, unknown>;
  /** Comments of the front matter, without their signs. */
  comments: string[];
  body: string;
}

interface Block {
  language: string;
  text: string;
  /** The whole block, fences included. */
  whole: string;
  body: string;
}

/** Splits a page. Never throws: what cannot be read is noted and kept. */
export function readFrontMatter(text: string, notes: Notes): OldPage {
  const block = findBlock(text, notes);
  if (!block) return { data: {}, comments: [], body: text };
  const found = parseBlock(block, notes);
  if (found) return { ...found, body: block.body };
  const fence = block.whole.includes('```') ? '~~~~~~' : '```';
  return {
    data: {},
    comments: [],
    body: `${fence}\n${block.whole.replace(/\n*$/, '')}\n${fence}\n\n${block.body}`,
  };
}

/** What people wrote beside the keys. Only plain values are looked behind: a sign in quotation marks is no comment. */
function commentsOf({ language, text }: Block): string[] {
  if (language === 'json') return [];
  return text.split('\n').flatMap((line) => {
    const found =
      /^\s*#+[ \t]*(.*)$/.exec(line) ?? /^\s*(?:- |[\w.-]+\s*[:=]\s*|\S+:)[^"'#]*\s#+[ \t]*(.+)$/.exec(line);
    return found?.[1]?.trim() ? [found[1].trim()] : [];
  });
}

function findBlock(text: string, notes: Notes): Block | undefined {
  // A blank line or a comment in front makes Jekyll and Eleventy print the block as text.
  const lead =
    /^(?:[ \t]*\n|[ \t]*<!--(?:(?!-->)[\s\S]){0,2000}-->[ \t]*\n)+(?=---[ \t]*\n[\w-]+[ \t]*:)/.exec(
      text,
    )?.[0] ?? '';
  const rest = text.slice(lead.length);
  const opening = /^(---|\+\+\+|;;;)[ \t]*([A-Za-z0-9]*)[ \t]*\n/.exec(rest);
  if (opening) {
    const [line, fence = '---', named = ''] = opening;
    const closing = new RegExp(`^${fence.replaceAll('+', '\\+')}[ \\t]*$`, 'm').exec(rest.slice(line.length));
    if (lead.trim() !== '') notes.changed('the front matter comes first', '', '');
    if (!closing) return unclosed(rest, lead, line, notes);
    const at = line.length + closing.index;
    const end = at + closing[0].length;
    return {
      language: named.toLowerCase() || ({ '+++': 'toml', ';;;': 'json' }[fence] ?? 'yaml'),
      text: rest.slice(line.length, at),
      whole: rest.slice(0, end),
      body: lead.trim() + (lead.trim() ? '\n\n' : '') + rest.slice(end).replace(/^[ \t]*\n/, ''),
    };
  }
  const json = /^\{[ \t]*\n[\s\S]*?\n\}[ \t]*(?=\n|$)/.exec(rest)?.[0];
  if (json !== undefined && /^\{\s*"/.test(json))
    return { language: 'json', text: json, whole: json, body: rest.slice(json.length).replace(/^\n/, '') };
  return undefined;
}

/** Without an end, the keys end where the first line is no key any more. */
function unclosed(rest: string, lead: string, opening: string, notes: Notes): Block | undefined {
  if (!opening.startsWith('---')) return undefined;
  const lines = rest.slice(opening.length).split('\n');
  let count = 0;
  while (/^(?:[A-Za-z_][\w-]*[ \t]*:(?:[ \t]|$)|[ \t]*- |[ \t]+\S)/.test(lines[count] ?? '')) count += 1;
  if (count === 0) return undefined;
  notes.left('The front matter has no end. The keys at the top were taken as front matter.', '');
  const text = `${lines.slice(0, count).join('\n')}\n`;
  return { language: 'yaml', text, whole: `---\n${text}---`, body: lead + lines.slice(count).join('\n') };
}

/** Keys of a block, and what people wrote beside them. */
type Keys = Pick<OldPage, 'data' | 'comments'>;

function parseBlock(block: Block, notes: Notes): Keys | undefined {
  const { language, text, whole } = block;
  const comments = commentsOf(block);
  const asKeys = (data: Record<string, unknown> | undefined) => (data ? { data, comments } : undefined);
  if (language === 'yaml' || language === 'yml') return parseOldYaml(text, comments, notes);
  if (language === 'toml') return asKeys(parseOther('TOML', whole, () => parseToml(text), notes));
  if (language === 'json') {
    const json = text.trimStart().startsWith('{') ? text : `{${text}}`;
    return asKeys(parseOther('JSON', whole, () => JSON.parse(json), notes));
  }
  notes.left(`Front matter in ${language} is a program. It was not run, and is shown as code.`, '');
  return undefined;
}

function parseOther(
  name: string,
  whole: string,
  parse: () => unknown,
  notes: Notes,
): Record<string, unknown> | undefined {
  let value: unknown;
  try {
    value = plain(parse());
  } catch (error) {
    const [why] = (error as Error).message.split('\n');
    notes.left(`The front matter is not valid ${name} (${why}). It is shown as code.`, '');
    return undefined;
  }
  if (!isKeys(value)) {
    notes.left('The front matter holds no keys. It is shown as code.', '');
    return undefined;
  }
  notes.changed(`front matter is written as YAML instead of ${name}`, whole, '');
  return value;
}

function parseOldYaml(text: string, comments: readonly string[], notes: Notes): Keys | undefined {
  const first = readYaml(text);
  if (first.value !== undefined) {
    for (const message of first.messages)
      notes.left(`${message} The last one counts, as it did; all lines are kept as comments.`, '');
    // What the first of two equal keys said must not be lost.
    const lines = first.messages.length === 0 ? [] : text.split('\n').filter((line) => line.trim() !== '');
    return { data: first.value, comments: [...comments, ...lines] };
  }
  const mended = quoteValues(text);
  const second = mended === text ? undefined : readYaml(mended);
  if (second?.value !== undefined) {
    notes.changed('values of the front matter are put in quotation marks', '', '');
    return { data: second.value, comments: [...comments] };
  }
  notes.left(
    `The front matter cannot be read: ${first.messages[0] ?? 'it holds no keys.'} It is shown as code.`,
    '',
  );
  return undefined;
}

function readYaml(text: string): { value?: Record<string, unknown>; messages: string[] } {
  const { value, problems } = parseYaml(quoteNumbers(text));
  const messages = problems.map(({ message }) => message);
  // An empty block is no mistake.
  if (value === null) return { value: {}, messages };
  if (!isKeys(value) || problems.some(isFatal)) return { messages };
  return {
    value: plain(value) as Record<string, unknown>,
    messages: problems.filter(({ name }) => name === 'yaml-duplicate-key').map(({ message }) => message),
  };
}

/** `0300` and `1.10` stay what was written: as numbers they would lose a digit. */
function quoteNumbers(text: string): string {
  return text.replace(
    /^([ \t]*(?:- )?(?:[A-Za-z_][\w-]*:[ \t]+)?)([+-]?[\d.][\w.+-]*)([ \t]*)$/gm,
    (line: string, key: string, value: string, end: string) =>
      /^[ \t]*$/.test(key) || Number.isNaN(Number(value)) || String(Number(value)) === value
        ? line
        : `${key}'${value}'${end}`,
  );
}

/** The mistakes of hand-written YAML that can only have meant one thing. */
function quoteValues(text: string): string {
  return text
    .split('\n')
    .map((line) => {
      const spaced = line.replace(/^[ \t]+/, (indent) => indent.replaceAll('\t', '  '));
      const match = /^(\s*(?:- )?[A-Za-z_][\w -]*:[ \t]+)([^"'[{|>&*!#\s].*|\{[{%].*|<%.*)$/.exec(spaced);
      const value = match?.[2]?.trimEnd();
      if (!match || value === undefined || !/:(?: |$)| #|^[@`%]|\{[{%]/.test(value)) return spaced;
      return `${match[1]}${JSON.stringify(value)}`;
    })
    .join('\n');
}

/** Plain values: dates as they are written, nothing that a prototype could hide in, no characters that nobody sees. */
function plain(value: unknown, depth = 0): unknown {
  if (value instanceof TomlDate || value instanceof Date) return value.toISOString();
  if (typeof value === 'string')
    return value.replace(
      /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g,
      '',
    );
  if (typeof value === 'bigint') return Number(value);
  if (typeof value === 'number') return Number.isFinite(value) ? value : String(value);
  if (Array.isArray(value)) return depth > 20 ? [] : value.map((item) => plain(item, depth + 1));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => depth <= 20 && !['__proto__', 'constructor', 'prototype'].includes(key))
      .map(([key, item]) => [key, plain(item, depth + 1)]),
  );
}

function isKeys(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
