import { quirkRule, shown } from '../quirk-rule.ts';

/** Attributes of kramdown are text here. */
export const kramdownAttribute = quirkRule({
  id: 'kramdown-attribute',
  severity: 'warning',
  title: 'Write no attributes in braces',
  why: 'Attributes such as `{:.note}` or `{#id}` belong to one generator; here, as in most, readers see them as text.',
  requirements: ['X1'],
  wrong: '## Who to call {#contacts}',
  right: '## Who to call',
  message: ({ found }) => `\`${shown(found)}\` is an attribute of another generator. Readers see it as text.`,
  hint: 'Delete it. The anchor of a heading is made from its words.',
});
