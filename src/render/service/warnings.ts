/**
 * Render: what has to be done about a service, each thing with who must do it. What has passed comes first, then what
 * keeps the service from being ready, then what ends soon.
 */
import type { Lapse, Service } from '../../model/estate.ts';
import type { Party } from '../../model/organisation.ts';

/** One warning at the top of a service page. */
export interface ServiceWarning {
  state: 'Overdue' | 'Not ready' | 'Due soon';
  /** What is the matter, up to where its date follows. */
  title: string;
  /** Its last day, where there is one. */
  on?: string;
  /** Who must act; the delivery group where nobody is accountable. */
  owner: Party;
  /** What they must do, to follow "must". */
  action: string;
  /** Where on the page more is said, and the words of that link. */
  more?: { href: string; text: string };
}

const endings: Readonly<Record<Lapse['what'], { soon: string; past: string; action: string }>> = {
  review: {
    soon: 'is due on',
    past: 'was due on',
    action: 'read the whole guide, mend what is no longer true, and set the day of the review.',
  },
  waiver: { soon: 'ends on', past: 'ended on', action: 'meet the criterion, or ask for a new waiver.' },
  contract: { soon: 'ends on', past: 'ended on', action: 'renew the contract, or follow its exit plan.' },
  certificate: { soon: 'ends on', past: 'ended on', action: 'have a new certificate issued.' },
  component: { soon: 'comes on', past: 'came on', action: 'replace it.' },
  evidence: { soon: 'counts until', past: 'counted until', action: 'provide it again.' },
  risk: { soon: 'ends on', past: 'ended on', action: 'remove the risk, or have it accepted again.' },
};

/**
 * The warnings of a service, most urgent first.
 * @param warnDays days before something ends from which it is announced
 */
export function serviceWarnings(service: Service, warnDays: number): ServiceWarning[] {
  const fallback: Party = { id: service.group.id, name: service.group.name, kind: 'delivery-group' };
  const ending = service.lapses
    .filter(({ inDays }) => inDays <= warnDays)
    .map((lapse) => warningOf(lapse, service, lapse.owner ?? service.owner ?? fallback));
  const late = ending.filter(({ state }) => state === 'Overdue');
  const soon = ending.filter(({ state }) => state === 'Due soon');
  return [...late, ...notReady(service, service.owner ?? fallback), ...soon];
}

function warningOf(lapse: Lapse, service: Service, owner: Party): ServiceWarning {
  const { soon, past, action } = endings[lapse.what];
  const late = lapse.inDays < 0;
  return {
    state: late ? 'Overdue' : 'Due soon',
    title: `${lapse.name} ${late ? past : soon}`,
    on: lapse.on,
    owner,
    action: (lapse.what === 'component' && replacementOf(lapse, service)) || action,
  };
}

function replacementOf(lapse: Lapse, service: Service): string | undefined {
  const ended = service.components.find(
    ({ component }) => component.lifecycle?.end_of_life === lapse.on && lapse.name.startsWith(component.name),
  );
  const replacement = ended?.component.lifecycle?.replacement;
  return replacement && `move to its replacement: ${replacement}.`;
}

function notReady(service: Service, owner: Party): ServiceWarning[] {
  const open = service.findings.filter(
    ({ kind, severity }) => kind === 'readiness' && severity === 'error',
  ).length;
  if (open === 0) return [];
  return [
    {
      state: 'Not ready',
      title: `${open} ${open === 1 ? 'thing that its phase asks for is' : 'things that its phase asks for are'} missing or wrong`,
      owner,
      action: 'put this right.',
      more: { href: '#about-findings', text: open === 1 ? 'See what it is' : 'See what they are' },
    },
  ];
}
