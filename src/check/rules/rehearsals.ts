import type { Rule } from '../../model/rule.ts';
import { isDue } from '../is-due.ts';

/** Incidents and changes were rehearsed, with success. */
export const rehearsals: Rule = {
  id: 'rehearsals',
  kind: 'readiness',
  severity: 'error',
  title: 'Rehearse an incident and a change before the service is live',
  why: 'A rota that has never run through an incident, or a change and its way back, learns it from the first real one.',
  requirements: ['S0.47'],
  wrong: 'rehearsals:\n  - {type: incident, on: 2026-09-03, outcome: passed}',
  right:
    'rehearsals:\n  - {type: incident, on: 2026-09-03, outcome: passed}\n  - {type: change, on: 2026-09-10, outcome: passed}',
  *checkGuide(guide, { today }) {
    const held = guide.draft.readiness?.rehearsals;
    if (!held || !isDue(guide, 'live')) return;
    for (const type of ['incident', 'change'] as const) {
      let latest: number | undefined;
      for (const [index, rehearsal] of held.entries()) {
        const later = latest === undefined || rehearsal.on > (held[latest]?.on ?? '');
        if (rehearsal.type === type && rehearsal.on <= today && later) latest = index;
      }
      if (latest === undefined) {
        yield {
          at: { path: ['readiness', 'rehearsals'], on: 'key' },
          message: `No rehearsal for ${type === 'incident' ? 'incidents' : 'change'} has taken place.`,
          hint: `Hold one and add it, for example:\n- {type: ${type}, on: ${today}, outcome: passed}`,
        };
      } else if (held[latest]?.outcome === 'failed') {
        yield {
          at: { path: ['readiness', 'rehearsals', latest, 'outcome'] },
          message: `The last rehearsal for ${type === 'incident' ? 'incidents' : 'change'}, on ${held[latest]?.on}, failed.`,
          hint: 'Mend what went wrong, rehearse again and add the new rehearsal to the list.',
        };
      }
    }
  },
};
