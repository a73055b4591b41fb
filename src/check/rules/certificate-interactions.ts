import { nearest } from '../../model/nearest.ts';
import type { Rule } from '../../model/rule.ts';

/** A live certificate allows what was approved, and no more. */
export const certificateInteractions: Rule = {
  id: 'certificate-interactions',
  kind: 'readiness',
  severity: 'error',
  title: 'Put only approved interactions on the live certificate',
  why: 'The certificate opens live systems to a product. What it allows beyond the approval was assured by nobody.',
  requirements: ['S2.28', 'S2.29'],
  wrong: 'interactions: [record-movement, delete-holding]\napproved_interactions: [record-movement]',
  right: 'interactions: [record-movement]\napproved_interactions: [record-movement]',
  *checkGuide(guide) {
    const certificate = guide.draft.release?.live_certificate;
    if (!certificate) return;
    const { interactions, approved_interactions: approved } = certificate;
    for (const [index, interaction] of interactions.entries()) {
      if (approved.includes(interaction)) continue;
      const meant = nearest(interaction, approved);
      yield {
        at: { path: ['release', 'live_certificate', 'interactions', index] },
        message: `The live certificate allows \`${interaction}\`, which was not approved.`,
        hint: meant
          ? `Did you mean \`${meant}\`? Otherwise have it approved, or have the certificate issued without it.`
          : 'Have it approved, or have the certificate issued without it.',
        related: [
          {
            document: guide,
            at: { path: ['release', 'live_certificate', 'approved_interactions'], on: 'key' },
            message: 'What was approved.',
          },
        ],
      };
    }
  },
};
