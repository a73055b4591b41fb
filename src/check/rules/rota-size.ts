import { isRoundTheClock } from '../../model/hours.ts';
import type { Rule } from '../../model/rule.ts';
import { findOwn } from '../find-own.ts';
import { countInWords } from '../list-in-words.ts';

const FEWEST = 6;
const ENOUGH = 8;

/** A rota round the clock has enough people. */
export const rotaSize: Rule = {
  id: 'rota-size',
  kind: 'readiness',
  severity: 'error',
  title: 'Share an out-of-hours rota between at least six people, better eight',
  why: 'With fewer, each person is on call so often that leave and illness break the rota, and tired people make mistakes.',
  requirements: ['S0.48'],
  wrong: 'support: {hours: 24x7, out_of_hours: {rota_size: 4}}',
  right: 'support: {hours: 24x7, out_of_hours: {rota_size: 8}}',
  *checkGuide({ draft }, { organisation }) {
    const { hours, out_of_hours: rota } = draft.support ?? {};
    if (!rota || rota.rota_size >= ENOUGH || draft.phase === 'retired') return;
    if (!(hours && isRoundTheClock(hours)) && !findOwn(organisation.tiers, draft.tier)?.critical) return;
    const few = rota.rota_size < FEWEST;
    yield {
      severity: few ? 'error' : 'warning',
      at: { path: ['support', 'out_of_hours', 'rota_size'] },
      message: `The out-of-hours rota has ${countInWords(rota.rota_size, 'person').replace('persons', 'people')}. ${few ? `${FEWEST} are the fewest that can share one.` : `${ENOUGH} are better: with fewer, leave and illness are hard to bridge.`}`,
      hint: 'Train more people for the rota, or share it with a team that knows the service.',
    };
  },
};
