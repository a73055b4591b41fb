import { quirkRule } from '../quirk-rule.ts';

/** No line ends in spaces or tabs. */
export const trailingWhitespace = quirkRule({
  id: 'trailing-whitespace',
  severity: 'warning',
  title: 'End lines without spaces or tabs',
  why: 'Nobody sees them, editors take them out at random, and a review then shows changes where nothing changed. Two spaces at the end of a line even break it.',
  requirements: ['X1'],
  wrong: 'The team brings this together.··  (the dots stand for spaces)',
  right: 'The team brings this together.',
  message: ({ found }) => `This line ends in ${found.length === 1 ? (found === '\t' ? 'a tab' : 'a space') : `${found.length} spaces or tabs`}.`,
  hint: 'Delete what follows the last word. To break a line on purpose, end it with a backslash.',
});
