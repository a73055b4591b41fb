/**
 * Read: finds the defects that Markdown of public bodies has (five thousand pages were counted) and mends in the text
 * what can only have meant one thing. Lines are never added or removed, so positions stay true, and what is mended
 * once needs no second mending.
 */
import type { Quirk, QuirkName } from '../model/content.ts';
import { scanMarkdown } from '../model/markdown-lines.ts';
import { blankCode, isEscaped } from '../model/prose.ts';

/** Mended text and everything that was found. */
export interface Mended {
  text: string;
  quirks: Quirk[];
}

/** One line under inspection. */
interface Line {
  text: string;
  /** The same with its code blanked; columns are equal. */
  plain: string;
  /** The lines around it, blank at either end. */
  above: string;
  below: string;
  /** The next line that is not blank, if it is near. */
  next: string | undefined;
  /** Level of the last heading before it; 1 is the title. */
  level: number;
}

/** What a detector found, at a 0-based offset of the line as written. */
interface Found {
  at: number;
  found: string;
  /** As it should be. */
  suggestion?: string;
  /** What is certain to have been meant instead of `found`; the text is mended with it. */
  meant?: string;
  /** What is as certain to take its place, but shows as the same, so that the text need not be mended. */
  tidy?: string;
}

type Detector = (line: Line) => Found[];

/** A cheap first look: text in which none of this occurs has no defect of a line. */
const SUSPECT =
  /[ \t]$|^#{2,}[^#\s]|^#.*#[ \t\r]*$|^##+[\u00a0\u202f]|\] \(|\[\(|\)\[|^[ \t]*(?:[-*+]|\d+[.)])\t|^\*{1,2}[^*\s]|^_{1,2}[^_\s]|\{[{%:#.]|<[a-z/!%]/im;
/** Nobody writes such a line by hand; it is left alone. */
const LONGEST_LINE = 5000;
/** Findings of one kind on one line; more say nothing new. */
const MOST_ON_A_LINE = 20;

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
  const suspect = SUSPECT.test(body);
  if (!suspect && !body.includes('```') && !body.includes('~~~'))
    return { text: body, quirks: endQuirk(body, firstLine, quirks) };
  const lines = body.split('\n');
  const { code, unclosed } = scanMarkdown(lines);
  const mended = suspect ? mendLines(lines, code, firstLine, quirks) : lines;
  for (const { index, mark, column } of unclosed) {
    const line = firstLine + index;
    quirks.push({
      name: 'unclosed-fence',
      range: { line, column, endLine: line, endColumn: column + mark.length },
      mended: false,
      found: mark,
    });
  }
  return { text: mended.join('\n'), quirks: endQuirk(body, firstLine, quirks) };
}

function mendLines(
  lines: readonly string[],
  code: readonly boolean[],
  firstLine: number,
  quirks: Quirk[],
): string[] {
  const plain = blankCode(lines, code);
  const result = [...lines];
  let level = 1;
  for (let index = 0; index < lines.length; index++) {
    const raw = lines[index] ?? '';
    if (code[index] || raw === '') continue;
    if (raw.length <= LONGEST_LINE && SUSPECT.test(raw)) {
      const text = raw.replace(/\r$/, '');
      const line: Line = {
        text,
        plain: (plain[index] ?? '').slice(0, text.length),
        above: lines[index - 1]?.trim() ?? '',
        below: lines[index + 1]?.trim() ?? '',
        next: lines
          .slice(index + 1, index + 4)
          .find((other) => other.trim() !== '')
          ?.trim(),
        level,
      };
      const meant = inspectLine(line, firstLine + index, quirks);
      if (meant !== undefined) result[index] = raw.endsWith('\r') ? `${meant}\r` : meant;
    }
    level = /^(#{1,6})[ \t]/.exec(result[index] ?? '')?.[1]?.length ?? level;
  }
  return result;
}

/** Collects what a line has, and answers the line as it was meant, if that differs. */
function inspectLine(line: Line, number: number, quirks: Quirk[]): string | undefined {
  const mends: Found[] = [];
  for (const [name, detect] of detectors) {
    for (const found of detect(line).slice(0, MOST_ON_A_LINE)) {
      if (found.meant !== undefined) mends.push(found);
      quirks.push({
        name,
        range: {
          line: number,
          column: found.at + 1,
          endLine: number,
          endColumn: found.at + found.found.length + 1,
        },
        mended: found.meant !== undefined,
        found: found.found,
        ...(found.suggestion === undefined ? {} : { suggestion: found.suggestion }),
        ...replacementOf(found),
      });
    }
  }
  if (mends.length === 0) return undefined;
  // From the back, so that offsets in front stay true; a mend inside another one is left to that one.
  let meant = line.text;
  let limit = Number.POSITIVE_INFINITY;
  for (const { at, found, meant: replacement = '' } of mends.sort(
    (a, b) => b.at - a.at || b.found.length - a.found.length,
  )) {
    if (at + found.length > limit) continue;
    meant = meant.slice(0, at) + replacement + meant.slice(at + found.length);
    limit = at;
  }
  return meant;
}

function replacementOf({ meant, tidy }: Found): { replacement?: string } {
  const replacement = meant ?? tidy;
  return replacement === undefined ? {} : { replacement };
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
    replacement: '\n',
  });
  return quirks;
}

/** `##Statement`: CommonMark prints it as text; a single `#word` may be a tag and is left. @see S1 */
function headingWithoutSpace({ text }: Line): Found[] {
  // A space that does not break, as word processors write it, counts as none.
  const match = /^(#{2,6})[\u00a0\u202f]*(?=[^#\s])/.exec(text);
  if (!match?.[1]) return [];
  // Only the gap is put in: what else is wrong on the line is mended beside it.
  return [
    {
      at: 0,
      found: match[0],
      meant: `${match[1]} `,
      suggestion: `${match[1]} ${text.slice(match[0].length).replace(/#*\s*$/, '')}`,
    },
  ];
}

/** `## Statement ##` is well-formed and needless; `##Statement##` would show its hashes. */
function closingHashes({ text }: Line): Found[] {
  const opening = /^#{1,6}/.exec(text)?.[0].length ?? 0;
  const line = text.trimEnd();
  let at = line.length;
  while (line[at - 1] === '#') at -= 1;
  const words = line.slice(0, at).trimEnd();
  if (opening === 0 || at === line.length || words.length <= opening || words.endsWith('\\')) return [];
  if (words.length < at)
    return [{ at: words.length, found: line.slice(words.length), suggestion: words, tidy: '' }];
  // With a gap after the first hashes this is a title such as `C#`.
  return /[ \t]/.test(line.charAt(opening))
    ? []
    : [{ at, found: line.slice(at), meant: '', suggestion: words }];
}

/** `[text[(address)`, `[text] (address)` and `(text)[address]`, where it cannot be anything else. @see S0 */
function malformedLink({ plain, text }: Line): Found[] {
  if (!plain.includes('[')) return [];
  return [
    ...plain.matchAll(
      /\[([^[\]]{1,300})(\[|\] )\(([^\s()]{1,2000}(?:\([^\s()]*\))?)\)|(?<!\])\(([^()[\]]{1,300})\)\[(https?:\/\/[^[\]\s]{1,2000})\](?![([])/g,
    ),
  ].flatMap((match) => {
    const [found, , joint, address = '', , reversed] = match;
    if (isEscaped(plain, match.index)) return [];
    // Labels may hold code, which `plain` blanks.
    const label = text.slice(match.index + 1, match.index + 1 + (match[1] ?? match[4] ?? '').length);
    if (reversed)
      return [mendedLink(match.index, text.slice(match.index, match.index + found.length), label, reversed)];
    if (
      joint === '] ' &&
      (/^[ xX]$/.test(label) || !/^(?:https?:|mailto:|\.{0,2}\/|[\w/-]+\.md)/.test(address))
    )
      return [];
    return [mendedLink(match.index, text.slice(match.index, match.index + found.length), label, address)];
  });
}

function mendedLink(at: number, found: string, label: string, address: string): Found {
  const meant = `[${label}](${address})`;
  return { at, found, meant, suggestion: meant };
}

function tabAfterBullet({ text }: Line): Found[] {
  const match = /^([ \t]*(?:[-*+]|\d{1,9}[.)]))(\t+)/.exec(text);
  if (!match) return [];
  const found = match[2] ?? '';
  // After several tabs the text may be meant as code.
  return [
    { at: match[1]?.length ?? 0, found, suggestion: ' ', ...(found.length === 1 ? { tidy: ' ' } : {}) },
  ];
}

function trailingWhitespace({ text, below }: Line): Found[] {
  const words = text.trimEnd();
  if (words.length === text.length) return [];
  const found = text.slice(words.length);
  // Two spaces break the line: somebody may have meant that.
  const breaks = words !== '' && below !== '' && found.endsWith('  ');
  // Blanks that mean something to a typesetter are not ours to judge.
  const plain = /^[ \t]*$/.test(found);
  return [{ at: words.length, found, suggestion: '', ...(breaks || !plain ? {} : { tidy: '' }) }];
}

/** A short line in emphasis with text below it: it looks like a heading and is none. @see S1 */
function emphasisAsHeading({ text, plain, above, below, next, level }: Line): Found[] {
  const match = /^(\*\*|\*|__|_)([^*_\s][^*_]*)\1:?[ \t]*$/.exec(plain);
  const length = match?.[2]?.trimEnd().length ?? 0;
  const mark = match?.[1]?.length ?? 0;
  const words = text.slice(mark, mark + length);
  if (
    length === 0 ||
    length > 80 ||
    /[.!?;,]$|[.!?] /.test(words) ||
    /^(?:figure|table|source|note|photo|image)\b/i.test(words)
  )
    return [];
  if ((above !== '' && !above.startsWith('#')) || (below !== '' && !LIST.test(below))) return [];
  // With nothing below it, or another heading, it is a remark.
  if (next === undefined || /^(?:#|\*\*?[^*\s]|__?[^_\s]|---)/.test(next)) return [];
  const heading = `${words.charAt(0).toUpperCase()}${words.slice(1).replace(/:$/, '')}`;
  return [{ at: 0, found: text.trimEnd(), suggestion: `${'#'.repeat(Math.min(6, level + 1))} ${heading}` }];
}

const LIST = /^(?:[-*+]|\d{1,9}[.)])\s/;

function templateSyntax({ plain, text }: Line): Found[] {
  return matches(plain, text, /\{\{.{0,200}?\}\}|\{%.{0,200}?%\}|<%.{0,200}?%>|\{\{|\{%|<%/g);
}

function kramdownAttribute({ plain, text }: Line): Found[] {
  return matches(plain, text, /(?<![$\\{])\{(?::[^{}]{1,200}|#[a-z][\w-]{0,100}|\.[a-z][\w-]{0,100})\}/gi);
}

/** Only names of HTML count: `<service>` in prose is a word in angle brackets, and `<https://…>` a link. */
function rawHtml({ plain, text }: Line): Found[] {
  return matches(
    plain,
    text,
    /(?:(?<![\w\\])<|<\/)([a-z][a-z0-9]{0,15})(?=[\s/>])[^<>]{0,300}>?|<!--.{0,300}?-->|<!--.*|<!doctype\b[^>]{0,100}>?/gi,
  ).filter(({ found }) => {
    const name = /^<\/?([a-z][a-z0-9]*)/i.exec(found)?.[1]?.toLowerCase();
    return name === undefined || ELEMENTS.has(name);
  });
}

const ELEMENTS = new Set(
  (
    'a abbr acronym address applet area article aside audio b base bdi bdo big blink blockquote body br button canvas caption center ' +
    'cite code col colgroup data datalist dd del details dfn dialog dir div dl dt em embed fieldset figcaption figure font footer ' +
    'form frame frameset h1 h2 h3 h4 h5 h6 head header hr html i iframe img input ins kbd label legend li link main map mark ' +
    'marquee math menu meta meter nav noscript object ol optgroup option output p param picture portal pre progress q rp rt ruby ' +
    's samp script section select slot small source span strike strong style sub summary sup svg table tbody td template ' +
    'textarea tfoot th thead time title tr track tt u ul var video wbr'
  ).split(' '),
);

function matches(plain: string, text: string, pattern: RegExp): Found[] {
  return [...plain.matchAll(pattern)]
    .filter((match) => !isEscaped(plain, match.index))
    .map((match) => ({ at: match.index, found: text.slice(match.index, match.index + match[0].length) }));
}
