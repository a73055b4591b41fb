import { quirkRule, shown } from '../quirk-rule.ts';

/** A link has its text in square brackets and its address in round ones. @see S0.28 */
export const malformedLink = quirkRule({
  id: 'malformed-link',
  severity: 'warning',
  title: 'Write a link as [text](address)',
  why: 'With the wrong bracket, or a space between the two parts, brackets and address are printed and nobody can follow the link. The page here is already mended.',
  requirements: ['S0.28', 'X1'],
  wrong: 'It meets [point 14 of the Service Standard[(https://www.gov.uk/service-manual).',
  right: 'It meets [point 14 of the Service Standard](https://www.gov.uk/service-manual).',
  message: ({ found }) =>
    `\`${shown(found)}\` is not a link to other tools, which print its brackets. Here it is shown as a link.`,
  hint: ({ suggestion }) => `Write \`${suggestion}\`.`,
  fix: 'Write it as [text](address).',
});
