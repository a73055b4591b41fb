/**
 * Render: filters of our templates. Pure functions of a value and of what the site is; a new filter is one function and
 * one line in the list. `safeFilters` return HTML, escaped here; the others return text that the template escapes.
 */
import { contactHref, contactKind } from '../model/contact.ts';
import type { SourceDocument } from '../model/content.ts';
import { daysBetween } from '../model/date.ts';
import { type Hours, hoursInWords } from '../model/hours.ts';
import { resolveLink, sitePath } from '../model/link-target.ts';
import { type Phase, phaseNames } from '../model/phase.ts';
import { escapeHtml, renderBody, renderInline, siteHref } from './markdown.ts';

/** What filters know of the site. */
export interface FilterContext {
  /** Path under which the site is published, with a slash at both ends: `/` or `/x/`. */
  basePath: string;
  today: string;
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

/** `2026-10-01` → `1 October 2026`. */
export function dateInWords(date: string): string {
  const [year, month = '1', day = '1'] = date.split('-');
  return `${Number(day)} ${MONTHS[Number(month) - 1]} ${year}`;
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

/** `1 service`, `3 services`. */
export function countOf(amount: number, noun: string, plural = `${noun}s`): string {
  return `${amount} ${amount === 1 ? noun : plural}`;
}

/** Address of a `documentLink` of a guide's front matter, as it is published. */
function documentHref(context: FilterContext, href: string, document: SourceDocument): string {
  const target = resolveLink(document.file, href);
  if (target.kind === 'anchor') return `#${target.anchor}`;
  if (target.kind === 'page')
    return siteHref(
      context.basePath,
      (sitePath(target.file) ?? '/') + (target.anchor ? `#${target.anchor}` : ''),
    );
  return target.kind === 'site' ? siteHref(context.basePath, href) : href;
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
  documentHref,
};

/** Filters that return HTML. */
export const safeFilters: Readonly<Record<string, SafeFilter>> = {
  /** The body of a document. */
  body: (context, document: SourceDocument) => renderBody(document, context.basePath),
  /** One line of Markdown of ours or of a front-matter value: emphasis, code and links, nothing else. */
  inlineMarkdown: (context, text: string) => renderInline(text, context.basePath),
  /** Text with its line breaks kept. */
  lines: (_context, text: string) => escapeHtml(text).replaceAll('\n', '<br>'),
};
