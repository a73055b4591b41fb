/**
 * Render: which parts a service page has, in the order in which they are needed in an incident. One list makes the page
 * and its list of contents, so that they cannot differ; a part without data is left out.
 */
import type { Service } from '../../model/estate.ts';
import type { InterfaceWords } from '../interface-words.ts';

/** A part of a service page. */
export interface ServiceSection {
  /** Anchor; a reserved one of `src/model/anchors.ts`. */
  id: string;
  title: string;
  /** Name of its template below `_includes/service/`. */
  template: string;
  /** Top-level keys of the guide that it shows; a key stands in one part only. */
  keys: readonly string[];
}

/** Its title stands among the words by the name of its template. */
interface SectionRule extends Omit<ServiceSection, 'title'> {
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
    template: 'dependencies',
    keys: ['dependencies'],
    shown: ({ guide }) => guide.dependencies !== undefined,
  },
  {
    id: 'about-consumers',
    template: 'consumers',
    keys: ['consumers'],
    shown: ({ guide, dependants }) => dependants.length > 0 || guide.consumers !== undefined,
  },
  {
    id: 'about-runbooks',
    template: 'runbooks',
    keys: ['runbooks'],
    shown: ({ guide }) => guide.runbooks !== undefined,
  },
  {
    id: 'about-known-issues',
    template: 'known-issues',
    keys: ['known_issues'],
    shown: ({ guide }) => guide.known_issues !== undefined,
  },
  { id: 'about-components', template: 'components', keys: ['components'], shown: always },
  {
    id: 'about-support',
    template: 'support',
    keys: ['support', 'itsm'],
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
    template: 'service-levels',
    keys: ['service_levels'],
    shown: ({ guide }) => guide.service_levels !== undefined,
  },
  {
    id: 'about-processes',
    template: 'processes',
    keys: ['processes', 'practice'],
    shown: ({ guide }) => says(guide.processes) || says(guide.practice),
  },
  {
    id: 'about-priorities',
    template: 'priorities',
    keys: [],
    shown: ({ guide }) => guide.processes?.incident?.priorities !== undefined,
  },
  { id: 'about-ownership', template: 'ownership', keys: ['lifecycle'], shown: always },
  {
    id: 'about-security',
    template: 'security',
    keys: ['security', 'data', 'clinical_safety'],
    shown: ({ guide }) => says(guide.security) || says(guide.data) || says(guide.clinical_safety),
  },
  {
    id: 'about-continuity',
    template: 'continuity',
    keys: ['continuity'],
    shown: ({ guide }) => says(guide.continuity),
  },
  {
    id: 'about-monitoring',
    template: 'monitoring',
    keys: ['monitoring'],
    shown: ({ guide }) => says(guide.monitoring),
  },
  {
    id: 'about-release',
    template: 'release',
    keys: ['release'],
    shown: ({ guide }) => guide.release !== undefined,
  },
  {
    id: 'about-readiness',
    template: 'readiness',
    keys: ['readiness', 'transition', 'waivers', 'not_applicable'],
    shown: always,
  },
  {
    id: 'about-people',
    template: 'people',
    keys: [
      ...['users', 'stakeholders', 'feedback', 'outcomes', 'tier', 'tier_reason', 'change_scope'],
      ...['uses_live_data', 'urls', 'aliases', 'acronyms', 'delivery_group'],
    ],
    shown: always,
  },
];

const afterGuide: readonly SectionRule[] = [
  {
    id: 'about-findings',
    template: 'findings',
    keys: [],
    shown: ({ findings }) => findings.length > 0,
  },
  {
    id: 'about-downloads',
    template: 'downloads',
    keys: ['status', 'last_reviewed_on', 'review_in'],
    shown: always,
  },
  { id: 'about-history', template: 'history', keys: [], shown: always },
];

type TitledRule = SectionRule & ServiceSection;
const titles = new WeakMap<InterfaceWords, Map<readonly SectionRule[], TitledRule[]>>();

/** Sections with their titles, said once in each language. */
function titled(rules: readonly SectionRule[], words: InterfaceWords): TitledRule[] {
  const ofLanguage = titles.get(words) ?? new Map<readonly SectionRule[], TitledRule[]>();
  titles.set(words, ofLanguage);
  let found = ofLanguage.get(rules);
  if (!found) {
    found = rules.map((rule) => ({ ...rule, title: words.say(`sections.${rule.template}`) }));
    ofLanguage.set(rules, found);
  }
  return found;
}

/** What one service page consists of. */
export interface ServiceSections {
  before: ServiceSection[];
  /** The guide's own main headings. */
  guide: { id: string; title: string }[];
  after: ServiceSection[];
}

/** The parts of one service page: those before the guide's own text, its headings, and those after it. */
export function serviceSections(service: Service, words: InterfaceWords): ServiceSections {
  const pick = (rules: readonly SectionRule[]) => titled(rules, words).filter((rule) => rule.shown(service));
  const headings = service.document.body.headings.filter(({ level }) => level <= 2);
  return {
    before: pick(beforeGuide),
    guide: headings.map(({ id, text }) => ({ id, title: text })),
    after: pick(afterGuide),
  };
}
