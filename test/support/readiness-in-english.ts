/** Judgements as the checker words them, so that tests compare what people read. */
import type { CriterionResult, EvidenceFact } from '../../src/model/readiness.ts';
import { problemInWords, reasonInWords } from '../../src/model/readiness-in-words.ts';

/** A fact with its problem in words. */
export interface SpokenFact extends Omit<EvidenceFact, 'problem'> {
  problem?: string;
}

/** A result with its reason and problems in words. */
export interface SpokenResult extends Omit<CriterionResult, 'evidence' | 'reason'> {
  evidence: SpokenFact[];
  reason?: string;
}

/** Words the problem of a fact. */
export function factInEnglish({ problem, ...rest }: EvidenceFact): SpokenFact {
  return problem ? { ...rest, problem: problemInWords({ ...rest, problem }) } : rest;
}

/** Words what a result says. */
export function resultInEnglish({ evidence, reason, ...rest }: CriterionResult): SpokenResult {
  return {
    ...rest,
    evidence: evidence.map(factInEnglish),
    ...(reason ? { reason: reasonInWords(reason) } : {}),
  };
}
