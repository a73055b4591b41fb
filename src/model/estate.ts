/**
 * Model: the estate, what the pages show. Everything here is derived from documents; nothing is typed in twice.
 */
import type { Config } from './config.ts';
import type { GuideDocument, PageDocument } from './content.ts';
import type { Diagnostic, Summary } from './diagnostic.ts';
import type { Framework } from './framework.ts';
import type { DependencyGraph } from './graph.ts';
import type { GuidancePage } from './guidance.ts';
import type { Component, Dependency, Guide, SupportLine } from './guide.ts';
import type { Organisation, Party, Supplier, Tier } from './organisation.ts';
import type { LifecycleStage, Phase } from './phase.ts';
import type { Readiness } from './readiness.ts';

/** A name with the site path of its page. */
export interface PageLink {
  title: string;
  href: string;
}

/** A component with who mends it. */
export interface ComponentView {
  component: Component;
  owner: Party;
  /** The line of support of this guide, with its team. */
  line?: { line: SupportLine; team: Party };
  supplier?: Supplier & { id: string };
}

/** Something the service leans on, with whom to call. @see S0.37 */
export interface DependencyView {
  dependency: Dependency;
  name: string;
  /** The service's page, if it has a guide here. */
  service?: ServiceLink;
  contact?: string;
  urgentContact?: string;
}

/** A service that leans on this one. @see S0.36 */
export interface DependantView {
  service: ServiceLink;
  ifItFails?: string;
  contact?: string;
  urgentContact?: string;
}

/** A service as other pages show it. */
export interface ServiceLink extends PageLink {
  id: string;
  phase: Phase;
  tier?: TierView;
}

/** A tier with its id. */
export interface TierView extends Tier {
  id: string;
}

/** One term of ownership. */
export interface OwnershipTerm {
  stage: LifecycleStage;
  owner: Party;
  from?: string;
  to?: string;
  /** Whether it is the current stage and the term covers today. */
  current: boolean;
}

/** When a document was read last and when it must be read again. */
export interface Review {
  lastReviewedOn: string;
  dueOn: string;
  overdue: boolean;
}

/** A service: its guide and all that other guides and the organisation say about it. */
export interface Service extends ServiceLink {
  document: GuideDocument;
  guide: Guide;
  group: { id: string; name: string; readinessManager?: Party; liveServicesManager?: Party };
  owner?: Party;
  components: ComponentView[];
  lines: { line: SupportLine; team: Party }[];
  escalation: { after: string; to: Party }[];
  dependencies: DependencyView[];
  dependants: DependantView[];
  ownership: OwnershipTerm[];
  review: Review;
  findings: Diagnostic[];
  /** What lapses, soonest first. */
  lapses: Lapse[];
  readiness: Readiness;
}

/** Something with a last day: a review, a waiver, a contract, a certificate, a component. */
export interface Lapse {
  what: 'evidence' | 'review' | 'waiver' | 'contract' | 'certificate' | 'component' | 'risk';
  /** What lapses, in the language of the site. */
  name: string;
  /** What its name is made from: a criterion, a supplier, a component; absent where there is only one. */
  of?: string;
  on: string;
  /** Days from today; negative once it has passed. */
  inDays: number;
  subject: PageLink;
  /** Who has to act, where known. */
  owner?: Party;
}

/** A guidance page with its place among the others. */
export interface GuidanceView extends PageLink {
  id: string;
  description?: string;
  page?: GuidancePage;
  document?: PageDocument;
  owner?: Party;
  review?: Review;
  breadcrumbs: PageLink[];
  /** Pages of this section, when this is its landing page. */
  children: GuidanceLink[];
  /** The landing page of the section that it belongs to, and the pages in it. */
  section?: PageLink;
  siblings: GuidanceLink[];
  previous?: PageLink;
  next?: PageLink;
  tags: string[];
  findings: Diagnostic[];
}

/** A guidance page in a list. */
export interface GuidanceLink extends PageLink {
  description?: string;
}

/** A term of the glossary with its place on the site. */
export interface GlossaryView {
  id: string;
  term: string;
  /** Path with anchor: `/glossary/#term-waiver`. */
  href: string;
  /** One or two sentences of Markdown, and the same without markup. */
  definition: string;
  plain: string;
  also: readonly string[];
  formerly: readonly string[];
  /** The page that tells more: a path of this site, or a web address. */
  see?: string;
  mark: boolean;
  /** Pages of guidance that use it, in reading order. */
  usedOn: PageLink[];
}

/** The whole estate. */
export interface Estate {
  today: string;
  config: Config;
  organisation: Organisation;
  /** Frameworks in force, in order. */
  frameworks: readonly Framework[];
  services: Service[];
  /** How services lean on each other; its nodes stand in the order of `services`. */
  graph: DependencyGraph;
  guidance: GuidanceView[];
  /** Words that readers may not know, in order of the alphabet. */
  glossary: readonly GlossaryView[];
  /** Landing pages of the top sections of guidance, in order. */
  sections: GuidanceLink[];
  /** Services by phase, in order of phase; empty phases are left out. */
  phases: { phase: Phase; services: Service[] }[];
  groups: { id: string; name: string; services: Service[] }[];
  /** Everything that has a last day, soonest first. */
  lapses: Lapse[];
  /** What lapses within the configured days, or has lapsed. */
  lapsing: Lapse[];
  /** What lapses within the 90 days that a review board looks ahead, or has lapsed. */
  lapsingSoon: Lapse[];
  diagnostics: Diagnostic[];
  summary: Summary;
}
