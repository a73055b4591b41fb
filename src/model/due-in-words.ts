/** Model: when a key falls due, as people say it. The reference of fields and the JSON Schema share these words. */
import type { DueCondition, FactInfo } from './fact.ts';
import type { Gate } from './phase.ts';

const gateWords: Readonly<Record<Gate, string>> = {
  always: 'always',
  'live-data': 'as soon as live data is used, and from private beta on',
  'private-beta': 'from private beta on',
  'public-beta': 'from public beta on',
  live: 'before the service is live',
  retiring: 'when the service retires',
};

const conditionWords: Readonly<Record<DueCondition, string>> = {
  critical: 'if the service is critical',
  health: 'if the organisation provides health or care',
  'external-release': 'if an external supplier releases it',
  'personal-data': 'if the service handles personal data',
};

/** `from private beta on`, in lower case; `undefined` for a key that no gate asks for. */
export function dueInWords({ due }: Pick<FactInfo, 'due'>): string | undefined {
  return due === undefined ? undefined : gateWords[due];
}

/** `if the service is critical`; `undefined` for a key that is due for every service. */
export function conditionInWords({ when }: Pick<FactInfo, 'when'>): string | undefined {
  return when === undefined ? undefined : conditionWords[when];
}
