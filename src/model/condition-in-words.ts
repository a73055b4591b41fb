/** Model: conditions of frameworks in words, for reasons of criteria and for the pages of frameworks. */
import type { Condition } from './framework.ts';
import type { Phase } from './phase.ts';
import { listInWords, type Say, type SpokenKey, sayInEnglish } from './spoken-words.ts';

/** Says whom a condition selects: "critical services", "services that an external supplier releases". */
export function conditionInWords(condition: Condition, say: Say = sayInEnglish): string {
  const { critical, personal_data, external_release, uses_live_data, from_phase, in_phases, reached } =
    condition;
  const oneOf = (value: boolean | undefined, yes: SpokenKey, no: SpokenKey) =>
    value === undefined ? '' : say(value ? yes : no);
  const parts = [
    oneOf(critical, 'conditions.critical', 'conditions.notCritical'),
    oneOf(personal_data, 'conditions.personalData', 'conditions.noPersonalData'),
    oneOf(external_release, 'conditions.externalRelease', 'conditions.ownRelease'),
    oneOf(uses_live_data, 'conditions.liveData', 'conditions.noLiveData'),
    from_phase === undefined ? '' : say('conditions.fromPhase', { phase: say(`phasesInText.${from_phase}`) }),
    in_phases === undefined ? '' : say('conditions.inPhases', { phases: phasesInWords(in_phases, say) }),
    reached === undefined ? '' : say('conditions.reached', { fact: reached }),
  ].filter(Boolean);
  if (parts.length === 0) return say('conditions.all');
  return parts.reduce((first, next) => say('conditions.both', { first, next }));
}

function phasesInWords(phases: readonly Phase[], say: Say): string {
  return listInWords(
    phases.map((phase) => say(`phasesInText.${phase}`)),
    'lists.or',
    say,
  );
}
