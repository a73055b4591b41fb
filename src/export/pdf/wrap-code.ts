/** Export, PDF: lines of code that are wider than the page. */

/** Characters of code that stand in one line of the page. */
export const CODE_COLUMNS = 96;
/** Stands before what continues a line, so that nobody takes it for a line of its own. */
const CONTINUED = '… ';
/** How far back from the end of a line a place to break is looked for. */
const LOOK_BACK = 30;

/** Lines in one stretch. */
const STRETCH = 300;

/**
 * Breaks lines that are longer than `columns`, after a space or a sign where there is one. Tabs become spaces. The lines
 * come in stretches, each a text.
 */
export function wrapCode(text: string, columns: number): string[] {
  const lines = text
    .replace(/\r?\n$/, '')
    .split(/\r?\n/)
    .flatMap((line) => wrapLine(line.replaceAll('\t', '    '), columns));
  const stretches: string[] = [];
  for (let from = 0; from < lines.length; from += STRETCH)
    stretches.push(lines.slice(from, from + STRETCH).join('\n'));
  return stretches;
}

function wrapLine(line: string, columns: number): string[] {
  if (line.length <= columns) return [line];
  const parts: string[] = [];
  let start = 0;
  while (line.length - start > columns - (start === 0 ? 0 : CONTINUED.length)) {
    const end = breakBefore(line, start, start + columns - (start === 0 ? 0 : CONTINUED.length));
    parts.push(line.slice(start, end));
    start = end;
  }
  parts.push(line.slice(start));
  return parts.map((part, index) => (index === 0 ? part : CONTINUED + part));
}

function breakBefore(line: string, start: number, limit: number): number {
  const first = Math.max(limit - LOOK_BACK, start);
  for (const place of [/\s/, /[,;&|/=]/])
    for (let at = limit; at > first; at--) if (place.test(line[at - 1] ?? '')) return at;
  // Never between the two halves of a character.
  const half = line.charCodeAt(limit - 1);
  return half >= 0xd800 && half <= 0xdbff ? limit - 1 : limit;
}
