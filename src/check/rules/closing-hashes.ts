import { quirkRule } from '../quirk-rule.ts';

/** A heading needs no hashes at its end. */
export const closingHashes = quirkRule({
  id: 'closing-hashes',
  severity: 'info',
  title: 'Leave out hashes at the end of a heading',
  why: 'They do nothing, and when their number differs from those in front, readers of the source wonder which one counts.',
  wrong: '## Who uses it ##',
  right: '## Who uses it',
  message: () => 'The hashes at the end of this heading do nothing.',
  hint: ({ suggestion }) => `Write \`${suggestion}\`.`,
  fix: 'Delete the hashes at the end.',
});
