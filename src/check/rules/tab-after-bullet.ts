import { quirkRule } from '../quirk-rule.ts';

/** One space follows the mark of a list item. */
export const tabAfterBullet = quirkRule({
  id: 'tab-after-bullet',
  severity: 'warning',
  title: 'Put one space after the mark of a list item',
  why: 'A tab is as wide as each tool pleases, so lists inside lists fall apart. It often comes from a word processor.',
  requirements: ['X1'],
  wrong: '-\tRisk acceptance',
  right: '- Risk acceptance',
  message: () => 'A tab follows the mark of this list item.',
  hint: 'Replace the tab by one space.',
  fix: 'Replace the tab by one space.',
});
