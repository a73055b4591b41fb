/** Derive: everything that has a last day. Time passes while nobody edits, so pages show it before a check fails. */
import { daysBetween } from '../model/date.ts';
import type { GuidanceView, Lapse, Service } from '../model/estate.ts';
import { lapseInWords } from '../model/lapse-in-words.ts';
import type { Organisation } from '../model/organisation.ts';
import type { Say } from '../model/spoken-words.ts';
import { partyOf } from './services.ts';

/** What lapses for one service, soonest first. */
export function serviceLapses(
  service: Service,
  organisation: Organisation,
  today: string,
  say: Say,
): Lapse[] {
  if (service.phase === 'retired') return [];
  const { guide } = service;
  const subject = { title: service.title, href: service.href };
  const lapse = (what: Lapse['what'], of: string | undefined, on: string, owner?: string): Lapse => {
    const party = owner === undefined ? service.owner : partyOf(organisation, owner);
    return {
      what,
      name: lapseInWords({ what, of, subject }, say),
      ...(of === undefined ? {} : { of }),
      on,
      inDays: daysBetween(today, on),
      subject,
      ...(party ? { owner: party } : {}),
    };
  };
  const found = [lapse('review', undefined, service.review.dueOn)];
  for (const waiver of guide.waivers ?? [])
    found.push(lapse('waiver', waiver.criterion, waiver.expires, waiver.risk_owner));
  for (const risk of guide.security?.risks ?? [])
    if (risk.expires) found.push(lapse('risk', risk.id, risk.expires, risk.owner));
  const certificate = guide.release?.live_certificate;
  if (certificate?.expires) found.push(lapse('certificate', undefined, certificate.expires));
  const suppliers = new Map(
    service.components.flatMap(({ supplier }) => (supplier ? [[supplier.id, supplier] as const] : [])),
  );
  for (const supplier of suppliers.values())
    if (supplier.contract) found.push(lapse('contract', supplier.name, supplier.contract.end));
  for (const { component } of service.components) {
    if (component.lifecycle?.end_of_life)
      found.push(lapse('component', component.name, component.lifecycle.end_of_life, component.owner));
  }
  for (const { results } of service.readiness.stages) {
    for (const { criterion, state, lapsesOn, waiver } of results) {
      // What another rule reports, such as an overdue review, is in this list under its own name.
      if (lapsesOn === undefined || waiver || state !== 'met' || criterion.reported_by) continue;
      found.push(lapse('evidence', `${criterion.id}: ${criterion.title}`, lapsesOn));
    }
  }
  return found.sort(compareLapses);
}

/** The review of a guidance page, if it has one. */
export function guidanceLapses(view: GuidanceView, today: string, say: Say): Lapse[] {
  if (!view.review) return [];
  const { dueOn } = view.review;
  const subject = { title: view.title, href: view.href };
  return [
    {
      what: 'review',
      name: lapseInWords({ what: 'review', subject }, say),
      on: dueOn,
      inDays: daysBetween(today, dueOn),
      subject,
      ...(view.owner ? { owner: view.owner } : {}),
    },
  ];
}

/** Soonest first, then by page and name. */
export function compareLapses(a: Lapse, b: Lapse): number {
  if (a.on !== b.on) return a.on < b.on ? -1 : 1;
  if (a.subject.href !== b.subject.href) return a.subject.href < b.subject.href ? -1 : 1;
  return a.name < b.name ? -1 : 1;
}
