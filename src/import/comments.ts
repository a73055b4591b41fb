/**
 * Import: remarks for authors, which no reader saw, stay so: Markdown has a form that shows nothing. Raw HTML would be
 * printed on the page.
 */
import { replaceProse, type Shelf } from './masked.ts';
import type { Notes } from './report.ts';

/** Writes every comment that the patterns find as `[//]: # (…)`; those within a line move to the end of the page. */
export function keepComments(text: string, patterns: readonly RegExp[], shelf: Shelf, notes: Notes): string {
  const moved: string[] = [];
  let result = text;
  for (const pattern of patterns) {
    result = replaceProse(result, pattern, (groups, { index, found }) => {
      const words = groups.find((group) => group !== '') ?? '';
      const written = asDefinitions(words);
      notes.changed('a comment is written as Markdown, so that it is not shown', found, written);
      if (written === '') return '';
      const whole = result;
      const before = whole.lastIndexOf('\n', index - 1) + 1;
      const after = whole.slice(index + found.length);
      const alone = whole.slice(before, index) === '' && /^[ \t]*(?:\n|$)/.test(after);
      if (alone) return `\n${shelf.put(written)}\n`;
      moved.push(written);
      return '';
    });
  }
  return moved.length === 0 ? result : `${result.replace(/\n*$/, '')}\n\n${shelf.put(moved.join('\n'))}\n`;
}

function asDefinitions(words: string): string {
  return words
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => `[//]: # (${line.replace(/[\\()]/g, '\\$&')})`)
    .join('\n');
}
