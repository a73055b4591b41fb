/**
 * Read: finds the defects that Markdown of public bodies has (five thousand pages were counted) and mends in the text
 * what can only have meant one thing. Lines are never added or removed, so positions stay true.
 */
import type { Quirk, QuirkName } from '../model/content.ts';

/** Mended text and everything that was found. */
export interface Mended {
  text: string;
  quirks: Quirk[];
}

/** One line under inspection. */
interface Line {
  text: string;
  /** 1-based line of the file. */
  number: number;
  previous: string;
  next: string;
}

interface Found {
  column: number;
  found: string;
  suggestion?: string;
  /** The line as it was meant, if that is certain. */
  mendedLine?: string;
}

type Detector = (line: Line) => Found[];

const CODE_SPAN = /(`+)(?:(?!\1).)+?\1/g;

/** A cheap first look: text in which none of this occurs has no defect of a line. */
const SUSPECT =
  /[ \t]$|\r$|^#{2,}[^#\s]|^#+ .*#$|\[[^\]\n]*\[\(|\] \(|^[ \t]*[-*+]\t|^\*{1,2}[^*\s]|^_{1,2}[^_\s]|\{\{|\{%|<%|\{:|\{#|<[a-z/!?]/im;

const detectors: readonly [QuirkName, Detector][] = [
  ['heading-without-space', headingWithoutSpace],
  ['closing-hashes', closingHashes],
  ['malformed-link', malformedLink],
  ['tab-after-bullet', tabAfterBullet],
  ['trailing-whitespace', trailingWhitespace],
  ['emphasis-as-heading', emphasisAsHeading],
  ['template-syntax', templateSyntax],
  ['kramdown-attribute', kramdownAttribute],
  ['raw-html', rawHtml],
];

/** Looks through a body. `firstLine` is the line of the file on which it begins. */
export function mend(body: string, firstLine: number): Mended {
  const quirks: Quirk[] = [];
  const fences = body.includes('```') || body.includes('~~~');
  if (!fences && !SUSPECT.test(body)) return { text: body, quirks: endQuirk(body, firstLine, quirks) };
  const lines = body.split('\n');
  let fence: { mark: string; line: number } | undefined;
  for (let index = 0; index < lines.length; index++) {
    const raw = lines[index] ?? '';
    const text = raw.endsWith('\r') ? raw.slice(0, -1) : raw;
    const mark = /^ {0,3}(`{3,}|~{3,})(.*)$/.exec(text);
    if (mark?.[1]) {
      if (!fence) fence = { mark: mark[1], line: index };
      else if (mark[1][0] === fence.mark[0] && mark[1].length >= fence.mark.length && mark[2]?.trim() === '')
        fence = undefined;
      continue;
    }
    if (fence || text === '' || /^(?: {4}|\t)/.test(text)) continue;
    const line = {
      text,
      number: firstLine + index,
      previous: lines[index - 1] ?? '',
      next: lines[index + 1] ?? '',
    };
    const meant = inspectLine(line, quirks);
    if (meant !== undefined) lines[index] = raw.endsWith('\r') ? `${meant}\r` : meant;
  }
  if (fence) {
    quirks.push({
      name: 'unclosed-fence',
      range: {
        line: firstLine + fence.line,
        column: 1,
        endLine: firstLine + fence.line,
        endColumn: 1 + fence.mark.length,
      },
      mended: false,
      found: fence.mark,
    });
  }
  return { text: lines.join('\n'), quirks: endQuirk(body, firstLine, quirks) };
}

function inspectLine(line: Line, quirks: Quirk[]): string | undefined {
  let meant: string | undefined;
  for (const [name, detect] of detectors) {
    for (const found of detect(meant === undefined ? line : { ...line, text: meant })) {
      quirks.push({
        name,
        range: {
          line: line.number,
          column: found.column,
          endLine: line.number,
          endColumn: found.column + found.found.length,
        },
        mended: found.mendedLine !== undefined,
        found: found.found,
        ...(found.suggestion === undefined ? {} : { suggestion: found.suggestion }),
      });
      meant = found.mendedLine ?? meant;
    }
  }
  return meant;
}

function endQuirk(body: string, firstLine: number, quirks: Quirk[]): Quirk[] {
  if (body === '' || body.endsWith('\n')) return quirks;
  const lines = body.split('\n');
  const column = (lines[lines.length - 1]?.length ?? 0) + 1;
  const line = firstLine + lines.length - 1;
  quirks.push({
    name: 'missing-final-newline',
    range: { line, column, endLine: line, endColumn: column },
    mended: true,
    found: '',
  });
  return quirks;
}

/** `##Statement`: CommonMark prints it as text; a single `#word` may be a tag and is left. @see S1 */
function headingWithoutSpace({ text }: Line): Found[] {
  const match = /^(#{2,6})([^#\s].*)$/.exec(text);
  if (!match) return [];
  const mendedLine = `${match[1]} ${match[2]}`;
  return [{ column: 1, found: text, suggestion: mendedLine, mendedLine }];
}

function closingHashes({ text }: Line): Found[] {
  const match = /^#{1,6} .*?( +#+)\s*$/.exec(text);
  return match?.[1] ? [{ column: text.lastIndexOf(match[1]) + 1, found: match[1] }] : [];
}

/** `[text[(address)`, and `[text] (address)` where the address cannot be anything else. @see S0 */
function malformedLink({ text }: Line): Found[] {
  const found: Found[] = [];
  let meant = text;
  for (const match of text.matchAll(/\[([^[\]]+)(\[|\] )\((\S+?)\)/g)) {
    const [whole, label, , href] = match;
    if (!href || (match[2] === '] ' && !/^(?:https?:|mailto:|\.{0,2}\/|[\w-]+\.md)/.test(href))) continue;
    const suggestion = `[${label}](${href})`;
    meant = meant.replace(whole, () => suggestion);
    found.push({ column: match.index + 1, found: whole, suggestion, mendedLine: meant });
  }
  return found;
}

function tabAfterBullet({ text }: Line): Found[] {
  const match = /^(\s*[-*+])(\t+)/.exec(text);
  return match ? [{ column: (match[1]?.length ?? 0) + 1, found: match[2] ?? '', suggestion: ' ' }] : [];
}

function trailingWhitespace({ text }: Line): Found[] {
  const match = /[ \t]+$/.exec(text);
  return match ? [{ column: match.index + 1, found: match[0], suggestion: '' }] : [];
}

/** A whole line in emphasis that something else follows: it looks like a heading and is none. @see S1 */
function emphasisAsHeading({ text, previous, next }: Line): Found[] {
  const match = /^(\*\*|\*|__|_)([^*_\s][^*_]*)\1:?\s*$/.exec(text);
  const alone = previous.trim() === '' || /^#/.test(previous);
  if (!match || !alone || (next.trim() !== '' && !/^\s*[-*+]\s/.test(next)) || /[.!?]$/.test(match[2] ?? ''))
    return [];
  return [{ column: 1, found: text.trimEnd(), suggestion: `### ${match[2]}` }];
}

function templateSyntax({ text }: Line): Found[] {
  return matchesOutsideCode(text, /\{\{.*?\}\}|\{%.*?%\}|<%.*?%>|\{\{|\{%|<%/g);
}

function kramdownAttribute({ text }: Line): Found[] {
  return matchesOutsideCode(text, /\{:[^}\n]*\}|\{#[\w-]+\}/g);
}

function rawHtml({ text }: Line): Found[] {
  return matchesOutsideCode(text, /<\/?[a-z][a-z0-9-]*(?:\s[^<>]*)?\/?>?|<!--.*?(?:-->|$)/gi).filter(
    ({ found }) => !/^<[a-z][a-z0-9+.-]*:/i.test(found) && (/[>\s]/.test(found) || found.startsWith('<!--')),
  );
}

function matchesOutsideCode(text: string, pattern: RegExp): Found[] {
  if (text.search(pattern) === -1) return [];
  const plain = text.includes('`') ? text.replace(CODE_SPAN, (code) => '\u0000'.repeat(code.length)) : text;
  return [...plain.matchAll(pattern)].map((match) => ({ column: match.index + 1, found: match[0] }));
}
