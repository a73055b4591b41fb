/** Render: contacts and the people behind them as links. Pages show hundreds, so this is code and not a template. */
import { contactHref, contactKind } from '../model/contact.ts';
import type { Party } from '../model/organisation.ts';
import { escapeHtml } from './markdown.ts';
import { contactInWords } from './words.ts';

/** A contact as a link that calls, writes or opens it. An email address may break before its @. */
export function contactLink(contact: string): string {
  const kind = contactKind(contact);
  const words = escapeHtml(contactInWords(contact));
  const name =
    kind === 'telephone'
      ? 'govuk-link app-contact-link app-contact-link--telephone'
      : 'govuk-link app-contact-link';
  return `<a class="${name}" href="${escapeHtml(contactHref(contact))}">${kind === 'email' ? words.replace('@', '<wbr>@') : words}</a>`;
}

/**
 * A team or role by name, linked to its contact. A telephone number stands beside the name, since somebody may read it
 * from one device and dial on another.
 */
export function partyLink({ name, contact }: Party): string {
  if (!contact) return escapeHtml(name);
  if (contactKind(contact) === 'telephone') return `${escapeHtml(name)} ${contactLink(contact)}`;
  return `<a class="govuk-link" href="${escapeHtml(contactHref(contact))}">${escapeHtml(name)}</a>`;
}
