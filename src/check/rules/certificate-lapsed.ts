import { daysBetween } from '../../model/date.ts';
import type { Rule } from '../../model/rule.ts';
import { endInWords } from '../end-in-words.ts';

/** Live certificates are renewed before they end. */
export const certificateLapsed: Rule = {
  id: 'certificate-lapsed',
  kind: 'lapse',
  severity: 'warning',
  title: 'Renew the live certificate before it ends',
  why: 'On the day after, live systems refuse the connection, at every site at once.',
  requirements: ['S2.28'],
  wrong: 'live_certificate: {issuer: Certificate team, issued: 2025-09-01, expires: 2026-09-01}',
  right: 'live_certificate: {issuer: Certificate team, issued: 2026-09-01, expires: 2028-09-01}',
  *checkGuide({ draft }, { today, config }) {
    const expires = draft.release?.live_certificate?.expires;
    if (expires === undefined || draft.phase === 'retired') return;
    if (daysBetween(today, expires) > config.warn_days) return;
    yield {
      at: { path: ['release', 'live_certificate', 'expires'] },
      message: `The live certificate ${endInWords(expires, today)}.`,
      hint: `Have it renewed by ${draft.release?.live_certificate?.issuer ?? 'its issuer'}, and write the new dates.`,
    };
  },
};
