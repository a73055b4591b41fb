/** Export, PDF: what a service leans on, and what leans on it, with whom to call. @see S0.36 @see S0.37 */
import type { DependencyView, Service } from '../../../model/estate.ts';
import { proseInline } from '../inline.ts';
import { contactInline, linesOf, type PrintContext, paragraph, siteLink } from '../print-context.ts';
import type { Block, Inline } from '../print-document.ts';
import { sentences } from '../print-parts.ts';
import { printTable } from '../print-table.ts';

/** What it leans on. */
export function dependencies(context: PrintContext, { guide, dependencies: found }: Service): Block[] {
  const { say } = context;
  if (guide.dependencies === undefined) return [];
  if (found.length === 0) return [paragraph(say('leansOn.nothing'))];
  return [
    printTable({
      header: [[say('pdf.leansOn')], [say('pdf.ifItFails')], [say('contactCard.title')]],
      rows: found.map((view) => [
        nameOf(context, view),
        effectOf(context, view),
        contactsOf(context, view.urgentContact, view.contact),
      ]),
      rowHeaders: false,
    }),
  ];
}

/** What leans on it. */
export function consumers(context: PrintContext, { guide, dependants }: Service): Block[] {
  const { say, phase } = context;
  if (dependants.length === 0 && guide.consumers === undefined) return [];
  const outside = guide.consumers ?? [];
  if (dependants.length + outside.length === 0) return [paragraph(say('leansOn.nobody'))];
  return [
    printTable({
      header: [[say('pdf.whoLeans')], [say('pdf.ifThisFails')], [say('contactCard.title')]],
      rows: [
        ...dependants.map(({ service, ifItFails, urgentContact, contact }) => [
          [siteLink(context, service.href, [service.title]), ` (${phase(service.phase)})`],
          ifItFails ? proseInline(context, ifItFails) : [say('servicePage.notSaid')],
          contactsOf(context, urgentContact, contact),
        ]),
        ...outside.map(({ name, contact }) => [
          [{ type: 'strong' as const, content: [name] }, ` ${say('dependencies.outside')}`],
          [say('servicePage.notSaid')],
          contactsOf(context, undefined, contact),
        ]),
      ],
      rowHeaders: false,
    }),
  ];
}

function nameOf(context: PrintContext, { name, service, dependency }: DependencyView): Inline[] {
  const { say, phase, hours, named } = context;
  const { type, tier, live_data, availability, hours: open } = dependency;
  const details = sentences(
    type && `${named('dependencyType', type)}.`,
    tier && say('dependencies.importance', { tier: context.inText(tierName(context, tier)) }),
    live_data !== undefined && say(live_data ? 'dependencies.liveData' : 'dependencies.noLiveData'),
    availability && say('dependencies.availability', { availability }),
    open && say('dependencies.hours', { hours: hours(open) }),
  );
  return linesOf([
    service
      ? [siteLink(context, service.href, [name]), ` (${phase(service.phase)})`]
      : [{ type: 'strong', content: [name] }, ` ${say('dependencies.outside')}`],
    details ? [details] : [],
  ]);
}

function effectOf(context: PrintContext, { dependency }: DependencyView): Inline[] {
  const { say, fill } = context;
  const { if_it_fails, lower_level_reason, cycle_reason } = dependency;
  const prose = (text: string) => proseInline(context, text);
  if (!if_it_fails && !lower_level_reason && !cycle_reason) return [say('servicePage.notSaid')];
  return linesOf([
    if_it_fails ? prose(if_it_fails) : [],
    lower_level_reason ? fill('dependencies.lowerLevel', { reason: prose(lower_level_reason) }) : [],
    cycle_reason ? fill('dependencies.cycle', { reason: prose(cycle_reason) }) : [],
  ]);
}

function contactsOf(
  { say, fill }: PrintContext,
  urgent: string | undefined,
  contact: string | undefined,
): Inline[] {
  if (!urgent && !contact) return [say('dependencies.noContact')];
  if (!urgent) return [contactInline(contact ?? '')];
  return linesOf([
    fill('dependencies.urgent', { contact: [contactInline(urgent)] }),
    contact ? fill('dependencies.otherwise', { contact: [contactInline(contact)] }) : [],
  ]);
}

/** Name of a tier; an id that the organisation lacks is shown as it is. */
export function tierName({ organisation }: PrintContext, id: string): string {
  return (Object.hasOwn(organisation.tiers, id) ? organisation.tiers[id]?.name : undefined) ?? id;
}
