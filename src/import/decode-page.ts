/**
 * Import: bytes of an old page → text without what the check refuses. Old pages were saved in many ways; what can only
 * have meant one thing is read so, and a file that is no text is left.
 */
import { decode } from '../read/decode.ts';
import type { Notes } from './report.ts';

/** More control characters than this in a hundred mean that a file is no text. */
const MOST_CONTROLS = 1;
const CONTROLS = /[\u0000-\u0008\u000e-\u001f]/g;
/** The controls of ISO 8859-1 that nobody writes; a Windows page has letters and marks there. */
const UNUSED = /[\u0080-\u009f]/;

/** The text of a page; `undefined` for a file that is no text, which the notes then say. */
export function decodePage(bytes: Uint8Array, notes: Notes): string | undefined {
  const raw = rawText(bytes, notes);
  if (raw === undefined) return undefined;
  const lines = raw.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n');
  if (/\r/.test(raw)) notes.changed('ends of lines are written as Linux and the web do', '', '');
  return withoutHidden(lines.replace(/[\u2028\u2029]/g, '\n'), notes);
}

function rawText(bytes: Uint8Array, notes: Notes): string | undefined {
  const [first, second] = bytes;
  const utf16 =
    first === 0xff && second === 0xfe
      ? 'utf-16le'
      : first === 0xfe && second === 0xff
        ? 'utf-16be'
        : undefined;
  if (utf16) {
    notes.changed('saved as UTF-8 instead of UTF-16', '', '');
    return new TextDecoder(utf16).decode(bytes);
  }
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return isText(text) ? text : refuse(notes);
  } catch {
    const text = new TextDecoder('windows-1252').decode(bytes);
    if (!isText(text) || UNUSED.test(text)) return refuse(notes);
    notes.left('The file is not UTF-8. It was read as Windows-1252: look at letters with accents.', '');
    return text;
  }
}

function isText(text: string): boolean {
  if (text.includes('\u0000')) return false;
  return (text.match(CONTROLS)?.length ?? 0) * 100 <= text.length * MOST_CONTROLS;
}

function refuse(notes: Notes): undefined {
  notes.left('The file is no text, whatever its name says.', '');
  return undefined;
}

/** Takes out characters that nobody can see in a review; the check refuses them wherever they stand. */
function withoutHidden(text: string, notes: Notes): string {
  let rest = text;
  let count = 0;
  // The reader reports twenty at a time.
  for (;;) {
    const { text: seen, problems } = decode(new TextEncoder().encode(rest));
    if (problems.length === 0) break;
    const lines = seen.split('\n');
    for (const { range } of [...problems].sort(
      (a, b) => b.range.line - a.range.line || b.range.column - a.range.column,
    )) {
      const line = lines[range.line - 1] ?? '';
      lines[range.line - 1] =
        line.slice(0, range.column - 1) + line.slice((range.endColumn ?? range.column + 1) - 1);
      count += 1;
    }
    const next = lines.join('\n');
    if (next === rest) break;
    rest = next;
    // A file full of them is machine-made: one pass over the rest is enough.
    if (count > 200) {
      rest = rest.replace(EVERY, '');
      count += 1;
      if (decode(new TextEncoder().encode(rest)).problems.length > 0) break;
    }
  }
  if (count > 0)
    notes.changed(`${count > 200 ? 'many' : count} characters that nobody can see are taken out`, '', '');
  return rest;
}

const EVERY =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u061c\u115f\u1160\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0]|&#(?:x(?:200[b-f]|202[a-e]|206[0-9a-f]|ad|feff)|173|820[3-7]|823[4-8]);?|&(?:lrm|rlm|zwj|zwnj|shy|ZeroWidthSpace|NoBreak|ApplyFunction|af|InvisibleTimes|it|InvisibleComma|ic);/gi;
