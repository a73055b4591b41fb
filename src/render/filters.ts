/**
 * Render: filters of our templates. Pure functions of a value and of what the site is; a new filter is one function and
 * one line in the list. `safeFilters` return HTML, escaped here; the others return text that the template escapes.
 */
import { contactHref, contactKind } from '../model/contact.ts';
import type { Heading, SourceDocument } from '../model/content.ts';
import { daysBetween } from '../model/date.ts';
import { type Hours, hoursInWords } from '../model/hours.ts';
import { resolveLink, sitePath } from '../model/link-target.ts';
import { findParty, type Organisation } from '../model/organisation.ts';
import { type Phase, phaseNames } from '../model/phase.ts';
import { documentLink } from '../model/primitives.ts';
import {
  codeWords,
  evidenceInWords,
  readinessInWords,
  shelfLifeInWords,
} from './assurance/readiness-words.ts';
import { contactLink, partyLink } from './contact-link.ts';
import { estateSummary } from './estate-summary.ts';
import { escapeHtml, renderBody, renderBodyParts, renderInline, siteHref } from './markdown.ts';
import { reportHref } from './report-href.ts';
import { achievementOf, downtimeInWords } from './service/achievement.ts';
import { releaseSteps } from './service/release-steps.ts';
import { runbookGroups } from './service/runbook-groups.ts';
import { serviceSections } from './service/sections.ts';
import { suppliersOf } from './service/suppliers.ts';
import { serviceWarnings } from './service/warnings.ts';
import {
  contactInWords,
  countOf,
  dependencyInWords,
  everyInWords,
  findingsInWords,
  lineInWords,
} from './words.ts';

/** What filters know of the site. */
export interface FilterContext {
  /** Path under which the site is published, with a slash at both ends: `/` or `/x/`. */
  basePath: string;
  today: string;
  /** Teams, roles and tiers that guides name by id. */
  organisation: Organisation;
}

// biome-ignore lint/suspicious/noExplicitAny: a filter takes whatever the template gives it.
type Filter = (context: FilterContext, value: any, ...rest: any[]) => unknown;
// biome-ignore lint/suspicious/noExplicitAny: as above.
type SafeFilter = (context: FilterContext, value: any, ...rest: any[]) => string;

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

const datesInWords = new Map<string, string>();

/** `2026-10-01` → `1 October 2026`. Said once for each day: an estate has far fewer days than dates. */
export function dateInWords(date: string): string {
  let words = datesInWords.get(date);
  if (words === undefined) {
    const [year, month = '1', day = '1'] = date.split('-');
    words = `${Number(day)} ${MONTHS[Number(month) - 1]} ${year}`;
    datesInWords.set(date, words);
  }
  return words;
}

/** `2026-10` → `October 2026`. */
export function monthInWords(month: string): string {
  const [year, number = '1'] = month.split('-');
  return `${MONTHS[Number(number) - 1]} ${year}`;
}

/** Days from today in words: `today`, `in 12 days`, `3 days ago`. */
export function daysInWords(days: number): string {
  if (days === 0) return 'today';
  const amount = `${Math.abs(days)} ${Math.abs(days) === 1 ? 'day' : 'days'}`;
  return days > 0 ? `in ${amount}` : `${amount} ago`;
}

/** Address of a `documentLink` of a guide's front matter, as it is published. */
export function documentHref(context: FilterContext, href: string, document: SourceDocument): string {
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

/** Filters whose text the template escapes. */
export const filters: Readonly<Record<string, Filter>> = {
  dateInWords: (_context, date: string) => dateInWords(date),
  monthInWords: (_context, month: string) => monthInWords(month),
  hoursInWords: (_context, hours: Hours) => hoursInWords(hours),
  daysFromToday: ({ today }, date: string) => daysInWords(daysBetween(today, date)),
  countOf: (_context, amount: number, noun: string, plural?: string) => countOf(amount, noun, plural),
  phaseName: (_context, phase: Phase) => phaseNames[phase],
  /** Capital letter first. */
  capital: (_context, text: string) => text.charAt(0).toUpperCase() + text.slice(1),
  /** `connection-agreement` → `connection agreement`. */
  words: (_context, id: string) => id.replaceAll(/[-_]/g, ' '),
  /** A site path under the base path. */
  href: ({ basePath }, path: string) => siteHref(basePath, path),
  contactHref: (_context, contact: string) => contactHref(contact),
  contactKind: (_context, contact: string) => contactKind(contact),
  contactInWords: (_context, contact: string) => contactInWords(contact),
  documentHref,
  reportHref: (_context, contact: string, title: string) => reportHref(contact, title),
  /** Headings that a list of what is on the page shows. */
  topHeadings: (_context, headings: Heading[]) => headings.filter(({ level }) => level <= 2),
  headingOf: (_context, href: string, document: SourceDocument) => headingOf(href, document),
  isDocumentLink: (_context, value: string) => documentLink.safeParse(value).success,
  /** The team, role or delivery group of an id; an id that resolves to nobody is shown as it is. */
  party: ({ organisation }, id: string) => findParty(organisation, id) ?? { id, name: id, kind: 'team' },
  /** The tier of an id, if the organisation has it. */
  tier: ({ organisation }, id: string) =>
    Object.hasOwn(organisation.tiers, id) ? organisation.tiers[id] : undefined,
  findingsInWords: (_context, findings) => findingsInWords(findings),
  lineInWords: (_context, level) => lineInWords(level),
  dependencyInWords: (_context, type) => dependencyInWords(type),
  everyInWords: (_context, duration: string) => everyInWords(duration),
  evidenceInWords: (_context, evidence) => evidenceInWords(evidence),
  shelfLifeInWords: (_context, shelfLife: string) => shelfLifeInWords(shelfLife),
  readinessInWords: (_context, count) => readinessInWords(count),
  estateSummary: (_context, estate) => estateSummary(estate),
  achievement: (_context, level) => achievementOf(level),
  downtimeInWords: (_context, level) => downtimeInWords(level),
  releaseSteps: ({ today }, release) => releaseSteps(release, today),
  runbookGroups: (_context, runbooks) => runbookGroups(runbooks),
  suppliersOf: (_context, service) => suppliersOf(service),
  serviceSections: (_context, service) => serviceSections(service),
  serviceWarnings: (_context, service, warnDays: number) => serviceWarnings(service, warnDays),
  /** A body as HTML in two parts, `lead` and `rest`; both are safe to show as they are. */
  bodyParts: ({ basePath }, document: SourceDocument) => renderBodyParts(document, basePath),
};

/** Filters that return HTML. */
export const safeFilters: Readonly<Record<string, SafeFilter>> = {
  /** The body of a document. */
  body: (context, document: SourceDocument) => renderBody(document, context.basePath),
  /** One line of Markdown of ours or of a front-matter value: emphasis, code and links, nothing else. */
  inlineMarkdown: (context, text: string) => inline(text, context.basePath),
  contactLink: (_context, contact: string) => contactLink(contact),
  partyLink: (_context, party) => partyLink(party),
  /** Prose of front matter, of one line or several. */
  prose: (context, text: string) => inline(text, context.basePath).replaceAll('\n', '<br>'),
  /** Text whose `code` is marked up and nothing else. */
  codeWords: (_context, text: string) => codeWords(text),
  /** A path of keys that may break after each dot. */
  breakable: (_context, path: string) => escapeHtml(path).replaceAll('.', '.<wbr>'),
  /** Text with its line breaks kept. */
  lines: (_context, text: string) => escapeHtml(text).replaceAll('\n', '<br>'),
};

/** Most values hold no Markdown at all; they need not be parsed. */
function inline(text: string, basePath: string): string {
  return /[*_`[\]\\&<!~]/.test(text) ? renderInline(text, basePath) : escapeHtml(text);
}
