/** Export, PDF: a guidance page → its printed form: what it says, how fresh it is and who answers for it. */
import type { GuidanceView } from '../../model/estate.ts';
import { type DocumentParts, documentOf, inLanguage, type PrintableDocument } from './document-of.ts';
import { printBody } from './print-body.ts';
import {
  capital,
  linkInline,
  type PrintContext,
  type PrintSetting,
  paragraph,
  printContext,
  siteLink,
} from './print-context.ts';
import type { Block, Inline, PrintDocument } from './print-document.ts';
import { bullets, fact, facts, listFact, titled } from './print-parts.ts';

/** Headings from which a list of contents helps. */
const CONTENTS_FROM = 5;

/** A guidance page as a document. */
export function printGuidance(
  view: GuidanceView,
  setting: PrintSetting,
  parts: DocumentParts,
): PrintableDocument {
  const context = printContext(setting, view.document);
  const { say, day } = context;
  const { review, page, children, section, description } = view;
  const body = printBody(context, 1);
  const headings = body.blocks.filter((block) => block.type === 'heading' && block.level <= 2);
  const links = children.map((child): Inline[] => [
    siteLink(context, child.href, [child.title]),
    ...(child.description ? [`: ${child.description}`] : []),
  ]);
  return documentOf(context, parts, {
    title: view.title,
    description: description ?? null,
    kind: say('guidance.home'),
    keywords: [say('guidance.home'), ...view.tags],
    tags: section && section.href !== view.href ? [{ text: section.title, tone: 'plain' }] : [],
    particulars: particularsOf(context, view),
    opening: review?.overdue
      ? [
          {
            type: 'notice',
            tone: 'danger',
            content: [
              paragraph(`${say('page.overdue', { date: day(review.dueOn) })} ${say('page.overdueCheck')}`),
            ],
          },
        ]
      : [],
    contents: headings.length >= CONTENTS_FROM ? 'before text' : 'none',
    blocks: [
      ...inLanguage(context, page?.lang, body.blocks),
      ...titled(say('page.inSection'), bullets(links), 1),
      ...titled(say('page.about'), about(context, page), 1),
    ],
    about: [],
    losses: body.losses,
  });
}

function particularsOf({ say, day, today }: PrintContext, view: GuidanceView): PrintDocument['particulars'] {
  const { review, owner } = view;
  const overdue = (on: string) => say('evidencePage.services.overdue', { day: day(on) });
  return [
    { label: say('pdf.asOf'), content: [day(today)] },
    ...(review
      ? [
          { label: say('downloads.reviewed'), content: [day(review.lastReviewedOn)] },
          {
            label: say('downloads.nextReview'),
            content: [review.overdue ? overdue(review.dueOn) : day(review.dueOn)],
          },
        ]
      : []),
    ...(owner ? [{ label: say('common.owner'), content: [owner.name] }] : []),
  ];
}

function about(context: PrintContext, page: GuidanceView['page']): Block[] {
  const { say, named } = context;
  if (!page) return [];
  return facts([
    fact(say('page.type'), page.type && named('pageType', page.type)),
    fact(say('page.audience'), page.audience && capital(page.audience.join(', '))),
    fact(say('page.aliases'), page.aliases?.join(', ')),
    listFact(
      say('pdf.factsFrom'),
      page.source?.map(({ title, url, licence }): Inline[] => [
        url ? linkInline(context, url, [title]) : title,
        ...(licence ? [`${say('common.comma')}${licence}`] : []),
      ]),
    ),
  ]);
}
