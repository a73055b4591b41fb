import { quirkRule } from '../quirk-rule.ts';

/** Each code block ends. */
export const unclosedFence = quirkRule({
  id: 'unclosed-fence',
  kind: 'document',
  severity: 'error',
  title: 'Close each code block',
  why: 'Everything after an open fence is shown as code: the rest of a runbook loses its headings, steps and links.',
  wrong: '```sh\nservice dispatch restart\n\n## Incidents',
  right: '```sh\nservice dispatch restart\n```\n\n## Incidents',
  message: ({ found }) => `The code block that begins here with \`${found}\` is not closed.`,
  hint: ({ found }) =>
    `Write \`${found}\` alone on a line after the last line of code, as far from the left as the opening one.`,
});
