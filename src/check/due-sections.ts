/** Check: sections that a body has to have, and what is in them. */
import type { Heading, SourceDocument } from '../model/content.ts';
import { findPlaceholder } from '../model/placeholder.ts';

/** What is wrong with a section. `line` is that of its placeholder, if it holds nothing else. */
export type SectionState =
  | { state: 'missing'; near?: Heading }
  | { state: 'empty'; heading: Heading }
  | { state: 'placeholder'; heading: Heading; text: string; line: number }
  | { state: 'filled'; heading: Heading };

/** Finds a section of level 2 by its heading (capitals do not matter), and says whether it says anything. */
export function findSection({ body }: SourceDocument, name: string): SectionState {
  const wanted = name.toLowerCase();
  const index = body.headings.findIndex(
    ({ level, text }) => level === 2 && text.trim().toLowerCase() === wanted,
  );
  const heading = body.headings[index];
  if (!heading) {
    const near = body.headings.find(({ text }) => text.trim().toLowerCase() === wanted);
    return { state: 'missing', ...(near ? { near } : {}) };
  }
  const next = body.headings.slice(index + 1).find(({ level }) => level <= 2);
  const lines = body.text.split('\n');
  const content: { text: string; line: number }[] = [];
  for (
    let line = heading.range.line + 1;
    line < (next?.range.line ?? body.firstLine + lines.length);
    line++
  ) {
    const text = (lines[line - body.firstLine] ?? '').trim();
    if (text === '' || /^#{1,6}(?:\s|$)/.test(text)) continue;
    // More than a line or two is not a placeholder any more: the rest need not be read.
    if (content.push({ text: text.replace(/^(?:[-*+>]|\d+[.)])\s+/, ''), line }) > 2)
      return { state: 'filled', heading };
  }
  const [first] = content;
  if (!first) return { state: 'empty', heading };
  return content.every(({ text }) => findPlaceholder(text)?.text === text)
    ? { state: 'placeholder', heading, text: first.text, line: first.line }
    : { state: 'filled', heading };
}
