import { quirkRule } from '../quirk-rule.ts';

/** A heading has a space after its hashes. @see S1 */
export const headingWithoutSpace = quirkRule({
  id: 'heading-without-space',
  severity: 'warning',
  title: 'Put a space between the hashes and the words of a heading',
  why: 'Markdown prints `##Statement` as plain text: no heading, no entry in the list of contents, and links to it lead nowhere. The page here is already mended; other tools show the hashes.',
  requirements: ['S1.11', 'X1'],
  wrong: '##Statement',
  right: '## Statement',
  message: () =>
    'There is no space after the hashes, so other tools print this line as text. Here it is shown as a heading.',
  hint: ({ suggestion }) => `Write \`${suggestion}\`.`,
  fix: 'Put a space after the hashes.',
});
