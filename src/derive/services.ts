/** Derive: each guide → a service with everything that other guides and the organisation say about it. */
import type { Content, GuideDocument } from '../model/content.ts';
import { daysBetween } from '../model/date.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import { addDuration, parseDuration } from '../model/duration.ts';
import type {
  ComponentView,
  DependantView,
  DependencyView,
  OwnershipTerm,
  Review,
  Service,
  ServiceLink,
  TierView,
} from '../model/estate.ts';
import type { Guide } from '../model/guide.ts';
import { judgeReadiness } from '../model/judge-readiness.ts';
import { findParty, type Organisation, type Party } from '../model/organisation.ts';
import { lifecycleStages, stageOfPhase } from '../model/phase.ts';
import { findingRulesOf } from './failed-rules.ts';
import type { Judge } from './judge.ts';

const none: ReadonlySet<string> = new Set();

/** Derives every service of guides that the schema accepts, in order of title. */
export function deriveServices(
  content: Content,
  today: string,
  findings: ReadonlyMap<string, Diagnostic[]>,
  failedRules: ReadonlyMap<string, ReadonlySet<string>>,
  judge: Judge = judgeReadiness,
): Service[] {
  const { organisation } = content;
  const whole = content.guides.flatMap((document) =>
    document.guide ? [{ document, guide: document.guide }] : [],
  );
  const links = new Map(
    whole.map(({ document, guide }) => [document.id, linkOf(document, guide, organisation)]),
  );
  const guides = new Map(whole.map(({ document, guide }) => [document.id, guide]));
  const dependants = dependantsById(whole, links);
  return whole
    .map(({ document, guide }) => {
      const link = links.get(document.id) as ServiceLink;
      const ownership = ownershipOf(guide, organisation, today);
      const owner = ownership.find((term) => term.current)?.owner;
      return {
        ...link,
        document,
        guide,
        group: groupOf(guide, organisation),
        ...(owner ? { owner } : {}),
        components: guide.components.map((component) => componentOf(component, guide, organisation)),
        lines: (guide.support.lines ?? []).map((line) => ({ line, team: partyOf(organisation, line.team) })),
        escalation: (guide.support.escalation ?? []).map(({ after, to }) => ({
          after,
          to: partyOf(organisation, to),
        })),
        dependencies: (guide.dependencies ?? []).map((dependency) => dependencyOf(dependency, links, guides)),
        dependants: dependants.get(document.id) ?? [],
        ownership,
        review: reviewOf(guide.last_reviewed_on, guide.review_in, today),
        findings: findings.get(document.file) ?? [],
        lapses: [],
        readiness: judge({
          guide,
          frameworks: content.frameworks,
          organisation,
          today,
          failedRules: failedRules.get(document.file) ?? none,
          findingRules: findingRulesOf(findings.get(document.file) ?? []),
        }),
      };
    })
    .sort((a, b) => compareTitle(a, b));
}

/** Orders by title, then address, by code unit of the lower-case title: the same everywhere. */
export function compareTitle(a: { title: string; href: string }, b: { title: string; href: string }): number {
  const [first, second] = [a.title.toLowerCase(), b.title.toLowerCase()];
  return first < second ? -1 : first > second ? 1 : a.href < b.href ? -1 : 1;
}

/** A party by id; an id that resolves to nobody is shown as it is. */
export function partyOf(organisation: Organisation, id: string): Party {
  return findParty(organisation, id) ?? { id, name: id, kind: 'team' };
}

/** When a document is due for review. */
export function reviewOf(lastReviewedOn: string, reviewIn: string, today: string): Review {
  const duration = parseDuration(reviewIn);
  const dueOn = duration ? addDuration(lastReviewedOn, duration) : lastReviewedOn;
  return { lastReviewedOn, dueOn, overdue: daysBetween(today, dueOn) < 0 };
}

function linkOf(document: GuideDocument, guide: Guide, organisation: Organisation): ServiceLink {
  const tier = tierOf(guide.tier, organisation);
  return {
    id: document.id,
    title: guide.title,
    href: `/services/${document.id}/`,
    phase: guide.phase,
    ...(tier ? { tier } : {}),
  };
}

function tierOf(id: string | undefined, organisation: Organisation): TierView | undefined {
  const tier =
    id === undefined || !Object.hasOwn(organisation.tiers, id) ? undefined : organisation.tiers[id];
  return tier && id !== undefined ? { ...tier, id } : undefined;
}

function groupOf(guide: Guide, organisation: Organisation): Service['group'] {
  const id = guide.delivery_group;
  const group = Object.hasOwn(organisation.delivery_groups, id)
    ? organisation.delivery_groups[id]
    : undefined;
  return {
    id,
    name: group?.name ?? id,
    ...(group?.readiness_manager ? { readinessManager: partyOf(organisation, group.readiness_manager) } : {}),
    ...(group?.live_services_manager
      ? { liveServicesManager: partyOf(organisation, group.live_services_manager) }
      : {}),
  };
}

function componentOf(
  component: Guide['components'][number],
  guide: Guide,
  organisation: Organisation,
): ComponentView {
  const view: ComponentView = { component, owner: partyOf(organisation, component.owner) };
  const by = component.supported_by;
  if (by?.startsWith('supplier:')) {
    const id = by.slice('supplier:'.length);
    const supplier = Object.hasOwn(organisation.suppliers, id) ? organisation.suppliers[id] : undefined;
    if (supplier) view.supplier = { ...supplier, id };
  } else if (by) {
    const line = guide.support.lines?.find((candidate) => candidate.id === by);
    if (line) view.line = { line, team: partyOf(organisation, line.team) };
  }
  return view;
}

function dependencyOf(
  dependency: NonNullable<Guide['dependencies']>[number],
  links: ReadonlyMap<string, ServiceLink>,
  guides: ReadonlyMap<string, Guide>,
): DependencyView {
  const service = dependency.service === undefined ? undefined : links.get(dependency.service);
  const support = dependency.service === undefined ? undefined : guides.get(dependency.service)?.support;
  const contact = dependency.contact ?? support?.contact;
  return {
    dependency,
    name: service?.title ?? dependency.external ?? dependency.service ?? '',
    ...(service ? { service } : {}),
    ...(contact ? { contact } : {}),
    ...(support?.urgent_contact ? { urgentContact: support.urgent_contact } : {}),
  };
}

function dependantsById(
  whole: readonly { document: GuideDocument; guide: Guide }[],
  links: ReadonlyMap<string, ServiceLink>,
): Map<string, DependantView[]> {
  const found = new Map<string, DependantView[]>();
  for (const { document, guide } of whole) {
    const service = links.get(document.id);
    for (const { service: id, if_it_fails: ifItFails } of guide.dependencies ?? []) {
      if (!service || id === undefined) continue;
      const { contact, urgent_contact: urgentContact } = guide.support;
      const view = {
        service,
        ...(ifItFails ? { ifItFails } : {}),
        ...(contact ? { contact } : {}),
        ...(urgentContact ? { urgentContact } : {}),
      };
      const list = found.get(id);
      if (list) list.push(view);
      else found.set(id, [view]);
    }
  }
  for (const list of found.values()) list.sort((a, b) => compareTitle(a.service, b.service));
  return found;
}

function ownershipOf(guide: Guide, organisation: Organisation, today: string): OwnershipTerm[] {
  const now = stageOfPhase[guide.phase];
  const terms = lifecycleStages.flatMap((stage) =>
    (guide.lifecycle.owners[stage] ?? []).map((term) => ({
      stage,
      owner: partyOf(organisation, term.team),
      ...(term.from ? { from: term.from } : {}),
      ...(term.to ? { to: term.to } : {}),
      current: stage === now && (term.from ?? today) <= today && (term.to ?? today) >= today,
    })),
  );
  if (terms.some((term) => term.current)) return terms;
  // Early guides name only their first owner: the latest named stage that covers today answers meanwhile.
  const fallback = terms.findLast((term) => (term.from ?? today) <= today && (term.to ?? today) >= today);
  return terms.map((term) => (term === fallback ? { ...term, current: true } : term));
}
