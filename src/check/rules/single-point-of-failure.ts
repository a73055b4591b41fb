import type { GuideDocument } from '../../model/content.ts';
import { externalParties } from '../../model/external-parties.ts';
import type { GraphLink } from '../../model/graph.ts';
import { impactOf } from '../../model/impact.ts';
import type { Organisation } from '../../model/organisation.ts';
import type { Finding, Rule } from '../../model/rule.ts';
import { findOwn } from '../find-own.ts';
import { isDue } from '../is-due.ts';
import { listInWords } from '../list-in-words.ts';

/** What several services stop with is known, and somebody thought of the day on which it fails. */
export const singlePointOfFailure: Rule = {
  id: 'single-point-of-failure',
  kind: 'readiness',
  severity: 'warning',
  title: 'Know what takes several services down at once',
  why: 'Where a critical service and others stop with the same thing, its failure is a crisis of the whole organisation. Somebody has to spread the load, or to know beforehand how people are served meanwhile.',
  requirements: ['S0.10', 'S0.36'],
  wrong:
    '# services/identity.md: its guide does not say how it survives the loss of a part\n# services/payments.md (critical) and services/permits.md\ndependencies:\n  - {service: identity, failure_mode: stops}',
  right:
    '# services/identity.md\ncontinuity:\n  resilience: Two regions answer at any time; either carries the whole load.',
  *checkContent({ guides }, { organisation }) {
    const { leanedOnBy, parties } = whatStops(guides);
    for (const [node, links] of leanedOnBy.entries()) {
      if (links.length === 0) continue;
      const { affected, more } = impactOf({ leanedOnBy }, node, MOST_COUNTED);
      const stopped = affected.flatMap(({ node: other }) => guides[other] ?? []);
      const critical = stopped.filter((guide) => isCritical(guide, organisation));
      if (stopped.length < LEAST_STOPPED || critical.length === 0) continue;
      const said = { stopped, critical, more };
      const guide = guides[node];
      if (guide) yield { document: guide, ...ofService(guide, said, links, guides) };
      const party = parties[node - guides.length];
      if (!party) continue;
      for (const { from, index } of links) {
        const own = guides[from];
        if (own && critical.includes(own))
          yield { document: own, ...ofExternal(own, index, party.name, said) };
      }
    }
  },
};

/** One service that stops with another is a plain dependency. */
const LEAST_STOPPED = 2;
/** Beyond this the number says nothing more. */
const MOST_COUNTED = 200;

interface Stopped {
  stopped: readonly GuideDocument[];
  critical: readonly GuideDocument[];
  /** True if there are more than were counted. */
  more: boolean;
}
type StoppingLink = GraphLink & { index: number };

/** By node, guides first, then what is outside: the services in use that stop with it. */
function whatStops(guides: readonly GuideDocument[]) {
  const nodeOf = new Map(guides.map(({ id }, node) => [id, node]));
  const externals = externalParties();
  const leanedOnBy: StoppingLink[][] = guides.map(() => []);
  for (const [from, guide] of guides.entries()) {
    if (!isDue(guide, 'public-beta')) continue;
    for (const [index, dependency] of (guide.draft.dependencies ?? []).entries()) {
      const { service, external, contact, failure_mode: mode } = dependency;
      if (mode !== 'stops') continue;
      const to =
        service === undefined ? guides.length + externals.add(external ?? '', contact) : nodeOf.get(service);
      if (to === undefined || to === from) continue;
      leanedOnBy[to] ??= [];
      leanedOnBy[to].push({ from, to, mode, index });
    }
  }
  return { leanedOnBy, parties: externals.parties };
}

function isCritical({ draft }: GuideDocument, { tiers }: Organisation): boolean {
  return findOwn(tiers, draft.tier)?.critical === true;
}

function ofService(
  guide: GuideDocument,
  said: Stopped,
  links: readonly StoppingLink[],
  guides: readonly GuideDocument[],
): Finding {
  const explained = guide.draft.continuity?.resilience !== undefined;
  return {
    severity: explained ? 'info' : 'warning',
    at: { path: ['continuity', 'resilience'] },
    message: `When this service fails, ${inWords(said)}.`,
    hint: explained
      ? 'Its guide says what spreads the load. Rehearse with these services what they do without it.'
      : 'Say what keeps it up when a part is lost, for example:\ncontinuity:\n  resilience: Two regions answer at any time; either carries the whole load.',
    related: links.slice(0, 3).flatMap(({ from, index }) => {
      const document = guides[from];
      return document
        ? [
            {
              document,
              at: { path: ['dependencies', index, 'failure_mode'] },
              message: `${document.draft.title ?? document.id} stops with it.`,
            },
          ]
        : [];
    }),
  };
}

/** Nobody here can mend what is outside, so each critical service says what it does meanwhile. */
function ofExternal(guide: GuideDocument, index: number, name: string, said: Stopped): Finding {
  const explained = guide.draft.continuity?.fallback !== undefined;
  return {
    severity: explained ? 'info' : 'warning',
    at: { path: ['dependencies', index, 'external'] },
    message: `When ${name} fails, ${inWords(said)}.`,
    hint: explained
      ? 'This guide says how users are served meanwhile. Rehearse it together with the other services.'
      : 'Find a second source, or say how users are served meanwhile, for example:\ncontinuity:\n  fallback: Cases are taken by telephone and entered later.',
  };
}

/** `3 services stop, 1 of them critical: Rural payments` – the critical ones by name. */
function inWords({ stopped, critical, more }: Stopped): string {
  const names = critical.slice(0, 3).map(({ id, draft }) => draft.title ?? id);
  const rest = critical.length - names.length;
  const amount = `${more ? 'more than ' : ''}${stopped.length} services stop`;
  return `${amount}, ${critical.length} of them critical: ${listInWords(rest > 0 ? [...names, `${rest} more`] : names)}`;
}
