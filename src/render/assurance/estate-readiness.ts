/** Render: how ready the estate is: by phase, before which gates, who has to act, and how old what is known is. */

import { daysBetween } from '../../model/date.ts';
import type { Estate, Lapse, PageLink, Service } from '../../model/estate.ts';
import type { Framework } from '../../model/framework.ts';
import type { Party } from '../../model/organisation.ts';
import type { Phase } from '../../model/phase.ts';
import type { CriterionResult, ReadinessCount } from '../../model/readiness.ts';
import { totalOf } from '../../model/readiness-history.ts';
import type { InterfaceWords } from '../interface-words.ts';
import { type Clipped, clipList } from './clip.ts';
import { askedServices } from './readiness-matrix.ts';

/** Services of one phase together. */
export interface PhaseReadiness {
  phase: Phase;
  services: number;
  /** Services with nothing in the way. */
  clear: number;
  count: ReadinessCount;
}

/** What stands in the way of services of one owner. */
export interface OwnerBlockers {
  /** Absent for services that nobody answers for now. */
  owner?: Party;
  services: Clipped<{ service: PageLink; blockers: CriterionResult[] }>;
  blockers: number;
}

/** A criterion that stands in the way of services. */
export interface BlockingCriterion extends Pick<CriterionResult, 'framework' | 'criterion'> {
  services: number;
}

/** How long ago guides were read, in one span. */
export interface ReviewAge {
  title: string;
  guides: number;
  overdue: number;
}

/** What the overview shows. */
export interface EstateReadiness {
  count: ReadinessCount;
  phases: PhaseReadiness[];
  /** Services with a gate ahead, by its planned day; those without a day last. */
  gates: Service[];
  readyForGate: Service[];
  notReadyForGate: Service[];
  /** Services that run, with all that is asked of them met or waived, and the others. */
  runningClear: Service[];
  runningBlocked: Service[];
  owners: OwnerBlockers[];
  criteria: Clipped<BlockingCriterion>;
  reviewAges: ReviewAge[];
  reviews: Clipped<Lapse>;
  lapses: Clipped<Lapse>;
  withoutOwner: Service[];
}

/** Lists of an overview end here; delivery groups have the rest. */
const MOST = 50;

/** Derives the overview from the estate. */
export function estateReadiness(
  { services, phases, lapsingSoon, today }: Estate,
  words: InterfaceWords,
): EstateReadiness {
  const asked = askedServices(services);
  const gates = asked.filter(({ readiness }) => readiness.nextGate).sort(byPlannedDay);
  const ready = ({ readiness }: Service) => readiness.nextGate?.blockers.length === 0;
  const running = asked.filter(({ readiness }) => !readiness.nextGate);
  return {
    count: totalOf(asked.map(({ readiness }) => readiness.count)),
    phases: phases
      .filter(({ phase }) => phase !== 'retired')
      .map(({ phase, services: members }) => ({
        phase,
        services: members.length,
        clear: members.filter(isClear).length,
        count: totalOf(members.map(({ readiness }) => readiness.count)),
      })),
    gates,
    readyForGate: gates.filter(ready),
    notReadyForGate: gates.filter((service) => !ready(service)),
    runningClear: running.filter(isClear),
    runningBlocked: running.filter((service) => !isClear(service)),
    owners: blockersByOwner(asked),
    criteria: clipList(blockingCriteria(asked), 15),
    reviewAges: reviewAges(asked, today, words),
    reviews: clipList(
      lapsingSoon.filter(({ what }) => what === 'review'),
      MOST,
    ),
    lapses: clipList(
      lapsingSoon.filter(({ what }) => what !== 'review'),
      MOST,
    ),
    withoutOwner: asked.filter(({ owner }) => owner === undefined),
  };
}

function isClear({ readiness }: Service): boolean {
  return readiness.blockers.length === 0;
}

function byPlannedDay(a: Service, b: Service): number {
  const [first, second] = [a, b].map(({ readiness }) => readiness.nextGate?.plannedOn ?? '9999');
  return first === second ? 0 : String(first) < String(second) ? -1 : 1;
}

function blockersByOwner(services: readonly Service[]): OwnerBlockers[] {
  const blocked = services.filter((service) => !isClear(service));
  return [...Map.groupBy(blocked, ({ owner }) => owner?.id).values()]
    .map((members) => {
      const owner = members[0]?.owner;
      return {
        ...(owner ? { owner } : {}),
        services: clipList(
          members.map((service) => ({ service, blockers: service.readiness.blockers })),
          10,
        ),
        blockers: members.reduce((sum, { readiness }) => sum + readiness.blockers.length, 0),
      };
    })
    .sort((a, b) => b.blockers - a.blockers);
}

function blockingCriteria(services: readonly Service[]): BlockingCriterion[] {
  const found = new Map<string, BlockingCriterion>();
  for (const { readiness } of services) {
    for (const { framework, criterion } of readiness.blockers) {
      const entry = found.get(criterion.id) ?? { framework, criterion, services: 0 };
      entry.services += 1;
      found.set(criterion.id, entry);
    }
  }
  return [...found.values()].sort(
    (a, b) => b.services - a.services || (a.criterion.id < b.criterion.id ? -1 : 1),
  );
}

const spans: readonly { name: string; upTo: number }[] = [
  { name: 'months3', upTo: 91 },
  { name: 'months6', upTo: 183 },
  { name: 'months12', upTo: 365 },
  { name: 'older', upTo: Number.POSITIVE_INFINITY },
];

function reviewAges(services: readonly Service[], today: string, { say }: InterfaceWords): ReviewAge[] {
  const aged = services.map(({ review }) => ({
    age: daysBetween(review.lastReviewedOn, today),
    overdue: review.overdue,
  }));
  return spans.map(({ name, upTo }, index) => {
    const from = spans[index - 1]?.upTo ?? Number.NEGATIVE_INFINITY;
    const members = aged.filter(({ age }) => age > from && age <= upTo);
    const title = say(`readiness.reviewAges.${name}`);
    return { title, guides: members.length, overdue: members.filter(({ overdue }) => overdue).length };
  });
}

/** How services stand on each criterion, by its id. */
export interface CriterionStanding {
  met: number;
  notMet: number;
  waived: number;
  later: number;
  notApplicable: number;
}

/** Counts states of every criterion over services that are asked. */
export function criterionStandings(
  frameworks: readonly Framework[],
  services: readonly Service[],
): Map<string, CriterionStanding> {
  const standings = new Map<string, CriterionStanding>();
  for (const { stages } of frameworks)
    for (const { criteria } of stages)
      for (const { id } of criteria)
        standings.set(id, { met: 0, notMet: 0, waived: 0, later: 0, notApplicable: 0 });
  const keys = {
    met: 'met',
    'not-met': 'notMet',
    waived: 'waived',
    'not-yet-due': 'later',
    'not-applicable': 'notApplicable',
  } as const;
  for (const { readiness } of askedServices(services)) {
    for (const { results } of readiness.stages) {
      for (const { criterion, state } of results) {
        const standing = standings.get(criterion.id);
        if (standing) standing[keys[state]] += 1;
      }
    }
  }
  return standings;
}
