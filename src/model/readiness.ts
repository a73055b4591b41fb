/** Model: readiness, which is derived from evidence and never typed in. */
import type { Condition, Criterion, Framework, Stage } from './framework.ts';
import type { Phase } from './phase.ts';

/**
 * State of a criterion for a service. An expired waiver and evidence past its shelf life are `not-met`.
 */
export type CriterionState = 'met' | 'not-met' | 'not-yet-due' | 'not-applicable' | 'waived';

/** What is missing or wrong in a fact that is asked as evidence. */
export type EvidenceProblem =
  | { kind: 'empty' }
  | { kind: 'some-empty'; filled: number; total: number }
  | { kind: 'must-be' | 'lacks'; values: readonly string[] }
  /** Fewer items than wanted, of those with which the keys have one of these values, or are filled in. */
  | {
      kind: 'too-few';
      wanted: number;
      where: readonly (readonly [string, readonly string[]])[];
      filled: readonly string[];
    };

/** Why a criterion does not apply, is waived, or is not met although facts are there. */
export type CriterionReason =
  | { kind: 'retired' }
  | { kind: 'only-of'; condition: Condition }
  /** What the guide gives as its reason. */
  | { kind: 'stated'; text: string }
  | { kind: 'waiver-ended' | 'too-old'; on: string }
  | { kind: 'failed' | 'warned'; rules: readonly string[] };

/** One fact that is asked as evidence. */
export interface EvidenceFact {
  /** Path of keys in the front matter. */
  fact: string;
  met: boolean;
  /** Set when it is not met. */
  problem?: EvidenceProblem;
}

/** A criterion for one service. */
export interface CriterionResult {
  framework: Framework;
  stage: Stage;
  criterion: Criterion;
  state: CriterionState;
  evidence: EvidenceFact[];
  /** Date and link of the evidence, where the criterion asks for them. */
  date?: string;
  link?: string;
  /** Last day on which the evidence or the waiver counts. */
  lapsesOn?: string;
  reason?: CriterionReason;
  waiver?: { riskOwner: string; approvedBy: string; expires: string };
}

/** A stage for one service. */
export interface StageResult {
  framework: Framework;
  stage: Stage;
  open: boolean;
  results: CriterionResult[];
  count: ReadinessCount;
}

/** Criteria that are due, and how many of them are met; advisory ones do not count. */
export interface ReadinessCount {
  due: number;
  met: number;
  waived: number;
}

/** Readiness of one service. */
export interface Readiness {
  stages: StageResult[];
  count: ReadinessCount;
  /** The next phase, what it will ask, and what of that is not met yet. */
  nextGate?: { phase: Phase; plannedOn?: string; count: ReadinessCount; blockers: CriterionResult[] };
  /** Criteria that are due now and not met. */
  blockers: CriterionResult[];
  /** Advisory criteria that are due now and not met. */
  advice: CriterionResult[];
}
