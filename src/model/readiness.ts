/** Model: readiness, which is derived from evidence and never typed in. */
import type { Criterion, Framework, Stage } from './framework.ts';
import type { Phase } from './phase.ts';

/**
 * State of a criterion for a service. An expired waiver and evidence past its shelf life are `not-met`.
 */
export type CriterionState = 'met' | 'not-met' | 'not-yet-due' | 'not-applicable' | 'waived';

/** One fact that is asked as evidence. */
export interface EvidenceFact {
  /** Path of keys in the front matter. */
  fact: string;
  met: boolean;
  /** What is missing or wrong, when it is not met. */
  problem?: string;
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
  /** Why it does not apply, is waived, or is not met although facts are there. */
  reason?: string;
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
