/** Render: values of a guide in the words of a page. Pure, and without HTML. */
import { contactKind } from '../model/contact.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import type { Dependency, SupportLine } from '../model/guide.ts';

/** `1 service`, `3 services`. */
export function countOf(amount: number, noun: string, plural = `${noun}s`): string {
  return `${amount} ${amount === 1 ? noun : plural}`;
}

/** Open findings in words: `1 error and 2 warnings`; `undefined` if there are none. */
export function findingsInWords(findings: readonly Diagnostic[]): string | undefined {
  const count = (wanted: Diagnostic['severity']) =>
    findings.filter(({ severity }) => severity === wanted).length;
  const words = [
    [count('error'), 'error'] as const,
    [count('warning'), 'warning'] as const,
    [count('info'), 'note'] as const,
  ].flatMap(([amount, noun]) => (amount > 0 ? [countOf(amount, noun)] : []));
  const last = words.pop();
  return words.length > 0 ? `${words.join(', ')} and ${last}` : last;
}

/** A telephone number keeps together, an address loses what everybody knows of it; an email address stays. */
export function contactInWords(contact: string): string {
  const kind = contactKind(contact);
  if (kind === 'telephone') return contact.replaceAll(' ', '\u00a0').replaceAll('-', '\u2011');
  return kind === 'web' ? contact.replace(/^https?:\/\//i, '').replace(/\/$/, '') : contact;
}

const lineNames: Readonly<Record<string, string>> = {
  1: 'First line',
  2: 'Second line',
  3: 'Third line',
  vendor: 'Supplier',
};

/** `1` → `First line`. */
export function lineInWords(level: SupportLine['level']): string {
  return lineNames[level] ?? String(level);
}

const dependencyTypes: Readonly<Record<NonNullable<Dependency['type']>, string>> = {
  synchronous: 'Calls it and waits for the answer',
  asynchronous: 'Sends it messages without waiting',
  data: 'Takes data from it',
  platform: 'Runs on it',
  manual: 'People hand work over by hand',
};

/** How a service leans on another: `data` → `Takes data from it`. */
export function dependencyInWords(type: NonNullable<Dependency['type']>): string {
  return dependencyTypes[type];
}

/** `6 months` → `every 6 months`, `1 month` → `every month`. */
export function everyInWords(duration: string): string {
  return `every ${duration.replace(/^1 /, '')}`;
}
