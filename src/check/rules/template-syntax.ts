import { quirkRule, shown } from '../quirk-rule.ts';

/** Tags of template languages are text here. */
export const templateSyntax = quirkRule({
  id: 'template-syntax',
  severity: 'warning',
  title: 'Write no template tags',
  why: 'Content is data and never runs: a tag of Liquid, Nunjucks or another template language is shown to readers as it stands.',
  requirements: ['X1'],
  wrong: 'Phone {{ site.support_number }}.',
  right: 'Phone +44 1632 960 100.',
  message: ({ found }) =>
    `\`${shown(found)}\` is a template tag. Nothing in content is run, so readers see it as text.`,
  hint: 'Write what the tag would have put here. If it is an example, put it between backticks.',
});
