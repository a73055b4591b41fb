/** Export, PDF: what every part of a printed document may ask for: words, dates, names, and where links lead. */
import { contactHref, contactKind } from '../../model/contact.ts';
import type { SourceDocument } from '../../model/content.ts';
import { daysBetween } from '../../model/date.ts';
import { type LinkTarget, resolveLink, sitePath } from '../../model/link-target.ts';
import { findParty, type Organisation, type Party } from '../../model/organisation.ts';
import type { PageWords } from '../../model/page-words.ts';
import type { Block, Inline } from './print-document.ts';

/** An image of the content that can be printed: its place in the document and its width in pixels. */
export interface PrintableImage {
  path: string;
  widthPixels: number;
}

/** What is the same for all documents of a run. */
export interface PrintSetting {
  words: PageWords;
  today: string;
  organisation: Organisation;
  /** The whole address of a path of this site; `undefined` where the site does not know its own. */
  siteAddress(path: string): string | undefined;
  /** An image by its path in the content; `undefined` for one that cannot be printed. */
  image(file: string): PrintableImage | undefined;
}

/** What the parts of one document ask for: the words of its language, and what they speak of. */
export interface PrintContext extends PrintSetting, PageWords {
  document: SourceDocument | undefined;
  /** A message whose values may be text with links and emphasis: `fill('dependencies.contact', { contact: […] })`. */
  fill(key: string, values: Readonly<Record<string, string | Inline[]>>): Inline[];
  /** A value of a list with a capital letter. */
  named(list: string, value: string | number): string;
  /** A name within a sentence: English begins it with a small letter. */
  inText(name: string): string;
  /** `in 12 days`, `3 days ago`. */
  away(day: string): string;
  party(id: string): Party;
}

/** The context of one document. */
export function printContext(setting: PrintSetting, document: SourceDocument | undefined): PrintContext {
  const { words, today, organisation } = setting;
  return {
    ...setting,
    ...words,
    document,
    fill: (key, values) => fillIn(words, key, values),
    named: (list, value) => capital(words.value(list, value)),
    inText: (name) => (words.language.startsWith('en') ? name.toLowerCase() : name),
    away: (day) => words.daysAway(daysBetween(today, day)),
    party: (id) => findParty(organisation, id) ?? { id, name: id, kind: 'team' },
  };
}

/** Values that are more than text hold their place in the message as a character that no message has. */
function fillIn(
  { say }: PageWords,
  key: string,
  values: Readonly<Record<string, string | Inline[]>>,
): Inline[] {
  const parts: Inline[][] = [];
  const places = Object.entries(values).map(([name, value]) => {
    if (typeof value === 'string') return [name, value];
    parts.push(value);
    return [name, String.fromCharCode(FIRST_PLACE + parts.length - 1)];
  });
  const pieces = say(key, Object.fromEntries(places)).split(/([\ue000-\ue0ff])/);
  return pieces.flatMap((piece) => {
    if (piece === '') return [];
    return parts[piece.charCodeAt(0) - FIRST_PLACE] ?? [piece];
  });
}

const FIRST_PLACE = 0xe000;

/** Capital letter first. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** A paragraph of plain words. */
export function paragraph(...content: Inline[]): Block {
  return { type: 'paragraph', content };
}

/** A contact that calls, writes or opens. Its address is what is read, so it needs no number. */
export function contactInline(contact: string): Inline {
  const kind = contactKind(contact);
  const shown = kind === 'web' ? contact.replace(/^https?:\/\//i, '').replace(/\/$/, '') : contact;
  return {
    type: 'link',
    href: contactHref(contact),
    content: [kind === 'telephone' ? unbroken(shown) : shown],
  };
}

/** A telephone number that stays in one line. */
export function unbroken(text: string): string {
  return text.replaceAll(' ', '\u00a0').replaceAll('-', '\u2011');
}

/** A team or role by name, with its contact. */
export function partyInline({ name, contact }: Party): Inline[] {
  return contact === undefined ? [name] : [`${name}, `, contactInline(contact)];
}

/** A link as it was written in the document, or in its front matter. What leads nowhere is only its words. */
export function linkInline(
  context: PrintContext,
  href: string,
  content: Inline[],
  options: { page?: boolean } = {},
): Inline {
  return linkTo(context, resolveLink(context.document?.file ?? '', href), content, options.page ?? true);
}

/** A link to a page of this site. */
export function siteLink(context: PrintContext, path: string, content: Inline[]): Inline {
  const href = context.siteAddress(path);
  return href === undefined ? { type: 'strong', content } : { type: 'link', href, content };
}

function linkTo(context: PrintContext, target: LinkTarget, content: Inline[], page: boolean): Inline {
  switch (target.kind) {
    case 'external':
    case 'contact':
      return { type: 'link', href: target.href, content };
    case 'anchor':
      return { type: 'link', to: target.anchor, page, content };
    case 'page':
      return onSite(context, sitePath(target.file), target.anchor, content);
    case 'site':
      return onSite(context, target.path, target.anchor, content);
    default:
      return plain(content);
  }
}

function onSite(
  context: PrintContext,
  path: string | undefined,
  anchor: string | undefined,
  content: Inline[],
): Inline {
  const href = path === undefined ? undefined : context.siteAddress(path);
  if (href === undefined) return plain(content);
  return {
    type: 'link',
    href: anchor === undefined ? href : `${href}#${encodeURIComponent(anchor)}`,
    content,
  };
}

/** Words that lead nowhere. */
function plain(content: Inline[]): Inline {
  const [only] = content;
  return content.length === 1 && only !== undefined ? only : { type: 'emphasis', content };
}

/** The heading of this document that a link leads to; `undefined` for every other link. */
export function headingOf(context: PrintContext, href: string): string | undefined {
  if (!href.startsWith('#')) return undefined;
  return context.document?.body.headings.find(({ id }) => id === href.slice(1))?.text;
}

/** Where something is written down: the heading that a link leads to, or other words for it. */
export function documentInline(context: PrintContext, href: string, words: string): Inline {
  return linkInline(context, href, [headingOf(context, href) ?? words]);
}

/** Texts below each other, without empty ones. */
export function linesOf(lines: readonly Inline[][]): Inline[] {
  return lines
    .filter((line) => line.length > 0)
    .flatMap((line, index) => (index === 0 ? line : [{ type: 'break' as const }, ...line]));
}
