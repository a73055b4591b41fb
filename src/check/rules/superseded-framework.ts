import type { Rule } from '../../model/rule.ts';

const CURRENT = 4;
/** Year in which ITIL 4 was published; editions of before are also called by their year. */
const CURRENT_SINCE = 2019;

/** Processes follow a framework that is still kept up. */
export const supersededFramework: Rule = {
  id: 'superseded-framework',
  kind: 'style',
  severity: 'warning',
  title: 'Follow the current version of a framework',
  why: 'ITIL 4 replaced ITIL V3 in 2019. New staff and suppliers are trained in it, and words such as "practice" have changed their meaning.',
  requirements: ['S1.19'],
  wrong: 'practice: {name: ITIL, version: 3}',
  right: 'practice: {name: ITIL, version: 4}',
  *checkGuide({ draft: { practice } }) {
    const written =
      practice && /\bitil\b/i.test(practice.name) ? (practice.version ?? practice.name) : undefined;
    const number = Number(/\d+/.exec(written ?? '')?.[0]);
    const superseded = number >= 1900 ? number < CURRENT_SINCE : number < CURRENT;
    if (!superseded) return;
    yield {
      at: { path: ['practice', practice?.version === undefined ? 'name' : 'version'] },
      message: `${practice?.version === undefined ? practice?.name : `ITIL ${written}`} was superseded by ITIL 4 in ${CURRENT_SINCE}.`,
      hint: 'Check the processes against ITIL 4, then write `practice: {name: ITIL, version: 4}`.',
    };
  },
};
