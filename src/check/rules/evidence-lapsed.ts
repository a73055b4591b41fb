import type { GuideDocument } from '../../model/content.ts';
import type { DataPath } from '../../model/data-path.ts';
import { daysBetween } from '../../model/date.ts';
import { valuesAt } from '../../model/evidence.ts';
import type { CriterionResult } from '../../model/readiness.ts';
import type { Rule } from '../../model/rule.ts';
import { countInWords } from '../list-in-words.ts';
import { openCriteria } from '../open-criteria.ts';

/** Evidence is provided again before it is too old to count. */
export const evidenceLapsed: Rule = {
  id: 'evidence-lapsed',
  kind: 'lapse',
  severity: 'warning',
  title: 'Renew evidence before it is too old',
  why: 'A rehearsal, a test or a review says how things were on its day. People, software and threats change, so after a while it proves nothing, and the criterion counts as not met.',
  requirements: ['S0.50'],
  wrong: 'readiness:\n  rehearsals:\n    - {type: incident, on: 2024-02-06, outcome: passed}',
  right: 'readiness:\n  rehearsals:\n    - {type: incident, on: 2026-09-03, outcome: passed}',
  *checkGuide(document, context) {
    const { today, config } = context;
    const { guide } = document;
    if (!guide) return;
    for (const result of openCriteria(guide, context)) {
      const { criterion, state, lapsesOn, waiver, date } = result;
      const counts = state === 'met' || (state === 'not-met' && result.evidence.every((fact) => fact.met));
      if (lapsesOn === undefined || waiver || criterion.reported_by || !counts) continue;
      const left = daysBetween(today, lapsesOn);
      if (left > config.warn_days) continue;
      yield {
        at: { path: placeOf(document, result) },
        message: `The evidence of ${criterion.id} (${criterion.title})${date ? `, of ${date},` : ''} ${left < 0 ? `counted until ${lapsesOn}. The criterion is not met any more` : `counts until ${lapsesOn}, ${left === 0 ? 'today' : `in ${countInWords(left, 'day')}`}`}.`,
        hint: criterion.asks,
      };
    }
  },
};

/** The date that the evidence rests on: of a list, the item that has it. */
function placeOf({ draft }: GuideDocument, { criterion, date }: CriterionResult): DataPath {
  const steps = (criterion.date ?? criterion.expires ?? '').split('.');
  const star = steps.indexOf('*');
  if (star === -1) return steps;
  const list = valuesAt(draft, steps.slice(0, star).join('.')).flat();
  const key = steps.slice(star + 1).join('.');
  const index = list.findIndex((item) => valuesAt(item, key).includes(date));
  return [...steps.slice(0, star), Math.max(0, index), ...steps.slice(star + 1)];
}
