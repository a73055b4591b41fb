/**
 * Render: what has to be done about a service, each thing with who must do it. What has passed comes first, then what
 * keeps the service from being ready, then what ends soon.
 */
import type { Lapse, Service } from '../../model/estate.ts';
import { lapseInWords } from '../../model/lapse-in-words.ts';
import type { Party } from '../../model/organisation.ts';
import type { InterfaceWords } from '../interface-words.ts';

/** One warning at the top of a service page. */
export interface ServiceWarning {
  state: 'overdue' | 'not-ready' | 'due-soon';
  /** What is the matter, with its last day where there is one. */
  title: string;
  /** Who must act; the delivery group where nobody is accountable. */
  owner: Party;
  /** What they must do. The words have a place for the owner: `{owner} must renew the contract.` */
  action: { key: string; replacement?: string };
  /** Where on the page more is said, and the words of that link. */
  more?: { href: string; text: string };
}

/**
 * The warnings of a service, most urgent first.
 * @param warnDays days before something ends from which it is announced
 */
export function serviceWarnings(service: Service, warnDays: number, words: InterfaceWords): ServiceWarning[] {
  const fallback: Party = { id: service.group.id, name: service.group.name, kind: 'delivery-group' };
  const ending = service.lapses
    .filter(({ inDays }) => inDays <= warnDays)
    .map((lapse) => warningOf(lapse, service, lapse.owner ?? service.owner ?? fallback, words));
  const late = ending.filter(({ state }) => state === 'overdue');
  const soon = ending.filter(({ state }) => state === 'due-soon');
  return [...late, ...notReady(service, service.owner ?? fallback, words), ...soon];
}

function warningOf(
  lapse: Lapse,
  service: Service,
  owner: Party,
  { say, day, daysAway }: InterfaceWords,
): ServiceWarning {
  const { what, inDays, on } = lapse;
  const late = inDays < 0;
  const replacement = what === 'component' ? replacementOf(lapse, service) : undefined;
  return {
    state: late ? 'overdue' : 'due-soon',
    title: say(`warnings.${late ? 'past' : 'soon'}.${what}`, {
      name: lapseInWords(lapse, say),
      day: day(on),
      away: daysAway(inDays),
    }),
    owner,
    action: { key: `warnings.actions.${what}`, ...(replacement ? { replacement } : {}) },
  };
}

function replacementOf(lapse: Lapse, service: Service): string | undefined {
  const ended = service.components.find(
    ({ component }) => component.lifecycle?.end_of_life === lapse.on && component.name === lapse.of,
  );
  return ended?.component.lifecycle?.replacement;
}

function notReady(service: Service, owner: Party, { say }: InterfaceWords): ServiceWarning[] {
  const open = service.findings.filter(
    ({ kind, severity }) => kind === 'readiness' && severity === 'error',
  ).length;
  if (open === 0) return [];
  return [
    {
      state: 'not-ready',
      title: say('warnings.notReady', { count: open }),
      owner,
      action: { key: 'warnings.actions.putRight' },
      more: { href: '#about-findings', text: say('warnings.seeWhat', { count: open }) },
    },
  ];
}
