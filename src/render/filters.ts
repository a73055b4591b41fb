/**
 * Render: filters of our templates. Pure functions of a value and of what the site is; a new filter is one function and
 * one line in the list. `safeFilters` return HTML, escaped here; the others return text that the template escapes.
 */
import nunjucks from 'nunjucks';
import { contactHref, contactKind } from '../model/contact.ts';
import type { SourceDocument } from '../model/content.ts';
import { daysBetween } from '../model/date.ts';
import type { Hours } from '../model/hours.ts';
import { resolveLink, sitePath } from '../model/link-target.ts';
import { findParty, type Organisation } from '../model/organisation.ts';
import type { Phase } from '../model/phase.ts';
import { documentLink } from '../model/primitives.ts';
import { releaseInWords } from '../model/release-in-words.ts';
import {
  codeWords,
  evidenceInWords,
  readinessInWords,
  shelfLifeInWords,
} from './assurance/readiness-words.ts';
import { contactLink, partyLink } from './contact-link.ts';
import { estateSummary } from './estate-summary.ts';
import type { InterfaceWords } from './interface-words.ts';
import {
  type BodyContext,
  type BodyMarker,
  escapeHtml,
  renderBody,
  renderBodyParts,
  renderInline,
  siteHref,
} from './markdown.ts';
import { reportHref } from './report-href.ts';
import { achievementOf, downtimeInWords } from './service/achievement.ts';
import { runbookGroups } from './service/runbook-groups.ts';
import { serviceSections } from './service/sections.ts';
import { suppliersOf } from './service/suppliers.ts';
import { serviceWarnings } from './service/warnings.ts';
import { contactInWords, findingsInWords, pdfInWords } from './words.ts';

/** What filters know of the site. */
export interface FilterContext {
  /** Path under which the site is published, with a slash at both ends: `/` or `/x/`. */
  basePath: string;
  today: string;
  /** Teams, roles and tiers that guides name by id. */
  organisation: Organisation;
  /** Words of the language that the page speaks. */
  words: InterfaceWords;
  /** Marks terms of the glossary in bodies. */
  terms?: BodyMarker;
  /** Puts what was found into bodies, in a preview. */
  found?: BodyContext['found'];
}

// biome-ignore lint/suspicious/noExplicitAny: a filter takes whatever the template gives it.
type Filter = (context: FilterContext, value: any, ...rest: any[]) => unknown;
// biome-ignore lint/suspicious/noExplicitAny: as above.
type SafeFilter = (context: FilterContext, value: any, ...rest: any[]) => string;

/** Address of a `documentLink` of a guide's front matter, as it is published. */
export function documentHref(
  context: Pick<FilterContext, 'basePath'>,
  href: string,
  document: SourceDocument,
): string {
  const target = resolveLink(document.file, href);
  if (target.kind === 'anchor') return `#${target.anchor}`;
  if (target.kind === 'page')
    return siteHref(
      context.basePath,
      (sitePath(target.file) ?? '/') + (target.anchor ? `#${target.anchor}` : ''),
    );
  return target.kind === 'site' ? siteHref(context.basePath, href) : href;
}

/** The heading that a link within the same document leads to; `undefined` for every other link. */
function headingOf(href: string, document: SourceDocument): string | undefined {
  if (!href.startsWith('#')) return undefined;
  return document.body.headings.find(({ id }) => id === href.slice(1))?.text;
}

function contentsOf(document: SourceDocument | undefined): { id: string; title: string }[] {
  if (!document || document.data.toc === false) return [];
  return document.body.headings
    .filter(({ level }) => level <= 2)
    .map(({ id, text }) => ({ id, title: text }));
}

/** Filters whose text the template escapes. */
export const filters: Readonly<Record<string, Filter>> = {
  dateInWords: ({ words }, date: string) => words.day(date),
  monthInWords: ({ words }, month: string) => words.month(month),
  hoursInWords: ({ words }, hours: Hours) => words.hours(hours),
  daysFromToday: ({ today, words }, date: string) => words.daysAway(daysBetween(today, date)),
  /** A size in bytes, rounded up: `150 KB`, `1.3 MB`. */
  sizeInWords: ({ words }, bytes: number) =>
    bytes < 999_000
      ? words.say('pack.kilobytes', { size: Math.ceil(bytes / 1000) })
      : words.say('pack.megabytes', { size: Math.ceil(bytes / 100_000) / 10 }),
  durationInWords: ({ words }, duration: string) => words.duration(duration),
  phaseName: ({ words }, phase: Phase) => words.phase(phase),
  /** The phase within a sentence: `private beta`. */
  phaseInText: ({ words }, phase: Phase) => words.say(`phasesInText.${phase}`),
  /** A name within a sentence: English begins it with a small letter. */
  inText: ({ words }, name: string) => (words.language.startsWith('en') ? name.toLowerCase() : name),
  /** A value that guides choose from a list: `in-place | valueName("contractStatus")`. */
  valueName: ({ words }, value: string | number, list: string) => words.value(list, value),
  /** Capital letter first. */
  capital: ({ words }, text: string) => text.charAt(0).toLocaleUpperCase(words.language) + text.slice(1),
  /** `connection-agreement` → `connection agreement`. */
  words: (_context, id: string) => id.replaceAll(/[-_]/g, ' '),
  /** A site path under the base path. */
  href: ({ basePath }, path: string) => siteHref(basePath, path),
  contactHref: (_context, contact: string) => contactHref(contact),
  contactKind: (_context, contact: string) => contactKind(contact),
  contactInWords: (_context, contact: string) => contactInWords(contact),
  documentHref,
  reportHref: ({ words }, contact: string, title: string) =>
    reportHref(contact, words.say('page.reportSubject', { title })),
  /** What is on a page: its main headings, or nothing where there is no body or the page says `toc: false`. */
  contentsOf: (_context, document?: SourceDocument) => contentsOf(document),
  headingOf: (_context, href: string, document: SourceDocument) => headingOf(href, document),
  isDocumentLink: (_context, value: string) => documentLink.safeParse(value).success,
  /** The team, role or delivery group of an id; an id that resolves to nobody is shown as it is. */
  party: ({ organisation }, id: string) => findParty(organisation, id) ?? { id, name: id, kind: 'team' },
  /** The tier of an id, if the organisation has it. */
  tier: ({ organisation }, id: string) =>
    Object.hasOwn(organisation.tiers, id) ? organisation.tiers[id] : undefined,
  findingsInWords: ({ words }, findings) => findingsInWords(findings, words),
  everyInWords: ({ words }, duration: string) => words.every(duration),
  evidenceInWords: ({ words }, evidence) => evidenceInWords(evidence, words),
  shelfLifeInWords: ({ words }, shelfLife: string) => shelfLifeInWords(shelfLife, words),
  readinessInWords: ({ words }, count) => readinessInWords(count, words),
  estateSummary: (_context, estate) => estateSummary(estate),
  achievement: ({ words }, level) => achievementOf(level, words),
  downtimeInWords: ({ words }, level) => downtimeInWords(level, words),
  releaseSteps: ({ today, words }, release) => releaseInWords(release, today, words),
  runbookGroups: ({ words }, runbooks) => runbookGroups(runbooks, words),
  suppliersOf: (_context, service) => suppliersOf(service),
  serviceSections: ({ words }, service) => serviceSections(service, words),
  serviceWarnings: ({ words }, service, warnDays: number) => serviceWarnings(service, warnDays, words),
  /** `Download as PDF, 5 pages, 120 KB`. */
  pdfInWords: ({ words }, pdf) => pdfInWords(pdf, words),
  /** A body as HTML in two parts, `lead` and `rest`; both are safe to show as they are. */
  bodyParts: (context, document: SourceDocument) => renderBodyParts(document, context),
};

/** Filters that return HTML. */
export const safeFilters: Readonly<Record<string, SafeFilter>> = {
  /** The body of a document. */
  body: (context, document: SourceDocument) => renderBody(document, context),
  /** One line of Markdown of ours or of a front-matter value: emphasis, code and links, nothing else. */
  inlineMarkdown: (context, text: string) => inline(text, context),
  contactLink: ({ words }, contact: string) => contactLink(contact, words),
  partyLink: ({ words }, party) => partyLink(party, words),
  /** Prose of front matter, of one line or several. */
  prose: (context, text: string) => inline(text, context).replaceAll('\n', '<br>'),
  /** Text whose `code` is marked up and nothing else. */
  codeWords: (_context, text: string) => codeWords(text),
  /** A path of keys that may break after each dot. */
  breakable: (_context, path: string) => escapeHtml(path).replaceAll('.', '.<wbr>'),
  /** What is English on every site, such as what the checker found: marked as such where the page is not English. */
  english: ({ words }, text: string | nunjucks.runtime.SafeString) => {
    const html = text instanceof nunjucks.runtime.SafeString ? String(text) : escapeHtml(text);
    return words.language.startsWith('en') ? html : `<span lang="en" dir="ltr">${html}</span>`;
  },
  /** Text with its line breaks kept. */
  lines: (_context, text: string) => escapeHtml(text).replaceAll('\n', '<br>'),
};

/** Most values hold no Markdown at all; they need not be parsed. */
function inline(text: string, context: FilterContext): string {
  return /[*_`[\]\\&<!~]/.test(text) ? renderInline(text, context) : escapeHtml(text);
}
