/**
 * Render: which parts a service page has, in the order in which they are needed in an incident. One list makes the page
 * and its list of contents, so that they cannot differ; a part without data is left out.
 */
import type { Service } from '../../model/estate.ts';

/** A part of a service page. */
export interface ServiceSection {
  /** Anchor; a reserved one of `src/model/anchors.ts`. */
  id: string;
  title: string;
  /** Name of its template below `_includes/service/`. */
  template: string;
}

interface SectionRule extends ServiceSection {
  shown: (service: Service) => boolean;
}

const always = () => true;

/** True if something is said: an empty map or list says nothing. */
function says(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return value !== undefined;
  return Object.values(value).some(says);
}

/** What every page of a service may show, between whom to call and the guide's own text. */
const beforeGuide: readonly SectionRule[] = [
  {
    id: 'about-dependencies',
    title: 'What it leans on',
    template: 'dependencies',
    shown: ({ guide }) => guide.dependencies !== undefined,
  },
  {
    id: 'about-consumers',
    title: 'What leans on it',
    template: 'consumers',
    shown: ({ guide, dependants }) => dependants.length > 0 || guide.consumers !== undefined,
  },
  {
    id: 'about-runbooks',
    title: 'Find a runbook',
    template: 'runbooks',
    shown: ({ guide }) => guide.runbooks !== undefined,
  },
  {
    id: 'about-known-issues',
    title: 'Known issues',
    template: 'known-issues',
    shown: ({ guide }) => guide.known_issues !== undefined,
  },
  { id: 'about-components', title: 'Components and who mends them', template: 'components', shown: always },
  {
    id: 'about-support',
    title: 'Support and escalation',
    template: 'support',
    shown: ({ guide: { support, itsm } }) =>
      [
        support.lines,
        support.escalation,
        support.ticket_workflow,
        support.queues,
        support.out_of_hours,
        support.agreed,
        support.documentation,
        itsm,
      ].some(says),
  },
  {
    id: 'about-service-levels',
    title: 'Service levels',
    template: 'service-levels',
    shown: ({ guide }) => guide.service_levels !== undefined,
  },
  {
    id: 'about-processes',
    title: 'Processes and changes',
    template: 'processes',
    shown: ({ guide }) => says(guide.processes) || says(guide.practice),
  },
  {
    id: 'about-priorities',
    title: 'Incident priorities',
    template: 'priorities',
    shown: ({ guide }) => guide.processes?.incident?.priorities !== undefined,
  },
  { id: 'about-ownership', title: 'Who owns it through its life', template: 'ownership', shown: always },
  {
    id: 'about-security',
    title: 'Security and data',
    template: 'security',
    shown: ({ guide }) => says(guide.security) || says(guide.data) || says(guide.clinical_safety),
  },
  {
    id: 'about-continuity',
    title: 'Continuity',
    template: 'continuity',
    shown: ({ guide }) => says(guide.continuity),
  },
  {
    id: 'about-monitoring',
    title: 'Monitoring',
    template: 'monitoring',
    shown: ({ guide }) => says(guide.monitoring),
  },
  {
    id: 'about-release',
    title: 'Release into live',
    template: 'release',
    shown: ({ guide }) => guide.release !== undefined,
  },
  {
    id: 'about-readiness',
    title: 'Readiness',
    template: 'readiness',
    shown: always,
  },
  { id: 'about-people', title: 'People and purpose', template: 'people', shown: always },
];

const afterGuide: readonly SectionRule[] = [
  {
    id: 'about-findings',
    title: 'Findings of this guide',
    template: 'findings',
    shown: ({ findings }) => findings.length > 0,
  },
  { id: 'about-downloads', title: 'Downloads and review', template: 'downloads', shown: always },
];

/** What one service page consists of. */
export interface ServiceSections {
  before: ServiceSection[];
  /** The guide's own main headings. */
  guide: { id: string; title: string }[];
  after: ServiceSection[];
}

/** The parts of one service page: those before the guide's own text, its headings, and those after it. */
export function serviceSections(service: Service): ServiceSections {
  const pick = (rules: readonly SectionRule[]) => rules.filter((rule) => rule.shown(service));
  const headings = service.document.body.headings.filter(({ level }) => level <= 2);
  return {
    before: pick(beforeGuide),
    guide: headings.map(({ id, text }) => ({ id, title: text })),
    after: pick(afterGuide),
  };
}
