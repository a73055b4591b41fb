/** Render: where a reader reports a problem with a page. */
import { contactHref, contactKind } from '../model/contact.ts';

/** The address of the contact; an email says in its subject what it is about. */
export function reportHref(contact: string, subject: string): string {
  const href = contactHref(contact);
  return contactKind(contact) === 'email' ? `${href}?subject=${encodeURIComponent(subject)}` : href;
}
