import { validationCategories } from '../../model/guide/release.ts';
import type { Rule } from '../../model/rule.ts';
import { isDue } from '../is-due.ts';
import { releaseReached } from '../release-reached.ts';

/** A release passes in every category before it is certified. */
export const releaseValidation: Rule = {
  id: 'release-validation',
  kind: 'readiness',
  severity: 'error',
  title: 'Pass in every category before the release is certified',
  why: 'The Conformance Certificate says that a release meets every requirement in test. A category that failed, or was left out without a word, makes it untrue.',
  requirements: ['S2.16', 'S2.17'],
  wrong:
    'validation:\n  security: {result: fail, on: 2026-05-11}\n  clinical_safety: {result: not-applicable}',
  right:
    'validation:\n  security: {result: pass, on: 2026-05-18}\n  clinical_safety: {result: not-applicable, reason: No patient or animal is treated by it.}',
  *checkGuide(guide, { today }) {
    const { validation, conformance } = guide.draft.release ?? {};
    if (!validation || !releaseReached(guide, conformance?.approved, today)) return;
    for (const key of validationCategories) {
      const path = ['release', 'validation', key];
      const category = key.replaceAll('_', ' ');
      const result = validation[key];
      if (result === undefined) {
        // From live on, the schema itself asks for every category.
        if (!isDue(guide, 'live'))
          yield {
            at: { path, on: 'key' },
            message: `The release is certified, but validation of ${category} requirements has no result.`,
            hint: `Add it, for example:\n${key}: {result: pass, on: ${conformance?.approved}}`,
          };
      } else if (result.result === 'fail') {
        yield {
          at: { path: [...path, 'result'] },
          message: `Validation of ${category} requirements failed, but the release has gone on.`,
          hint: 'Mend what failed, validate it again and record the new result.',
        };
      } else if (result.result === 'not-applicable' && result.reason === undefined) {
        yield {
          at: { path: [...path, 'result'] },
          message: `Validation of ${category} requirements is not applicable, but nobody says why.`,
          hint: 'Add the reason, for example:\nreason: No patient or animal is treated by it.',
        };
      }
    }
  },
};
