/**
 * Model: the phases of a service, in order, and the gates at which facts fall due.
 * @see S0.49
 */

/** Phases in the order in which a service passes through them. */
export const phases = [
  'discovery',
  'alpha',
  'private-beta',
  'public-beta',
  'live',
  'retiring',
  'retired',
] as const;
export type Phase = (typeof phases)[number];

/** What each phase is called on a page. */
export const phaseNames: Readonly<Record<Phase, string>> = {
  discovery: 'Discovery',
  alpha: 'Alpha',
  'private-beta': 'Private beta',
  'public-beta': 'Public beta',
  live: 'Live',
  retiring: 'Retiring',
  retired: 'Retired',
};

/**
 * When a fact falls due: `always`, as soon as `live-data` is used, from a phase on, or from `retiring` on.
 * Requirements are cumulative. @see S0.32 @see S0.33
 */
export const gates = ['always', 'live-data', 'private-beta', 'public-beta', 'live', 'retiring'] as const;
export type Gate = (typeof gates)[number];

/** True if `phase` is `other` or comes after it. */
export function phaseReached(phase: Phase, other: Phase): boolean {
  return phases.indexOf(phase) >= phases.indexOf(other);
}

/**
 * True if what falls due at `gate` is due for a service in `phase`. A retired service answers only for what is always
 * due and for its retirement: nobody operates it any more.
 */
export function gateReached(gate: Gate, phase: Phase, usesLiveData: boolean): boolean {
  if (gate === 'always') return true;
  if (gate === 'retiring') return phaseReached(phase, 'retiring');
  if (phase === 'retired') return false;
  if (gate === 'live-data') return usesLiveData || phaseReached(phase, 'private-beta');
  return phaseReached(phase, gate);
}

/** The stage of the lifecycle that a phase belongs to, which must have an owner now. @see S0.21 */
export const stageOfPhase: Readonly<Record<Phase, LifecycleStage>> = {
  discovery: 'design',
  alpha: 'design',
  'private-beta': 'build',
  'public-beta': 'transition',
  live: 'operate',
  retiring: 'retire',
  retired: 'retire',
};

/** Stages of a lifecycle, each with one accountable owner. @see S0.21 */
export const lifecycleStages = ['design', 'build', 'transition', 'operate', 'retire'] as const;
export type LifecycleStage = (typeof lifecycleStages)[number];
