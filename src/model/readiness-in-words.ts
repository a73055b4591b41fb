/** Model: what keeps a criterion from being met, in words: for diagnostics in English, for pages in their language. */
import { conditionInWords } from './condition-in-words.ts';
import type { CriterionReason, EvidenceFact } from './readiness.ts';
import { listInWords, type Say, sayInEnglish } from './spoken-words.ts';

/** What is missing or wrong in a fact, with its path in backticks; empty for one that is met. */
export function problemInWords({ fact, problem }: EvidenceFact, say: Say = sayInEnglish): string {
  switch (problem?.kind) {
    case undefined:
      return '';
    case 'empty':
      return say('evidence.empty', { fact });
    case 'some-empty':
      return say('evidence.someEmpty', { fact, filled: problem.filled, total: problem.total });
    case 'must-be':
      return say('evidence.mustBe', { fact, values: listInWords(problem.values, 'lists.or', say) });
    case 'lacks':
      return say('evidence.lacks', { fact, values: problem.values.join(', ') });
    case 'too-few': {
      const { wanted } = problem;
      const conditions = selectionInWords(problem.where, problem.filled, say);
      return conditions === ''
        ? say('evidence.tooFew', { fact, wanted })
        : say('evidence.tooFewWith', { fact, wanted, conditions });
    }
  }
}

/** Which items of a list count: `type incident or change and record filled in`. */
export function selectionInWords(
  where: readonly (readonly [string, readonly string[]])[],
  filled: readonly string[],
  say: Say = sayInEnglish,
): string {
  const conditions = where.map(([key, values]) =>
    say('evidence.condition', { key, value: listInWords(values, 'lists.or', say) }),
  );
  const keys = filled.map((key) => say('evidence.filledIn', { key }));
  return [...conditions, ...keys].reduce(
    (first, last) => (first === '' ? last : say('lists.and', { first, last })),
    '',
  );
}

/**
 * Why a criterion does not apply, is waived, or is not met although facts are there.
 * @param dayInWords how a day is said; diagnostics leave it as it is written
 */
export function reasonInWords(
  reason: CriterionReason,
  say: Say = sayInEnglish,
  dayInWords: (day: string) => string = (day) => day,
): string {
  switch (reason.kind) {
    case 'retired':
      return say('reasons.retired');
    case 'only-of':
      return say('reasons.onlyOf', { services: conditionInWords(reason.condition, say) });
    case 'stated':
      return reason.text;
    case 'waiver-ended':
      return say('reasons.waiverEnded', { day: dayInWords(reason.on) });
    case 'too-old':
      return say('reasons.tooOld', { day: dayInWords(reason.on) });
    case 'failed':
      return say('reasons.failed', { rules: reason.rules.join(', ') });
    case 'warned':
      return say('reasons.warned', { rules: reason.rules.join(', ') });
  }
}
