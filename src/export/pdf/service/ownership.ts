/** Export, PDF: who is accountable for a service in each stage of its life. @see S0.21 */
import type { OwnershipTerm, Service } from '../../../model/estate.ts';
import { proseInline } from '../inline.ts';
import { documentInline, type PrintContext, partyInline, siteLink } from '../print-context.ts';
import type { Block, Inline } from '../print-document.ts';
import { fact, facts, listFact } from '../print-parts.ts';
import { printTable } from '../print-table.ts';

/** Lifecycle ownership. */
export function ownership(context: PrintContext, service: Service): Block[] {
  const { say, named } = context;
  return [
    printTable({
      header: [[say('pdf.stage')], [say('contactCard.accountable')], [say('pdf.term')]],
      rows: service.ownership.map((term) => {
        const stage = named('lifecycleStage', term.stage);
        return [
          term.current
            ? [`${stage}\u00a0`, { type: 'tag', tone: 'info', text: say('timeline.now') }]
            : [stage],
          partyInline(term.owner),
          [termInWords(context, term)],
        ];
      }),
    }),
    ...lifecycleFacts(context, service),
  ];
}

function termInWords({ say, day }: PrintContext, { from, to }: OwnershipTerm): string {
  if (from && to) return say('dates.span', { from: day(from), to: day(to) });
  if (from) return say('dates.fromStart', { day: day(from) });
  return to ? say('dates.untilStart', { day: day(to) }) : say('common.noDaySet');
}

function lifecycleFacts(context: PrintContext, { guide }: Service): Block[] {
  const { say, day, today, party } = context;
  const { service_owner, product_owner, sro, milestones, retirement } = guide.lifecycle;
  const role = (label: string, id: string | undefined) =>
    id === undefined ? undefined : fact(label, partyInline(party(id)));
  const reached = (['private_beta', 'public_beta', 'live', 'retire'] as const).flatMap((name): Inline[][] => {
    const on = milestones?.[name];
    if (!on) return [];
    const when = on > today ? say('servicePage.planned', { day: day(on) }) : day(on);
    return [[`${say(`milestones.${name}`)}: ${when}`]];
  });
  return facts([
    role(say('owners.serviceOwner'), service_owner),
    role(say('owners.productOwner'), product_owner),
    role(say('owners.seniorOwner'), sro),
    listFact(say('owners.milestones'), reached),
    retirement?.notice_given ? fact(say('owners.notice'), day(retirement.notice_given)) : undefined,
    retirement?.replacement
      ? fact(say('owners.replacedBy'), [
          siteLink(context, `/services/${retirement.replacement}/`, [retirement.replacement]),
        ])
      : undefined,
    retirement?.data_disposal
      ? fact(say('owners.dataDisposal'), proseInline(context, retirement.data_disposal))
      : undefined,
    retirement?.runbook
      ? fact(say('owners.switchingOff'), [documentInline(context, retirement.runbook, say('owners.steps'))])
      : undefined,
  ]);
}
