/** Render: contacts and the people behind them as links. Pages show hundreds, so this is code and not a template. */
import { contactHref, contactKind } from '../model/contact.ts';
import type { Party } from '../model/organisation.ts';
import type { InterfaceWords } from './interface-words.ts';
import { escapeHtml } from './markdown.ts';
import { contactInWords } from './words.ts';

/**
 * A contact as a link that calls, writes or opens it. An email address may break before its @, a web address before a
 * full stop or after a slash. Between words that are read from right to left it keeps its own direction, or the groups of
 * a number would change places.
 */
export function contactLink(contact: string, { direction }: Pick<InterfaceWords, 'direction'>): string {
  const kind = contactKind(contact);
  const words = escapeHtml(contactInWords(contact));
  const name =
    kind === 'telephone'
      ? 'govuk-link app-contact-link app-contact-link--telephone'
      : 'govuk-link app-contact-link';
  const own = direction === 'rtl' ? ' dir="ltr"' : '';
  return `<a class="${name}"${own} href="${escapeHtml(contactHref(contact))}">${breakable(words, kind)}</a>`;
}

function breakable(words: string, kind: ReturnType<typeof contactKind>): string {
  if (kind === 'email') return words.replace('@', '<wbr>@');
  return kind === 'web' ? words.replaceAll('.', '<wbr>.').replaceAll('/', '/<wbr>') : words;
}

/**
 * A team or role by name, linked to its contact. A telephone number stands beside the name, since somebody may read it
 * from one device and dial on another.
 */
export function partyLink({ name, contact }: Party, words: Pick<InterfaceWords, 'direction'>): string {
  if (!contact) return escapeHtml(name);
  if (contactKind(contact) === 'telephone') return `${escapeHtml(name)} ${contactLink(contact, words)}`;
  return `<a class="govuk-link" href="${escapeHtml(contactHref(contact))}">${escapeHtml(name)}</a>`;
}
