import { writtenColour } from '../../model/brand-colours.ts';
import { contrastProblems } from '../../model/contrast-pairs.ts';
import type { Rule } from '../../model/rule.ts';

/** Colours of an organisation's brand can be told apart. @see https://www.w3.org/TR/WCAG22/#contrast-minimum */
export const brandContrast: Rule = {
  id: 'brand-contrast',
  kind: 'document',
  severity: 'error',
  title: 'Give your brand colours that people can tell apart',
  why: 'One reader in twelve sees colours differently, and at night on a dim screen everybody does. Text needs a contrast of 4.5, lines and boxes that mean something need 3.',
  wrong: 'colours:\n  link: "#8fb8de"',
  right: 'colours:\n  link: "#1f6bb0"',
  *checkContent({ brand, brandDocument }) {
    if (brand?.id !== 'own' || !brandDocument) return;
    const written = (brandDocument.data.colours ?? {}) as Record<string, string>;
    for (const { front, behind, ratio, least, where, suggestion } of contrastProblems(
      brand.colours,
      brand.focus,
    )) {
      const colour = writtenColour(front, written) ?? writtenColour(behind, written) ?? front;
      yield {
        document: brandDocument,
        at: { path: ['colours', colour] },
        message: `\`${front}\` (${brand.colours[front]}) on \`${behind}\` (${brand.colours[behind]}) has a contrast of ${shown(ratio)}; it needs ${least} for ${where}.`,
        hint: `The nearest colour that passes is \`${front}: "${suggestion}"\`.`,
      };
    }
  },
};

/** Cut, not rounded: 4.499 must not look like 4.5. */
function shown(ratio: number): string {
  return (Math.floor(ratio * 100) / 100).toFixed(2);
}
