import type { GuideDocument } from '../../model/content.ts';
import type { Finding, Rule } from '../../model/rule.ts';
import { strongComponents } from '../../model/strong-components.ts';

/** More services than this in one circle are counted instead of named. */
const MAX_SHOWN = 8;
/** Links that are followed in search of a short circle, so that a tangle of services does not slow the check down. */
const MAX_LOOKS = 5_000;

/** Services that lean on each other are known and explained. */
export const dependencyCycle: Rule = {
  id: 'dependency-cycle',
  kind: 'readiness',
  severity: 'warning',
  title: 'Avoid services that lean on each other in a circle',
  why: 'When every service of a circle is down, none can be started first. Someone has to know the way out before that night.',
  requirements: ['S0.10', 'S0.36'],
  wrong: '# services/payments.md\ndependencies: [{service: ledger}]\n# services/ledger.md\ndependencies: [{service: payments}]',
  right: '# services/payments.md\ndependencies: [{service: ledger}]\n# services/ledger.md\ndependencies:\n  - {service: payments, cycle_reason: Only to show receipts. Ledger starts without it.}',
  *checkContent({ guides }) {
    const byId = new Map(guides.map((guide) => [guide.id, guide]));
    const edges = new Map(guides.map(({ id, draft }) => [id, (draft.dependencies ?? []).flatMap(({ service }) => (service === undefined || service === id ? [] : [service]))]));
    for (const group of strongComponents(edges)) {
      const members = new Set(group);
      const explained = group.every((id) => byId.get(id)?.draft.dependencies?.some(({ service, cycle_reason }) => cycle_reason !== undefined && service !== undefined && members.has(service)));
      for (const id of group) {
        const guide = byId.get(id);
        if (guide) yield { document: guide, ...finding(guide, members, edges, byId, explained) };
      }
    }
  },
};

type Edges = ReadonlyMap<string, readonly string[]>;

function finding(guide: GuideDocument, members: ReadonlySet<string>, edges: Edges, byId: ReadonlyMap<string, GuideDocument>, explained: boolean): Finding {
  const circle = shortCircle(guide.id, members, edges);
  const next = circle?.[1] ?? edges.get(guide.id)?.find((id) => members.has(id)) ?? '';
  const other = byId.get(next);
  const back = other?.draft.dependencies?.findIndex(({ service }) => service === (circle?.[2] ?? guide.id)) ?? -1;
  return {
    severity: explained ? 'info' : 'warning',
    at: { path: placeOf(guide, next) },
    message: circle ? `These services lean on each other in a circle: ${circle.join(' → ')}.` : `This service is one of ${members.size} that lean on each other in a circle.`,
    hint: explained ? 'Each guide of the circle says why. Rehearse how to start them after all were down.' : 'Loosen one of the links, or say in each guide of the circle why it is safe:\ncycle_reason: Only to show receipts. The ledger starts without it.',
    ...(other && back >= 0 ? { related: [{ document: other, at: { path: placeOf(other, circle?.[2] ?? guide.id) }, message: 'The circle goes on here.' }] } : {}),
  };
}

function placeOf(guide: GuideDocument, service: string): (string | number)[] {
  return ['dependencies', guide.draft.dependencies?.findIndex((dependency) => dependency.service === service) ?? 0, 'service'];
}

/** The shortest way from a service back to itself, if it is short enough to show. */
function shortCircle(start: string, members: ReadonlySet<string>, edges: Edges): string[] | undefined {
  const cameFrom = new Map<string, string>();
  let level = [start];
  let looks = 0;
  for (let length = 1; length <= MAX_SHOWN && level.length > 0; length++) {
    const nextLevel: string[] = [];
    for (const id of level) {
      for (const target of edges.get(id) ?? []) {
        looks += 1;
        if (looks > MAX_LOOKS) return undefined;
        if (target === start) return [...wayTo(id, start, cameFrom), start];
        if (!members.has(target) || cameFrom.has(target)) continue;
        cameFrom.set(target, id);
        nextLevel.push(target);
      }
    }
    level = nextLevel;
  }
  return undefined;
}

function wayTo(id: string, start: string, cameFrom: ReadonlyMap<string, string>): string[] {
  const way = [id];
  for (let at = id; at !== start; ) {
    at = cameFrom.get(at) ?? start;
    way.unshift(at);
  }
  return way;
}
