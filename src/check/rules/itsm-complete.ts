import type { Rule } from '../../model/rule.ts';
import { isDue } from '../is-due.ts';

/** The service management record says how the service is configured and supported. */
export const itsmComplete: Rule = {
  id: 'itsm-complete',
  kind: 'readiness',
  severity: 'error',
  title: 'Record configuration and support in the service management tool from private beta on',
  why: 'The service desk works from that record. If it does not say how the service is built and supported, tickets go nowhere.',
  requirements: ['S0.40', 'S0.42'],
  wrong: 'phase: private-beta\nitsm: {record: SVC-1042, configured: true, supported: false}',
  right: 'phase: private-beta\nitsm: {record: SVC-1042, configured: true, supported: true}',
  *checkGuide(guide, { organisation }) {
    const { itsm } = guide.draft;
    if (!itsm || !isDue(guide, 'private-beta')) return;
    for (const key of ['configured', 'supported'] as const) {
      if (itsm[key] === false)
        yield {
          at: { path: ['itsm', key] },
          message: `The record in ${organisation.service_management_tool} does not say yet how the service is ${key}.`,
          hint: `Add it to the record, then write \`${key}: true\`.`,
        };
    }
  },
};
