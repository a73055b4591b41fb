/**
 * Read: the words of the interface in a language, `words/<language>.yaml` of a content folder → messages that can be used.
 * What a file lacks or gets wrong is said in English.
 */
import * as z from 'zod';
import type { SourceDocument } from '../model/content.ts';
import type { DataPath } from '../model/data-path.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import { shippedLanguage } from '../model/language.ts';
import { makeDiagnostic } from '../model/make-diagnostic.ts';
import { commonTags, flatMessages, type Messages } from '../model/messages.ts';
import { nearest } from '../model/nearest.ts';
import { messageParts } from './message-parts.ts';
import { readYaml } from './read-document.ts';
import { type ReadingRuleId, readingRule } from './reading-rules.ts';

/** The words of one file, and what was found in it. */
export interface ReadWords {
  /** Tag of the language, from the name of the file. */
  language: string;
  messages: Messages;
  diagnostics: Diagnostic[];
}

/** Names of missing messages that a finding lists. */
const MOST_NAMED = 10;

/**
 * Reads a file. Mistakes of authors are returned, never thrown.
 * @param english the words that ship, which say what messages there are; without them nothing is compared
 */
export function readWords(file: string, bytes: Uint8Array, english?: Messages): ReadWords {
  const language = file.replace(/^words\/|\.yaml$/g, '');
  const { source, diagnostics } = readYaml(file, bytes, { schema: z.looseObject({}) });
  const reader: Reader = { source, diagnostics };
  const messages = readGroup(reader, source.data, english, []);
  // An English file only says some things otherwise.
  if (english && language.split('-')[0] !== shippedLanguage)
    diagnostics.push(...missing(file, messages, english));
  return { language, messages, diagnostics };
}

interface Reader {
  source: SourceDocument;
  diagnostics: Diagnostic[];
}

function readGroup(
  reader: Reader,
  group: Readonly<Record<string, unknown>>,
  english: Messages | undefined,
  path: DataPath,
): Messages {
  const messages: Record<string, string | Messages> = {};
  for (const [key, value] of Object.entries(group)) {
    const at = [...path, key];
    const reference = english && Object.hasOwn(english, key) ? english[key] : undefined;
    if (english && reference === undefined) {
      report(reader, 'unknown-key', at, unknownKey(key, english), 'key');
    } else if (isGroup(value)) {
      if (typeof reference === 'string')
        report(reader, 'wrong-value', at, {
          message: `\`${at.join('.')}\` must be one message, not a group.`,
        });
      else messages[key] = readGroup(reader, value, reference, at);
    } else if (typeof reference === 'object') {
      report(reader, 'wrong-value', at, { message: `\`${at.join('.')}\` must be a group of messages.` });
    } else {
      const message = readMessage(reader, value, reference, at);
      if (message !== undefined) messages[key] = message;
    }
  }
  return messages;
}

function unknownKey(key: string, english: Messages) {
  const meant = nearest(key, Object.keys(english));
  return {
    message: `No page has a word called \`${key}\` here.`,
    hint: meant ? `Did you mean \`${meant}\`?` : 'Delete it.',
    severity: 'warning' as const,
  };
}

/** A message that can be used; `undefined` for one that cannot, for which English stands in. */
function readMessage(
  reader: Reader,
  value: unknown,
  english: string | undefined,
  path: DataPath,
): string | undefined {
  const name = path.join('.');
  if (typeof value !== 'string' && typeof value !== 'number') {
    report(reader, 'wrong-value', path, {
      message: `\`${name}\` must be text.`,
      hint: 'Put the words in quotation marks.',
    });
    return undefined;
  }
  const message = String(value);
  const parts = messageParts(message);
  if (typeof parts === 'string') {
    report(reader, 'wrong-value', path, {
      message: `\`${name}\` cannot be filled in: ${parts}.`,
      hint: 'Write it as the English words have it. To show a brace or an angle bracket, put it between apostrophes.',
    });
    return undefined;
  }
  const asked = english === undefined ? undefined : messageParts(english);
  if (asked === undefined || typeof asked === 'string') return message;
  const places = (found: typeof parts) => [
    ...[...found.values.keys()].map((value) => `{${value}}`),
    ...[...found.tags].filter((tag) => !commonTags.has(tag)).map((tag) => `<${tag}>`),
  ];
  const extra = places(parts).filter((place) => !places(asked).includes(place));
  const counted = [...parts.values]
    .filter(([value, kind]) => kind === 'number' && asked.values.get(value) === 'text')
    .map(([value]) => `{${value}}`);
  const lacking = places(asked).filter((place) => !places(parts).includes(place));
  const problem =
    extra.length > 0
      ? `\`${name}\` has ${extra.join(', ')}, which no page fills in`
      : counted.length > 0
        ? `\`${name}\` counts with ${counted.join(', ')}, which is text`
        : undefined;
  if (problem)
    report(reader, 'words-placeholders', path, {
      message: `${problem}. It is said in English instead.`,
      hint: `The English words are: ${english}`,
    });
  else if (lacking.length > 0)
    report(reader, 'words-placeholders', path, {
      message: `\`${name}\` leaves out ${lacking.join(', ')}, which the English words say.`,
      hint: `The English words are: ${english}`,
    });
  return problem ? undefined : message;
}

function missing(file: string, messages: Messages, english: Messages): Diagnostic[] {
  const own = new Set([...flatMessages(messages)].map(([key]) => key));
  const all = [...flatMessages(english)].map(([key]) => key);
  const lacking = all.filter((key) => !own.has(key));
  if (lacking.length === 0) return [];
  const more = lacking.length - MOST_NAMED;
  return [
    makeDiagnostic(
      readingRule('words-missing'),
      file,
      { line: 1, column: 1 },
      {
        message: `${lacking.length} of ${all.length} messages are not here. Pages say them in English.`,
        hint: `Add: ${lacking.slice(0, MOST_NAMED).join(', ')}${more > 0 ? ` and ${more} more` : ''}.`,
      },
    ),
  ];
}

function report(
  { source, diagnostics }: Reader,
  rule: ReadingRuleId,
  path: DataPath,
  detail: { message: string; hint?: string; severity?: Diagnostic['severity'] },
  on: 'key' | 'value' = 'value',
): void {
  diagnostics.push(makeDiagnostic(readingRule(rule), source.file, source.locate(path, on), detail));
}

function isGroup(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
