/** Export, PDF: whom a service is for, what it has to achieve, and who has an interest in it. */
import { contactKind } from '../../../model/contact.ts';
import type { Service } from '../../../model/estate.ts';
import { proseInline } from '../inline.ts';
import { contactInline, type PrintContext, partyInline } from '../print-context.ts';
import type { Block, Fact, Inline } from '../print-document.ts';
import { fact, facts, listFact } from '../print-parts.ts';

/** People and purpose. */
export function people(context: PrintContext, service: Service): Block[] {
  const { say, fill, party, named } = context;
  const { guide, group } = service;
  const { users, outcomes, stakeholders, feedback, change_scope, uses_live_data, urls, aliases, acronyms } =
    guide;
  const places = (['live', 'test', 'admin'] as const).flatMap((name) => {
    const url = urls?.[name];
    return url ? [fill(`people.${name}`, { address: [contactInline(url)] })] : [];
  });
  return facts([
    listFact(
      say('people.users'),
      [...(users?.groups ?? []), ...(users?.volumes ? [users.volumes] : [])].map((text) => [text]),
    ),
    listFact(
      say('people.outcomes'),
      outcomes?.map((text) => [text]),
    ),
    tier(context, service),
    fact(say('people.group'), group.name),
    group.readinessManager && fact(say('people.readinessManager'), partyInline(group.readinessManager)),
    group.liveServicesManager &&
      fact(say('people.liveServicesManager'), partyInline(group.liveServicesManager)),
    listFact(
      say('people.stakeholders'),
      stakeholders?.map(({ role, contact }): Inline[] => [
        `${role}: `,
        ...(contactKind(contact) ? [contactInline(contact)] : partyInline(party(contact))),
      ]),
    ),
    feedback?.issues_url ? fact(say('people.reporting'), [contactInline(feedback.issues_url)]) : undefined,
    feedback?.suggestions
      ? fact(say('people.suggestions'), proseInline(context, feedback.suggestions))
      : undefined,
    change_scope && fact(say('people.changeScope'), named('changeScope', change_scope)),
    uses_live_data === undefined
      ? undefined
      : fact(say('people.liveData'), say(uses_live_data ? 'common.yes' : 'common.no')),
    listFact(say('people.whereItRuns'), places),
    fact(say('people.aliases'), aliases?.join(', ')),
    listFact(
      say('people.acronyms'),
      Object.entries(acronyms ?? {}).map(([short, long]) => [`${short}: ${long}`]),
    ),
  ]);
}

function tier(context: PrintContext, { guide, tier: found }: Service): Fact | undefined {
  const { say } = context;
  const reason = guide.tier_reason ? proseInline(context, guide.tier_reason) : [];
  const label = say('people.tier');
  if (!found) return fact(label, [...(guide.tier ? [`${guide.tier}. `] : []), ...reason]);
  const { name, description } = found;
  const meaning = description ? [say('people.tierMeans', { tier: context.inText(name), description })] : [];
  const between = reason.length > 0 && meaning.length > 0 ? [' '] : [];
  return fact(label, [`${name}. `, ...reason, ...between, ...meaning]);
}
