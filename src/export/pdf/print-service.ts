/**
 * Export, PDF: a service → its printed guide. The parts stand in the order in which they are needed in an incident, as
 * on its page; a part without data is left out.
 */
import type { Lapse, Service } from '../../model/estate.ts';
import { lapseInWords } from '../../model/lapse-in-words.ts';
import { type DocumentParts, documentOf, inLanguage, type PrintableDocument } from './document-of.ts';
import { printBody } from './print-body.ts';
import { type PrintContext, type PrintSetting, printContext } from './print-context.ts';
import type { Block } from './print-document.ts';
import { bullets, fact } from './print-parts.ts';
import { components } from './service/components.ts';
import { contacts } from './service/contacts.ts';
import { continuity } from './service/continuity.ts';
import { consumers, dependencies } from './service/dependencies.ts';
import { knownIssues, monitoring, runbooks } from './service/operations.ts';
import { ownership } from './service/ownership.ts';
import { people } from './service/people.ts';
import { priorities, processes } from './service/processes.ts';
import { readiness, readinessSummary } from './service/readiness.ts';
import { release } from './service/release.ts';
import { security } from './service/security.ts';
import { serviceLevels } from './service/service-levels.ts';
import { support } from './service/support.ts';

type Section = (context: PrintContext, service: Service) => Block[];

/** Sections by the names that they have on the page: their anchors are the same. */
const sections: Readonly<Record<string, Section>> = {
  dependencies,
  consumers,
  runbooks,
  'known-issues': knownIssues,
  components,
  support,
  'service-levels': serviceLevels,
  processes,
  priorities,
  ownership,
  security,
  continuity,
  monitoring,
  release,
  people,
  readiness,
};

/** What a service is printed with. */
export interface ServicePrint {
  setting: PrintSetting;
  parts: DocumentParts;
  /** Days before something ends from which it is announced. */
  warnDays: number;
}

/** A service as a document. */
export function printService(
  service: Service,
  { setting, parts, warnDays }: ServicePrint,
): PrintableDocument {
  const { guide, document, tier, review, owner, group } = service;
  const context = printContext(setting, document);
  const { say, day, today } = context;
  const phase = context.phase(service.phase);
  const body = printBody(context, 2);
  const main = (id: string, title: string, listed: boolean): Block => ({
    type: 'heading',
    level: 1,
    id,
    listed,
    content: [title],
  });
  return documentOf(context, parts, {
    title: service.title,
    description: guide.description,
    kind: say('pdf.guide'),
    keywords: [say('pdf.guide'), group.name, phase],
    tags: [
      { text: phase, tone: 'plain' },
      ...(tier ? [{ text: tier.name, tone: tier.critical ? ('danger' as const) : ('plain' as const) }] : []),
    ],
    particulars: [
      { label: say('pdf.asOf'), content: [day(today)] },
      { label: say('downloads.reviewed'), content: [day(review.lastReviewedOn)] },
      {
        label: say('downloads.nextReview'),
        content: [
          review.overdue
            ? say('evidencePage.services.overdue', { day: day(review.dueOn) })
            : day(review.dueOn),
        ],
      },
      { label: say('contactCard.accountable'), content: [owner?.name ?? say('common.nobodyNamed')] },
    ],
    opening: [
      ...warnings(context, service, warnDays),
      main('about-contacts', say('contactCard.title'), false),
      ...contacts(context, service),
      main('about-readiness-summary', say('sheet.dueNow'), false),
      ...readinessSummary(context, service),
    ],
    contents: 'first page',
    blocks: [
      ...Object.entries(sections).flatMap(([name, section]) => {
        const blocks = section(context, service);
        return blocks.length === 0 ? [] : [main(`about-${name}`, say(`sections.${name}`), true), ...blocks];
      }),
      ...(body.blocks.length === 0
        ? []
        : [
            main('about-guide', say('servicePage.ownWords'), true),
            ...inLanguage(context, guide.lang, body.blocks),
          ]),
    ],
    about: [
      fact(say('downloads.status'), guide.status && context.named('guideStatus', guide.status)),
      fact(
        say('downloads.nextReview'),
        say(review.overdue ? 'downloads.overdue' : 'downloads.due', {
          day: day(review.dueOn),
          away: context.away(review.dueOn),
          every: context.every(guide.review_in),
        }),
      ),
    ],
    losses: body.losses,
  });
}

/** What has passed or ends soon, with what somebody has to do about it. */
function warnings(context: PrintContext, service: Service, warnDays: number): Block[] {
  const { say } = context;
  const found = service.lapses.filter(({ inDays }) => inDays <= warnDays);
  if (found.length === 0) return [];
  const late = found.some(({ inDays }) => inDays < 0);
  return [
    {
      type: 'notice',
      tone: late ? 'danger' : 'warning',
      title: say('warnings.title'),
      content: bullets(found.map((lapse) => [warningOf(context, service, lapse)])),
    },
  ];
}

function warningOf(
  context: PrintContext,
  { components: parts, owner, group }: Service,
  lapse: Lapse,
): string {
  const { say, day, daysAway } = context;
  const { what, of, on, inDays } = lapse;
  const ended = parts.find(
    ({ component }) =>
      what === 'component' && component.name === of && component.lifecycle?.end_of_life === on,
  );
  const matter = say(`warnings.${inDays < 0 ? 'past' : 'soon'}.${what}`, {
    name: lapseInWords(lapse, say),
    day: day(on),
    away: daysAway(inDays),
  });
  const action = say(`warnings.actions.${what}`, {
    owner: (lapse.owner ?? owner ?? group).name,
    replacement: ended?.component.lifecycle?.replacement,
  });
  return `${matter} ${action}`;
}
