/** Export, PDF: lines of support, escalation, and how support is arranged. @see S0.20 @see S0.35 */
import { isDocumentLink } from '../../../model/document-links.ts';
import type { Service } from '../../../model/estate.ts';
import { proseInline } from '../inline.ts';
import {
  contactInline,
  documentInline,
  linkInline,
  type PrintContext,
  paragraph,
  partyInline,
} from '../print-context.ts';
import type { Block, Inline } from '../print-document.ts';
import { fact, facts, listFact, sentences, titled } from '../print-parts.ts';

/** The support model. */
export function support(context: PrintContext, service: Service): Block[] {
  const { say } = context;
  return [
    ...titled(say('support.lines'), lines(context, service)),
    ...titled(say('support.escalation'), escalation(context, service)),
    ...titled(say('support.arranged'), arrangements(context, service)),
  ];
}

function lines(context: PrintContext, { lines: found }: Service): Block[] {
  const { say, fill, hours, value } = context;
  if (found.length === 0) return [];
  return [
    {
      type: 'steps',
      items: found.map(({ line: { level, hours: open, route, scope }, team }) => ({
        title: [say('supportSteps.line', { level: value('supportLine', level), team: team.name })],
        content: [
          paragraph(
            say('supportSteps.hours', { hours: hours(open) }),
            ...(team.contact
              ? [' ', ...fill('supportSteps.contact', { contact: [contactInline(team.contact)] })]
              : []),
          ),
          ...(route ? [paragraph(say('supportSteps.route', { route }))] : []),
          ...(scope ? [paragraph(say('supportSteps.scope', { scope }))] : []),
        ],
      })),
    },
  ];
}

function escalation({ say, fill, duration }: PrintContext, { escalation: steps }: Service): Block[] {
  if (steps.length === 0) return [];
  return [
    {
      type: 'steps',
      items: steps.map(({ after, to: { name, contact } }) => ({
        title: [say('supportSteps.after', { time: duration(after) })],
        content: [
          paragraph(
            ...fill('supportSteps.call', {
              team: name,
              ...(contact ? { contact: [contactInline(contact)] } : {}),
            }),
          ),
        ],
      })),
    },
  ];
}

function arrangements(context: PrintContext, { guide }: Service): Block[] {
  const { say, day, party, value, organisation } = context;
  const { ticket_workflow: workflow, queues, out_of_hours, agreed, documentation } = guide.support;
  return facts([
    workflow
      ? fact(
          say('support.tickets'),
          isDocumentLink(workflow)
            ? [documentInline(context, workflow, say('support.ticketWorkflow'))]
            : proseInline(context, workflow),
        )
      : undefined,
    listFact(
      say('support.queues'),
      queues?.map(({ queue, tool, assignment_group: group }) => [
        say('support.queue', { queue, tool, group }),
      ]),
    ),
    out_of_hours &&
      fact(say('support.outOfHours'), [
        say('support.rota', { count: out_of_hours.rota_size }),
        ...(out_of_hours.hand_back ? [' ', ...proseInline(context, out_of_hours.hand_back)] : []),
      ]),
    agreed &&
      fact(
        say('support.agreed'),
        sentences(
          say('support.agreedBy', { party: party(agreed.by).name, day: day(agreed.on) }),
          agreed.briefed !== undefined && say(agreed.briefed ? 'support.briefed' : 'support.notBriefed'),
        ),
      ),
    fact(say('support.record', { tool: organisation.service_management_tool }), record(context, guide.itsm)),
    listFact(
      say('support.documents'),
      documentation?.map(({ name, status, url }): Inline[] => [
        url ? linkInline(context, url, [name]) : name,
        `: ${value('documentStatus', status)}`,
      ]),
    ),
  ]);
}

function record({ say, fill, day, party }: PrintContext, itsm: Service['guide']['itsm']): Inline[] {
  if (!itsm) return [];
  const { record: id, configured, supported, completed, data_owner } = itsm;
  const words = sentences(
    id && say('support.recordId', { record: id }),
    configured !== undefined && say('support.configured', { says: configured }),
    supported !== undefined && say('support.supported', { says: supported }),
    completed && say('support.completeSince', { day: day(completed) }),
  );
  const keeper = data_owner ? fill('support.keptTrueBy', { party: partyInline(party(data_owner)) }) : [];
  return [...(words ? [words] : []), ...(words && keeper.length > 0 ? [' '] : []), ...keeper];
}
