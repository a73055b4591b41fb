/** Render: the readiness of one service as its page shows it: what is in the way first, and what to write where. */
import type { Diagnostic } from '../../model/diagnostic.ts';
import type { Service } from '../../model/estate.ts';
import type { Criterion } from '../../model/framework.ts';
import type { CriterionResult, CriterionState, StageResult } from '../../model/readiness.ts';
import { problemInWords } from '../../model/readiness-in-words.ts';
import type { InterfaceWords } from '../interface-words.ts';

/** A key of the guide that has to be filled in or brought up to date. */
export interface KeyToFill {
  path: string;
  /** What is missing or wrong, with the path in backticks. */
  problem: string;
}

/** A criterion that is not met, with all that somebody needs to meet it. */
export interface OpenCriterion extends Pick<CriterionResult, 'framework' | 'stage' | 'criterion'> {
  /** Why it is not met although facts are there. */
  reason?: string;
  keys: KeyToFill[];
  /** Errors of the checker that keep it from being met. */
  findings: Diagnostic[];
}

/** Criteria that do not apply for one and the same reason. */
export interface ExcusedCriteria {
  reason: string;
  criteria: CriterionResult[];
}

/** What the page shows. */
export interface ReadinessPage {
  /** Stages in which something is due. */
  progress: StageResult[];
  blockers: OpenCriterion[];
  /** What the next gate asks for beyond that. */
  ahead: OpenCriterion[];
  waived: (Omit<CriterionResult, 'reason'> & { reason: string })[];
  advice: OpenCriterion[];
  met: CriterionResult[];
  notApplicable: ExcusedCriteria[];
  /** Stages that are not open yet, with what they will ask. */
  later: { stage: StageResult; criteria: CriterionResult[] }[];
  laterCount: number;
}

/** Sorts the criteria of a service into the parts of its readiness page. */
export function readinessPage({ readiness, findings }: Service, words: InterfaceWords): ReadinessPage {
  const now = new Set(readiness.blockers.map(({ criterion }) => criterion.id));
  const ahead = readiness.nextGate?.blockers.filter(({ criterion }) => !now.has(criterion.id)) ?? [];
  const open = (result: CriterionResult) => openCriterion(result, findings, words);
  const inState = (state: CriterionState) =>
    readiness.stages.flatMap(({ results }) => results.filter((result) => result.state === state));
  const later = readiness.stages
    .map((stage) => ({ stage, criteria: stage.results.filter(({ state }) => state === 'not-yet-due') }))
    .filter(({ criteria }) => criteria.length > 0);
  return {
    progress: readiness.stages.filter(({ count }) => count.due > 0),
    blockers: readiness.blockers.map(open),
    ahead: ahead.map(open),
    waived: inState('waived').map((result) => ({ ...result, reason: whyOf(result, words) })),
    advice: readiness.advice.map(open),
    met: inState('met'),
    notApplicable: excused(inState('not-applicable'), words),
    later,
    laterCount: later.reduce((sum, { criteria }) => sum + criteria.length, 0),
  };
}

/** What a criterion that is not met needs. */
export function openCriterion(
  result: CriterionResult,
  findings: readonly Diagnostic[],
  words: InterfaceWords,
): OpenCriterion {
  const { framework, stage, criterion, reason } = result;
  const failing = findings.filter(
    ({ ruleId, severity }) =>
      (severity === 'error' && criterion.rules?.includes(ruleId)) ||
      (severity !== 'info' && criterion.no_finding_of?.includes(ruleId)),
  );
  // The findings themselves say more than the sentence that names their rules.
  const told = failing.length > 0 && !result.lapsesOn;
  return {
    framework,
    stage,
    criterion,
    ...(reason && !told ? { reason: whyOf(result, words) } : {}),
    keys: keysOf(result, words),
    findings: failing,
  };
}

/** Why a criterion is in its state, with days as people write them; empty where nothing is to be said. */
export function whyOf({ reason }: CriterionResult, words: InterfaceWords): string {
  return reason ? words.reason(reason) : '';
}

function keysOf(
  { criterion, evidence, lapsesOn, waiver }: CriterionResult,
  { say }: InterfaceWords,
): KeyToFill[] {
  const missing = evidence
    .filter(({ met }) => !met)
    .map((fact) => ({ path: fact.fact, problem: problemInWords(fact, say) }));
  if (missing.length > 0 || waiver || lapsesOn === undefined) return missing;
  return datesOf(criterion).map((path) => ({
    path,
    problem: say('criteria.laterDay', { fact: path }),
  }));
}

function datesOf({ date, expires }: Criterion): string[] {
  return [date, expires].filter((path) => path !== undefined);
}

function excused(results: readonly CriterionResult[], words: InterfaceWords): ExcusedCriteria[] {
  const byReason = Map.groupBy(results, (result) => `${result.framework.id}\n${whyOf(result, words)}`);
  return [...byReason.values()].map((criteria) => ({
    reason: criteria[0] ? whyOf(criteria[0], words) : '',
    criteria,
  }));
}
