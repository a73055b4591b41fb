/** Render: a delivery group: who manages it, what it delivers, which gates are ahead, and what is missing. */

import type { Estate, Lapse, Service } from '../../model/estate.ts';
import { findParty, type Organisation, type Party } from '../../model/organisation.ts';
import type { ReadinessCount } from '../../model/readiness.ts';
import { totalOf } from '../../model/readiness-history.ts';
import type { InterfaceWords } from '../interface-words.ts';
import { askedServices, type StageMatrix, stageMatrices } from './readiness-matrix.ts';

/** A day in the future on which a service enters a phase or ends. */
export interface GateAhead {
  service: Service;
  title: string;
  on: string;
  /** What the gate still asks for; absent for gates after the next. */
  blockers?: number;
}

/** A delivery group as its pages show it. */
export interface GroupPage {
  id: string;
  name: string;
  description?: string;
  readinessManager?: Party;
  liveServicesManager?: Party;
  services: Service[];
  count: ReadinessCount;
  gates: GateAhead[];
  /** What is missing, each as a sentence; where it is about a service, the words follow its name. */
  gaps: { text: string; service?: Service; href?: string }[];
  lapses: Lapse[];
  matrices: StageMatrix[];
}

/** Every delivery group, by id. */
export function groupPages(
  { groups, organisation, frameworks, lapsingSoon, today }: Estate,
  words: InterfaceWords,
): Map<string, GroupPage> {
  const bySubject = Map.groupBy(lapsingSoon, ({ subject }) => subject.href);
  return new Map(
    groups.map(({ id, name, services }) => {
      const entry = Object.hasOwn(organisation.delivery_groups, id)
        ? organisation.delivery_groups[id]
        : undefined;
      const readinessManager = partyOf(organisation, entry?.readiness_manager);
      const liveServicesManager = partyOf(organisation, entry?.live_services_manager);
      const page: GroupPage = {
        id,
        name,
        ...(entry?.description ? { description: entry.description } : {}),
        ...(readinessManager ? { readinessManager } : {}),
        ...(liveServicesManager ? { liveServicesManager } : {}),
        services,
        count: totalOf(askedServices(services).map(({ readiness }) => readiness.count)),
        gates: services
          .flatMap((service) => gatesAhead(service, today, words))
          .sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0)),
        gaps: [],
        lapses: services
          .flatMap(({ href }) => bySubject.get(href) ?? [])
          .sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0)),
        matrices: stageMatrices(frameworks, services),
      };
      page.gaps = gapsOf(page, words);
      return [id, page];
    }),
  );
}

function partyOf(organisation: Organisation, id: string | undefined): Party | undefined {
  return id === undefined ? undefined : findParty(organisation, id);
}

const milestoneKeys = ['private_beta', 'public_beta', 'live', 'retire'] as const;

function gatesAhead(service: Service, today: string, { say }: InterfaceWords): GateAhead[] {
  const { nextGate } = service.readiness;
  const milestones = service.guide.lifecycle.milestones ?? {};
  return milestoneKeys.flatMap((key) => {
    const on = milestones[key];
    if (on === undefined || on <= today) return [];
    const title = say(`milestones.${key}`);
    const isNext = nextGate?.phase === key.replace('_', '-');
    return [{ service, title, on, ...(isNext ? { blockers: nextGate.blockers.length } : {}) }];
  });
}

function gapsOf(
  { readinessManager, liveServicesManager, services }: GroupPage,
  { say }: InterfaceWords,
): GroupPage['gaps'] {
  const asked = askedServices(services);
  return [
    ...(readinessManager ? [] : [{ text: say('group.noReadinessManager') }]),
    ...(liveServicesManager || !asked.some(({ phase }) => phase === 'live')
      ? []
      : [{ text: say('group.noLiveServicesManager') }]),
    ...asked
      .filter(({ owner }) => owner === undefined)
      .map((service) => ({ text: say('group.noOwner'), service, href: `${service.href}#about-ownership` })),
    ...asked
      .filter(({ review }) => review.overdue)
      .map((service) => ({ text: say('group.overdue'), service, href: service.href })),
    ...asked
      .filter(({ readiness }) => readiness.blockers.length > 0)
      .map((service) => ({
        text: say('group.notMet', { count: service.readiness.blockers.length }),
        service,
        href: `${service.href}readiness/`,
      })),
  ];
}
