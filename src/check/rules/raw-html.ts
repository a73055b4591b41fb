import { quirkRule, shown } from '../quirk-rule.ts';

/** HTML in content is text here. */
export const rawHtml = quirkRule({
  id: 'raw-html',
  severity: 'warning',
  title: 'Write Markdown, not HTML',
  why: 'HTML could change or break every page of the site, so it is shown as text. That goes for comments too: what was meant for authors only would be read by everybody.',
  requirements: ['X1', 'X6'],
  wrong: 'Call us first.<br>Then open a ticket.',
  right: 'Call us first.\n\nThen open a ticket.',
  message: ({ found }) => `\`${shown(found)}\` is HTML. It is not used, and readers see it as text.`,
  hint: 'Write the same in Markdown, or delete it. If it is an example, put it between backticks.',
});
