/**
 * Model: guide + frameworks + findings → readiness. States come from facts of the guide; time only ever takes them
 * away, because waivers and evidence expire.
 */
import { addDuration, parseDuration } from './duration.ts';
import { evidenceDate, judgeEvidence, valuesAt } from './evidence.ts';
import type { Condition, Criterion, Framework, Stage } from './framework.ts';
import type { Guide } from './guide.ts';
import type { Organisation } from './organisation.ts';
import { type Phase, phaseReached, phases } from './phase.ts';
import type {
  CriterionReason,
  CriterionResult,
  Readiness,
  ReadinessCount,
  StageResult,
} from './readiness.ts';

/** What readiness is derived from. */
export interface ReadinessInput {
  guide: Guide;
  frameworks: readonly Framework[];
  organisation: Organisation;
  today: string;
  /** Ids of rules that found an error in the guide. */
  failedRules: ReadonlySet<string>;
  /** Ids of rules that found an error or a warning in the guide. */
  findingRules?: ReadonlySet<string>;
}

/** Judges every criterion of the frameworks for the phase that a service is in. */
function judgeStages(input: ReadinessInput): StageResult[] {
  return stagesIn(input, input.guide.phase);
}

/** Judges only the criteria of stages that are open: what a check needs, without the objects that pages show. */
export function judgeOpenStages(input: ReadinessInput): CriterionResult[] {
  const { phase } = input.guide;
  if (phase === 'retired') return [];
  return input.frameworks.flatMap((framework) =>
    framework.stages.flatMap((stage) =>
      stage.opens.some((condition) => holds(condition, input, phase))
        ? stage.criteria.map((criterion) => judge(input, { framework, stage, criterion }, true, phase))
        : [],
    ),
  );
}

/** Counts what is due and met in the phase that a service is in: the count of `judgeReadiness` without the rest of it. */
export function countReadiness(input: ReadinessInput): ReadinessCount {
  return countOf(judgeOpenStages(input).filter(isDue));
}

/** Judges the readiness of one service, now and for its next gate. */
export function judgeReadiness(input: ReadinessInput): Readiness {
  const { phase } = input.guide;
  const stages = judgeStages(input);
  const results = dueResults(stages);
  const next = nextPhase(phase);
  return {
    stages,
    count: countOf(results),
    ...(next ? { nextGate: gateOf(input, next) } : {}),
    blockers: results.filter((result) => result.state === 'not-met' && !result.criterion.advisory),
    advice: results.filter((result) => result.state === 'not-met' && result.criterion.advisory),
  };
}

/** A running service is at its last gate: what comes after it is the end. */
function nextPhase(phase: Phase): Phase | undefined {
  return phaseReached(phase, 'live') ? undefined : phases[phases.indexOf(phase) + 1];
}

function gateOf(input: ReadinessInput, phase: Phase): NonNullable<Readiness['nextGate']> {
  const results = dueResults(stagesIn(input, phase));
  const milestones = input.guide.lifecycle.milestones;
  const plannedOn =
    phase === 'private-beta'
      ? milestones?.private_beta
      : phase === 'public-beta'
        ? milestones?.public_beta
        : phase === 'live'
          ? milestones?.live
          : undefined;
  return {
    phase,
    ...(plannedOn ? { plannedOn } : {}),
    count: countOf(results),
    blockers: results.filter((result) => result.state === 'not-met' && !result.criterion.advisory),
  };
}

function stagesIn(input: ReadinessInput, phase: Phase): StageResult[] {
  return input.frameworks.flatMap((framework) =>
    framework.stages.map((stage) => {
      const open = phase !== 'retired' && stage.opens.some((condition) => holds(condition, input, phase));
      const results = stage.criteria.map((criterion) =>
        judge(input, { framework, stage, criterion }, open, phase),
      );
      return { framework, stage, open, results, count: countOf(results.filter(isDue)) };
    }),
  );
}

function dueResults(stages: readonly StageResult[]): CriterionResult[] {
  return stages.flatMap((stage) => stage.results.filter(isDue));
}

function isDue({ state }: CriterionResult): boolean {
  return state !== 'not-yet-due' && state !== 'not-applicable';
}

function countOf(results: readonly CriterionResult[]): ReadinessCount {
  const counted = results.filter(({ criterion }) => !criterion.advisory);
  const having = (state: CriterionResult['state']) =>
    counted.filter((result) => result.state === state).length;
  return { due: counted.length, met: having('met'), waived: having('waived') };
}

function judge(
  input: ReadinessInput,
  place: { framework: Framework; stage: Stage; criterion: Criterion },
  open: boolean,
  phase: Phase,
): CriterionResult {
  const { guide, today, failedRules, findingRules } = input;
  const { criterion } = place;
  const base = { ...place, ...evidenceOf(guide, criterion) };
  const { evidence } = base;
  if (phase === 'retired') return { ...base, state: 'not-applicable', reason: retired };
  if (criterion.only_if && !holds(criterion.only_if, input, phase))
    return {
      ...base,
      state: 'not-applicable',
      reason: onlyOf(criterion.only_if),
    };
  const excuse = guide.not_applicable?.find((entry) => entry.criterion === criterion.id);
  if (excuse && criterion.can_be_not_applicable)
    return { ...base, state: 'not-applicable', reason: { kind: 'stated', text: excuse.reason } };
  if (!open) return { ...base, state: 'not-yet-due' };
  const failed = criterion.rules?.filter((rule) => failedRules.has(rule)) ?? [];
  const warned = criterion.no_finding_of?.filter((rule) => findingRules?.has(rule)) ?? [];
  const tooOld = base.lapsesOn !== undefined && base.lapsesOn < today;
  if (evidence.every((fact) => fact.met) && failed.length + warned.length === 0 && !tooOld)
    return { ...base, state: 'met' };
  const waiver = criterion.waivable
    ? guide.waivers
        ?.filter((entry) => entry.criterion === criterion.id)
        .sort((a, b) => (a.expires < b.expires ? 1 : -1))[0]
    : undefined;
  if (waiver) {
    const facts = {
      waiver: { riskOwner: waiver.risk_owner, approvedBy: waiver.approved_by, expires: waiver.expires },
      lapsesOn: waiver.expires,
    };
    if (waiver.expires >= today)
      return { ...base, ...facts, state: 'waived', reason: { kind: 'stated', text: waiver.reason } };
    return { ...base, ...facts, state: 'not-met', reason: { kind: 'waiver-ended', on: waiver.expires } };
  }
  const reason = whyNotMet(tooOld ? base.lapsesOn : undefined, failed, warned);
  return { ...base, state: 'not-met', ...(reason ? { reason } : {}) };
}

const retired: CriterionReason = { kind: 'retired' };
const selections = new WeakMap<Condition, CriterionReason>();

/** The same reason for every service that a condition leaves out: pages then say it once. */
function onlyOf(condition: Condition): CriterionReason {
  const known = selections.get(condition);
  if (known) return known;
  const reason: CriterionReason = { kind: 'only-of', condition };
  selections.set(condition, reason);
  return reason;
}

function whyNotMet(
  tooOldSince: string | undefined,
  failed: readonly string[],
  warned: readonly string[],
): CriterionReason | undefined {
  if (tooOldSince !== undefined) return { kind: 'too-old', on: tooOldSince };
  if (failed.length > 0) return { kind: 'failed', rules: failed };
  return warned.length > 0 ? { kind: 'warned', rules: warned } : undefined;
}

type JudgedEvidence = Pick<CriterionResult, 'evidence' | 'date' | 'link' | 'lapsesOn'>;
const judgedEvidence = new WeakMap<Guide, Map<Criterion, JudgedEvidence>>();

/** The evidence of a guide for a criterion. It depends on nothing else, so rules, pages and gates share one judgement. */
function evidenceOf(guide: Guide, criterion: Criterion): JudgedEvidence {
  let ofGuide = judgedEvidence.get(guide);
  if (!ofGuide) {
    ofGuide = new Map();
    judgedEvidence.set(guide, ofGuide);
  }
  let judged = ofGuide.get(criterion);
  if (!judged) {
    const evidence = criterion.evidence.map((asked) => judgeEvidence(guide, asked));
    judged = { evidence, ...datedEvidence(guide, criterion) };
    ofGuide.set(criterion, judged);
  }
  return judged;
}

/** Date and link of the evidence, and the last day on which it counts. */
function datedEvidence(
  guide: Guide,
  criterion: Criterion,
): { date?: string; link?: string; lapsesOn?: string } {
  const date = evidenceDate(guide, criterion);
  const link = criterion.link
    ? valuesAt(guide, criterion.link).find((value) => typeof value === 'string')
    : undefined;
  const ends = [shelfEnd(guide, criterion, date), expiry(guide, criterion)]
    .filter((end) => end !== undefined)
    .sort();
  return { ...(date ? { date } : {}), ...(link ? { link } : {}), ...(ends[0] ? { lapsesOn: ends[0] } : {}) };
}

/** A shelf life is a duration, or the fact that states one. */
function shelfEnd(guide: Guide, { shelf_life }: Criterion, date: string | undefined): string | undefined {
  if (shelf_life === undefined || date === undefined) return undefined;
  const stated = parseDuration(shelf_life) ?? parseDuration(String(valuesAt(guide, shelf_life)[0] ?? ''));
  return stated && addDuration(date, stated);
}

function expiry(guide: Guide, { expires }: Criterion): string | undefined {
  return expires === undefined
    ? undefined
    : valuesAt(guide, expires)
        .filter((value) => typeof value === 'string')
        .sort()[0];
}

function holds(condition: Condition, { guide, organisation, today }: ReadinessInput, phase: Phase): boolean {
  const tests: [unknown, boolean][] = [
    [condition.uses_live_data, guide.uses_live_data ?? false],
    [condition.critical, organisation.tiers[guide.tier ?? '']?.critical ?? false],
    [condition.personal_data, guide.data?.personal ?? false],
    [condition.external_release, guide.release?.route === 'external-supplier'],
  ];
  return (
    (condition.from_phase === undefined || phaseReached(phase, condition.from_phase)) &&
    (condition.in_phases === undefined || condition.in_phases.includes(phase)) &&
    (condition.reached === undefined ||
      valuesAt(guide, condition.reached).some((day) => typeof day === 'string' && day <= today)) &&
    tests.every(([wanted, actual]) => wanted === undefined || wanted === actual)
  );
}
