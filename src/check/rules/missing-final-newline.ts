import { quirkRule } from '../quirk-rule.ts';

/** A file ends with a line break. */
export const missingFinalNewline = quirkRule({
  id: 'missing-final-newline',
  severity: 'warning',
  title: 'End each file with a line break',
  why: 'Without it, adding a line shows the line before as changed too, and tools that join files run two lines together.',
  requirements: ['X1'],
  wrong: 'The last line of the file, with nothing after it',
  right: 'The last line of the file, and a line break',
  message: () => 'The file does not end with a line break.',
  hint: 'Press Enter at the end of the last line. Most editors can do so by themselves when a file is saved.',
});
