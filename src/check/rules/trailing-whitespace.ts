import type { Finding, Rule } from '../../model/rule.ts';
import type { PublishedDocument } from '../../model/site-index.ts';
import { quirkRule } from '../quirk-rule.ts';

const inBody = quirkRule({
  id: 'trailing-whitespace',
  severity: 'warning',
  title: 'End lines without spaces or tabs',
  why: 'Nobody sees them, editors take them out at random, and a review then shows changes where nothing changed. Two spaces at the end of a line even break it.',
  requirements: ['X1'],
  wrong: 'The team brings this together.··  (the dots stand for spaces)',
  right: 'The team brings this together.',
  message: ({ found }) => messageFor(found),
  hint: 'Delete what follows the last word. To break a line on purpose, end it with a backslash.',
  fix: 'Delete what follows the last word.',
});

/** No line ends in spaces or tabs, in the front matter and in the body. */
export const trailingWhitespace: Rule = {
  ...inBody,
  *checkGuide(guide, context) {
    yield* inFrontMatter(guide);
    yield* inBody.checkGuide?.(guide, context) ?? [];
  },
  *checkPage(page, context) {
    yield* inFrontMatter(page);
    yield* inBody.checkPage?.(page, context) ?? [];
  },
};

function* inFrontMatter(document: PublishedDocument): Iterable<Finding> {
  const { text, body } = document;
  let line = 1;
  for (let start = 0; line < body.firstLine && start < text.length; line += 1) {
    const next = text.indexOf('\n', start);
    const end = next === -1 ? text.length : text[next - 1] === '\r' ? next - 1 : next;
    if (text[end - 1] === ' ' || text[end - 1] === '\t') {
      const found = /[ \t]+$/.exec(text.slice(start, end))?.[0] ?? '';
      const column = end - start - found.length + 1;
      const range = { line, column, endLine: line, endColumn: column + found.length };
      yield {
        at: { range },
        message: messageFor(found),
        hint: 'Delete what follows the last character.',
        // In a text of several lines they belong to the text.
        ...(hasLine(document.data, text.slice(start, end).trimStart())
          ? {}
          : { fix: { ...range, description: 'Delete what follows the last character.', replacement: '' } }),
      };
    }
    if (next === -1) return;
    start = next + 1;
  }
}

/** Whether a value has a line that ends like this one. */
function hasLine(value: unknown, line: string): boolean {
  if (typeof value === 'string') return line !== '' && `${value}\n`.includes(`${line}\n`);
  if (typeof value !== 'object' || value === null) return false;
  return Object.values(value).some((inner) => hasLine(inner, line));
}

function messageFor(found: string): string {
  return `This line ends in ${found.length > 1 ? `${found.length} spaces or tabs` : found === '\t' ? 'a tab' : 'a space'}.`;
}
