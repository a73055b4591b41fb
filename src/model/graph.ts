/**
 * Model: how services lean on each other and on what lies outside. Nodes are numbers, so that walking thousands of links
 * costs little: the first `services` nodes are the services of the estate in its order, those after them are external.
 */
import type { Dependency } from './guide.ts';

/** What becomes of a service when something that it leans on fails; `unsaid` while its guide does not say. */
export type FailureMode = NonNullable<Dependency['failure_mode']> | 'unsaid';

/** What becomes of a service in a failure, worst first. Of two ways in which a failure arrives, the worse one counts. */
export const effects = ['stops', 'unsaid', 'degrades'] as const;
export type Effect = (typeof effects)[number];

/** One entry of `dependencies`: `from` leans on `to`. */
export interface GraphLink {
  from: number;
  to: number;
  mode: FailureMode;
  type?: NonNullable<Dependency['type']>;
  ifItFails?: string;
}

/** Something outside the estate that services lean on: one node for each name, however often it is written. */
export interface ExternalParty {
  /** Part of an address or an anchor, unique among external parties. */
  id: string;
  name: string;
  /** Contacts that guides name for it, each once. */
  contacts: string[];
}

/** The graph of an estate. */
export interface DependencyGraph {
  /** How many nodes are services: node `i` is service `i` of the estate. */
  services: number;
  /** Nodes `services`, `services + 1`, … */
  externals: readonly ExternalParty[];
  /** The node of a service by its id. */
  nodeOf: ReadonlyMap<string, number>;
  /** By node: what it leans on, in the order of its guide. */
  leansOn: readonly (readonly GraphLink[])[];
  /** By node: what leans on it, in the order of the estate. */
  leanedOnBy: readonly (readonly GraphLink[])[];
}
