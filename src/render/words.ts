/** Render: values of a guide in the words of a page. Pure, and without HTML. */
import { contactKind } from '../model/contact.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import type { InterfaceWords } from './interface-words.ts';

/** Open findings in words: `1 error and 2 warnings`; `undefined` if there are none. */
export function findingsInWords(
  findings: readonly Diagnostic[],
  { say, list }: InterfaceWords,
): string | undefined {
  if (findings.length === 0) return undefined;
  const count = (wanted: Diagnostic['severity']) =>
    findings.filter(({ severity }) => severity === wanted).length;
  return list(
    [
      [count('error'), 'counts.errors'] as const,
      [count('warning'), 'counts.warnings'] as const,
      [count('info'), 'counts.notes'] as const,
    ].flatMap(([amount, key]) => (amount > 0 ? [say(key, { count: amount })] : [])),
  );
}

/** A download by its pages and its size, in the unit in which the number is short. */
export function pdfInWords(
  { pages, bytes }: { pages: number; bytes: number },
  { say }: InterfaceWords,
): string {
  const kilobytes = Math.max(1, Math.round(bytes / 1000));
  const size =
    kilobytes < 1000
      ? say('pdf.size', { kilobytes })
      : say('pdf.sizeLarge', { megabytes: Math.round(kilobytes / 100) / 10 });
  return say('pdf.download', { pages, size });
}

/** A telephone number keeps together, an address loses what everybody knows of it; an email address stays. */
export function contactInWords(contact: string): string {
  const kind = contactKind(contact);
  if (kind === 'telephone') return contact.replaceAll(' ', '\u00a0').replaceAll('-', '\u2011');
  return kind === 'web' ? contact.replace(/^https?:\/\//i, '').replace(/\/$/, '') : contact;
}
