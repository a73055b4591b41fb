import type { GuideDocument } from '../../model/content.ts';
import type { Finding, Place, Rule } from '../../model/rule.ts';
import { shortCircle } from '../../model/short-circle.ts';
import { strongComponents } from '../../model/strong-components.ts';

/** Services that lean on each other are known and explained. */
export const dependencyCycle: Rule = {
  id: 'dependency-cycle',
  kind: 'readiness',
  severity: 'warning',
  title: 'Avoid services that lean on each other in a circle',
  why: 'When every service of a circle is down, none can be started first. Someone has to know the way out before that night.',
  requirements: ['S0.10', 'S0.36'],
  wrong:
    '# services/payments.md\ndependencies: [{service: ledger}]\n# services/ledger.md\ndependencies: [{service: payments}]',
  right:
    '# services/payments.md\ndependencies: [{service: ledger}]\n# services/ledger.md\ndependencies:\n  - {service: payments, cycle_reason: Only to show receipts. Ledger starts without it.}',
  *checkContent({ guides }) {
    const byId = new Map(guides.map((guide) => [guide.id, guide]));
    const edges = new Map(guides.map((guide) => [guide.id, otherServices(guide)]));
    for (const group of strongComponents(edges)) {
      const members = new Set(group);
      const explained = group.every((id) => saysWhy(byId.get(id), members));
      for (const id of group) {
        const guide = byId.get(id);
        if (guide)
          yield {
            document: guide,
            ...(explained ? known : unknown),
            ...finding(guide, members, edges, byId),
          };
      }
    }
  },
};

const known = {
  severity: 'info',
  hint: 'Each guide of the circle says why. Rehearse how to start the services after all were down.',
} as const;
const unknown = {
  severity: 'warning',
  hint: 'Loosen one of the links, or say in each guide of the circle why it is safe:\ncycle_reason: Only to show receipts. The ledger starts without it.',
} as const;

function otherServices({ id, draft }: GuideDocument): string[] {
  return (draft.dependencies ?? []).flatMap(({ service }) =>
    service === undefined || service === id ? [] : [service],
  );
}

function saysWhy(guide: GuideDocument | undefined, members: ReadonlySet<string>): boolean {
  return (guide?.draft.dependencies ?? []).some(
    ({ service, cycle_reason: reason }) => reason !== undefined && members.has(service ?? ''),
  );
}

function finding(
  guide: GuideDocument,
  members: ReadonlySet<string>,
  edges: ReadonlyMap<string, readonly string[]>,
  byId: ReadonlyMap<string, GuideDocument>,
): Finding {
  const circle = shortCircle(guide.id, edges);
  const next = circle?.[1] ?? otherServices(guide).find((id) => members.has(id)) ?? '';
  const other = byId.get(next);
  const related =
    other && circle?.[2]
      ? [{ document: other, at: placeOf(other, circle[2]), message: 'The circle goes on here.' }]
      : [];
  return {
    at: placeOf(guide, next),
    message: circle
      ? `These services lean on each other in a circle: ${circle.join(' → ')}.`
      : `This service is one of ${members.size} that lean on each other in a circle.`,
    related,
  };
}

function placeOf(guide: GuideDocument, service: string): Place {
  const index = guide.draft.dependencies?.findIndex((dependency) => dependency.service === service) ?? 0;
  return { path: ['dependencies', index, 'service'] };
}
