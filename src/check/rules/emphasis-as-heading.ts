import { quirkRule, shown } from '../quirk-rule.ts';

/** What looks like a heading is one. @see S1.26 */
export const emphasisAsHeading = quirkRule({
  id: 'emphasis-as-heading',
  severity: 'warning',
  title: 'Write headings as headings, not as a line in bold or italics',
  why: 'A line in bold is missing from the list of contents, cannot be linked to, and people who use a screen reader cannot jump to it.',
  requirements: ['S1.26', 'X1', 'X6'],
  wrong: '**For service providers**\n\n- Work closely with the service operations team.',
  right: '### For service providers\n\n- Work closely with the service operations team.',
  message: ({ found }) => `\`${shown(found)}\` looks like a heading but is only emphasised.`,
  hint: ({ suggestion }) => `Write \`${suggestion}\`, or make it part of a sentence.`,
});
