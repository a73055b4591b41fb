/**
 * Import: drafts of service operations guides. A draft holds what is certain; what the schema demands and nobody wrote
 * is filled with the most modest value, and left for a person.
 */
import type { Phase } from '../../model/phase.ts';
import { stageOfPhase } from '../../model/phase.ts';
import { slugOf } from '../names.ts';
import type { Notes } from '../report.ts';

/** Delivery group of drafts, until somebody says which one. */
export const unsortedGroup = { id: 'not-sorted-yet', name: 'Not sorted yet' };
/** Team that owns drafts whose source names nobody. */
export const unknownTeam = { id: 'owner-not-known-yet', name: 'Owner not known yet' };

/** Long before any service: the check says that a review is overdue, which is true. */
const NEVER = '2000-01-01';

/** Something that a draft leans on. */
export type DraftDependency = { service: string } | { external: string };

/** A part of a service. */
export interface DraftComponent {
  id: string;
  name: string;
  type: string;
  owner: string;
  description?: string;
  lifecycle?: string;
}

/** What is known of a service. */
export interface DraftFacts {
  title: string;
  description?: string | undefined;
  phase?: Phase | undefined;
  /** Name of the owner; an id is made of it. */
  owner?: string | undefined;
  lastReviewedOn?: string | undefined;
  reviewIn?: string | undefined;
  aliases?: readonly string[] | undefined;
  liveUrl?: string | undefined;
  components: readonly DraftComponent[];
  dependencies: readonly DraftDependency[];
}

/** Front matter of a draft. */
export function draftGuide(facts: DraftFacts, notes: Notes): Record<string, unknown> {
  const { title, phase, owner, lastReviewedOn, components, dependencies } = facts;
  const ask = (known: unknown, key: string, text: string) => {
    if (known === undefined)
      notes.left(`Nobody wrote this down, so a stand-in is in its place: \`${key}\`.`, text);
  };
  const team = owner === undefined ? unknownTeam.id : slugOf(owner);
  const inPhase: Phase = phase ?? 'discovery';
  ask(phase, 'phase', 'phase: discovery');
  ask(owner, 'lifecycle.owners', team);
  ask(lastReviewedOn, 'last_reviewed_on', NEVER);
  ask(facts.reviewIn, 'review_in', 'review_in: 6 months');
  ask(facts.description, 'description', title);
  ask(undefined, 'delivery_group', unsortedGroup.id);
  ask(undefined, 'support.contact', 'support: {}');
  const parts =
    components.length > 0
      ? components
      : [{ id: slugOf(title, 'service'), name: title, type: 'application', owner: team }];
  if (components.length === 0) ask(undefined, 'components', title);
  return {
    title,
    description: facts.description ?? title,
    phase: inPhase,
    status: 'draft',
    delivery_group: unsortedGroup.id,
    ...(facts.aliases && facts.aliases.length > 0 ? { aliases: [...facts.aliases] } : {}),
    ...(facts.liveUrl === undefined ? {} : { urls: { live: facts.liveUrl } }),
    last_reviewed_on: lastReviewedOn ?? NEVER,
    review_in: facts.reviewIn ?? '6 months',
    lifecycle: { owners: { [stageOfPhase[inPhase]]: team } },
    components: parts.map((part) => ({ ...part })),
    support: {},
    ...(dependencies.length > 0
      ? { dependencies: dependencies.map((dependency) => ({ ...dependency })) }
      : {}),
  };
}

/** One line of at most 500 characters, or nothing. */
export function oneLine(text: unknown): string | undefined {
  if (typeof text !== 'string') return undefined;
  const line = text.replace(/\s+/g, ' ').trim();
  return line === '' || line.length > 500 ? undefined : line;
}
