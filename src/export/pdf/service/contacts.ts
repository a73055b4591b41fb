/** Export, PDF: whom to call about a service, at any hour. */
import { contactHref } from '../../../model/contact.ts';
import type { Service } from '../../../model/estate.ts';
import { contactInline, type PrintContext, partyInline, unbroken } from '../print-context.ts';
import type { Block } from '../print-document.ts';
import { fact } from '../print-parts.ts';

/** The card that stands first. */
export function contacts(context: PrintContext, { guide, owner }: Service): Block[] {
  const { say, hours, party } = context;
  const {
    contact,
    urgent_contact: urgent,
    hours: open,
    incident_hours,
    status_page,
    self_help,
  } = guide.support;
  const lead = guide.processes?.incident?.major_incident_lead;
  const rows = [
    contact
      ? fact(say(urgent ? 'contactCard.otherwise' : 'contactCard.contact'), [contactInline(contact)])
      : urgent
        ? undefined
        : fact(say('contactCard.contact'), say('contactCard.noContact')),
    open && fact(say('contactCard.hours'), hours(open)),
    incident_hours && fact(say('contactCard.incidents'), hours(incident_hours)),
    lead ? fact(say('contactCard.majorIncidents'), partyInline(party(lead))) : undefined,
    owner && fact(say('contactCard.accountable'), partyInline(owner)),
    status_page ? fact(say('contactCard.statusPage'), [contactInline(status_page)]) : undefined,
    self_help ? fact(say('contactCard.selfHelp'), [contactInline(self_help)]) : undefined,
  ].filter((row) => row !== undefined);
  const call = urgent && {
    label: say('contactCard.urgent'),
    href: contactHref(urgent),
    content: [unbroken(urgent)],
  };
  return [{ type: 'contact', ...(call ? { urgent: call } : {}), rows }];
}
