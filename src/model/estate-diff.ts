/** Model: what changed between two days or revisions of an estate, service by service. */
import type { Phase } from './phase.ts';
import type { CriterionState, ReadinessCount } from './readiness.ts';

/** A value before and after; one side is missing where something came or went. */
export interface Changed<T> {
  before?: T;
  after?: T;
}

/** What a list gained, lost, and kept with another content, by name. */
export interface ListChange {
  name: string;
  before?: string;
  after?: string;
}

/** A criterion whose state is another one. */
export interface CriterionChange extends Changed<CriterionState> {
  id: string;
  title: string;
}

/** What changed of one service. Only what changed is there. */
export interface ServiceDiff {
  id: string;
  title: string;
  /** Where the service is in one of the two only. */
  presence?: 'added' | 'removed';
  titleChange?: Changed<string>;
  phase?: Changed<Phase>;
  tier?: Changed<string>;
  group?: Changed<string>;
  readiness?: Changed<ReadinessCount>;
  criteria?: CriterionChange[];
  /** Who is accountable, by stage of life; several names where it changes hands. */
  ownership?: ListChange[];
  /** What is promised, by metric. */
  levels?: ListChange[];
  components?: ListChange[];
  dependencies?: ListChange[];
  /** By criterion: until when. */
  waivers?: ListChange[];
}

/** One end of the comparison. */
export interface DiffEnd {
  /** As it was asked for: a revision or a date. */
  name: string;
  asOf: string;
  /** The revision in full, where there is one. */
  revision?: string;
}

/** What changed between two states of an estate; services without change are left out. */
export interface EstateDiff {
  before: DiffEnd;
  after: DiffEnd;
  services: ServiceDiff[];
  /** Criteria that are asked in one of the two only: a changed framework explains changed readiness. */
  frameworks: ListChange[];
}
