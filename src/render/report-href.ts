/** Render: where a reader reports a problem with a page. */
import { contactHref, contactKind } from '../model/contact.ts';

/** The address of the contact; an email says in its subject which page it is about. */
export function reportHref(contact: string, title: string): string {
  const href = contactHref(contact);
  return contactKind(contact) === 'email'
    ? `${href}?subject=${encodeURIComponent(`Problem with the page: ${title}`)}`
    : href;
}
