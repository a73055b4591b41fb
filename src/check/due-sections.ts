/** Check: sections that a body has to have, and what is in them. */
import type { Heading, SourceDocument } from '../model/content.ts';
import { findPlaceholder } from '../model/placeholder.ts';

/** What is wrong with a section. `line` is that of its placeholder, if it holds nothing else. */
export type SectionState =
  | { state: 'missing'; near?: Heading }
  | { state: 'empty'; heading: Heading }
  | { state: 'placeholder'; heading: Heading; text: string; line: number }
  | { state: 'filled'; heading: Heading };

/** Makes a finder of sections of level 2 by heading (capitals do not matter), which says whether they say anything. */
export function sectionFinder({ body }: SourceDocument): (name: string) => SectionState {
  let lines: string[] | undefined;
  return (name) => {
    const wanted = name.toLowerCase();
    const index = body.headings.findIndex(
      ({ level, text }) => level === 2 && text.toLowerCase().trim() === wanted,
    );
    const heading = body.headings[index];
    if (!heading) {
      const near = body.headings.find(({ text }) => text.trim().toLowerCase() === wanted);
      return { state: 'missing', ...(near ? { near } : {}) };
    }
    lines ??= body.text.split('\n');
    const next = body.headings.slice(index + 1).find(({ level }) => level <= 2);
    const from = heading.range.line + 1 - body.firstLine;
    const to = next ? next.range.line - body.firstLine : lines.length;
    return stateOf(heading, lines, from, to, body.firstLine);
  };
}

/** Looks at the lines of a section, from `from` up to, not including, `to`. */
function stateOf(
  heading: Heading,
  lines: readonly string[],
  from: number,
  to: number,
  firstLine: number,
): SectionState {
  const content: { text: string; line: number }[] = [];
  for (let index = from; index < to; index++) {
    const text = (lines[index] ?? '').trim();
    if (text === '' || /^#{1,6}(?:\s|$)/.test(text)) continue;
    const words = text.replace(/^(?:[-*+>]|\d+[.)])\s+/, '');
    // One word that says something is enough; the rest need not be read.
    if (findPlaceholder(words)?.text !== words) return { state: 'filled', heading };
    content.push({ text: words, line: firstLine + index });
  }
  const [first] = content;
  return first
    ? { state: 'placeholder', heading, text: first.text, line: first.line }
    : { state: 'empty', heading };
}
