/** Model: conditions of frameworks in words, for reasons of criteria and for the pages of frameworks. */
import type { Condition } from './framework.ts';
import { type Phase, phaseNames } from './phase.ts';

/** Says whom a condition selects: "critical services", "services that an external supplier releases". */
export function conditionInWords(condition: Condition): string {
  const { critical, personal_data, external_release, uses_live_data, from_phase, in_phases, reached } =
    condition;
  const parts = [
    oneOf(critical, 'critical services', 'services that are not critical'),
    oneOf(personal_data, 'services that handle personal data', 'services without personal data'),
    oneOf(
      external_release,
      'services that an external supplier releases',
      'services that we release ourselves',
    ),
    oneOf(uses_live_data, 'services that use live data', 'services that use no live data'),
    from_phase === undefined ? '' : `services from ${nameOf(from_phase)} on`,
    in_phases === undefined ? '' : `services in ${in_phases.map(nameOf).join(' or ')}`,
    reached === undefined ? '' : `services for which the day in \`${reached}\` has come`,
  ].filter(Boolean);
  return parts.length === 0 ? 'all services' : parts.join(', and ');
}

function oneOf(value: boolean | undefined, yes: string, no: string): string {
  return value === undefined ? '' : value ? yes : no;
}

function nameOf(phase: Phase): string {
  return phaseNames[phase].toLowerCase();
}
