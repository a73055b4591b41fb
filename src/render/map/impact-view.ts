/** Render: whom to tell when a service fails: everything that it takes down or degrades, worst and most critical first. */
import type { Estate, Service } from '../../model/estate.ts';
import type { Effect } from '../../model/graph.ts';
import { effects } from '../../model/graph.ts';
import { type Affected, impactOf } from '../../model/impact.ts';
import { findParty, type Party } from '../../model/organisation.ts';

/** A service that a failure reaches, with whom to call there. */
export interface ImpactRow {
  service: Service;
  effect: Effect;
  /** Number of links between; 1 is direct. */
  steps: number;
  /** Names of services through which the failure arrives, nearest to it first; the first few. */
  via: string[];
  /** What users see then, in the words of its guide; only where it leans on what failed itself. */
  ifItFails?: string;
  contact?: string;
  urgentContact?: string;
}

/** What one failure reaches. */
export interface ImpactView {
  /** Services found by effect; effects that reach nothing are left out. */
  counts: { effect: Effect; count: number }[];
  /** Those that are shown in full. Everything that leans on the service itself is among them. */
  rows: ImpactRow[];
  /** The rest by delivery group, most first, each with the manager who can tell the teams. */
  others: { group: string; name: string; count: number; manager?: Party }[];
  /** True if there is more than was counted. */
  more: boolean;
}

/** Services shown in full; one printed page, and as many calls as one night has. */
const MOST_ROWS = 30;
/** Names on the way that a row shows. */
const MOST_VIA = 3;
/** Services that are counted. */
const MOST_COUNTED = 500;

/** What stops or degrades when a node of the graph fails. */
export function impactView({ graph, services, organisation }: Estate, node: number): ImpactView {
  const { affected, more } = impactOf(graph, node, MOST_COUNTED);
  const sorted = affected
    .map((found) => ({ found, urgency: urgency(services, found) }))
    .sort((a, b) => a.urgency - b.urgency)
    .map(({ found }) => found);
  const shown = sorted.filter(({ steps }, index) => index < MOST_ROWS || steps === 1);
  const rest = sorted.filter(({ steps }, index) => index >= MOST_ROWS && steps > 1);
  const words = new Map(graph.leanedOnBy[node]?.map(({ from, ifItFails }) => [from, ifItFails]));
  return {
    counts: effects
      .map((effect) => ({ effect, count: affected.filter((found) => found.effect === effect).length }))
      .filter(({ count }) => count > 0),
    rows: shown.flatMap((found) => {
      const service = services[found.node];
      return service ? [rowOf(service, found, services, words.get(found.node))] : [];
    }),
    others: groupsOf(rest, services, organisation),
    more,
  };
}

/** Who must be told first: by effect, then tier, then distance, then the order of the estate. */
function urgency(services: readonly Service[], { node, effect, steps }: Affected): number {
  const rank = Math.min(services[node]?.tier?.rank ?? 99, 99);
  return ((effects.indexOf(effect) * 100 + rank) * 1_000 + Math.min(steps, 999)) * 100_000 + node;
}

function rowOf(
  service: Service,
  { effect, steps, via }: Affected,
  services: readonly Service[],
  ifItFails: string | undefined,
): ImpactRow {
  const { support } = service.guide;
  const contact = support.contact ?? service.owner?.contact;
  return {
    service,
    effect,
    steps,
    via: shortened(via.flatMap((node) => services[node]?.title ?? [])),
    ...(steps === 1 && ifItFails ? { ifItFails } : {}),
    ...(contact ? { contact } : {}),
    ...(support.urgent_contact ? { urgentContact: support.urgent_contact } : {}),
  };
}

function shortened(names: string[]): string[] {
  return names.length > MOST_VIA ? [...names.slice(0, MOST_VIA), '…'] : names;
}

function groupsOf(
  rest: readonly Affected[],
  services: readonly Service[],
  organisation: Estate['organisation'],
): ImpactView['others'] {
  const byGroup = Map.groupBy(rest, ({ node }) => services[node]?.group.id ?? '');
  return [...byGroup]
    .map(([group, found]) => {
      const entry = Object.hasOwn(organisation.delivery_groups, group)
        ? organisation.delivery_groups[group]
        : undefined;
      const id = entry?.live_services_manager ?? entry?.readiness_manager;
      const manager = id === undefined ? undefined : findParty(organisation, id);
      return {
        group,
        name: entry?.name ?? group,
        count: found.length,
        ...(manager ? { manager } : {}),
      };
    })
    .sort((a, b) => b.count - a.count || (a.group < b.group ? -1 : 1));
}
