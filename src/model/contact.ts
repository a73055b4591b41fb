/**
 * Model: contacts. A contact must reach a team at any hour of its service, so an address that looks like one person's
 * is refused. @see S0.35
 */

/** The kinds of contact that a page can link. */
export type ContactKind = 'email' | 'telephone' | 'web';

/** Says what a contact is; `undefined` if it is none. */
export function contactKind(value: string): ContactKind | undefined {
  if (/^https?:\/\/\S+$/i.test(value)) return 'web';
  if (/^[^\s@<>"()]+@[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)+$/i.test(value))
    return 'email';
  if (
    /^\+?[\d\s()-]{5,24}(?:\s?(?:ext\.?|x)\s?\d{1,6})?$/i.test(value) &&
    (value.match(/\d/g)?.length ?? 0) >= 3
  ) {
    return 'telephone';
  }
  return undefined;
}

/** The address that a link to the contact needs. */
export function contactHref(value: string): string {
  const kind = contactKind(value);
  if (kind === 'email') return `mailto:${value}`;
  return kind === 'telephone' ? `tel:${value.replace(/[^\d+]/g, '')}` : value;
}

const SHARED_WORDS =
  /(?:team|support|desk|service|help|ops|operation|duty|mailbox|inbox|enquir|office|contact|info|admin|alert|incident|on-?call|group|data|digital|product|platform|security|manager|board|release|owner)/i;

/** True if an email address reads like one person's: two names joined by a dot, or an initial and a name. */
export function looksPersonal(value: string): boolean {
  if (contactKind(value) !== 'email') return false;
  const local = value.slice(0, value.indexOf('@'));
  return /^[a-z]+\.(?:[a-z]\.)?[a-z]+\d*$/i.test(local) && !SHARED_WORDS.test(local);
}
