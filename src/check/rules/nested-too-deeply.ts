import { quirkRule } from '../quirk-rule.ts';

/** Text that stands too deep in lists or quotes is lost on the page. */
export const nestedTooDeeply = quirkRule({
  id: 'nested-too-deeply',
  kind: 'document',
  severity: 'error',
  title: 'Do not put lists and quotes into each other without end',
  why: 'Reading stops at 60 levels, because each costs time and memory: what stands deeper would be missing on the page, and nobody would know.',
  wrong: 'A list within a list, 31 lists deep',
  right: 'A list of at most three levels',
  message: () =>
    'Lists or quotes stand more than 60 levels deep here: what is in the innermost would be missing.',
  hint: 'Write it as a list of at most three levels, or as sections with headings.',
});
