/** Export, PDF: what a service is made of, and who mends each part. @see S0.19 @see S0.20 */
import type { ComponentView, Service } from '../../../model/estate.ts';
import { proseInline } from '../inline.ts';
import {
  contactInline,
  documentInline,
  linesOf,
  linkInline,
  type PrintContext,
  paragraph,
} from '../print-context.ts';
import type { Block, Inline } from '../print-document.ts';
import { titled } from '../print-parts.ts';
import { printTable } from '../print-table.ts';
import { tierName } from './dependencies.ts';

/** Components, and the suppliers that mend some of them. */
export function components(context: PrintContext, { components: found }: Service): Block[] {
  const { say } = context;
  return [
    ...reach(context, found),
    printTable({
      header: [[say('components.component')], [say('components.mends')], [say('components.state')]],
      rows: found.map((view) => [nameOf(context, view), mender(context, view), stateOf(context, view)]),
      rowHeaders: false,
    }),
    ...titled(say('suppliers.title'), suppliers(context, found)),
  ];
}

/** Where it stands how to reach those who mend components. */
function reach({ say }: PrintContext, found: readonly ComponentView[]): Block[] {
  const places = [
    ...(found.some(({ line }) => line) ? [say('support.lines')] : []),
    ...(found.some(({ supplier }) => supplier) ? [say('suppliers.title')] : []),
  ];
  if (places.length === 0) return [];
  const [first, second] = places;
  return [paragraph(say('pdf.reachMenders', { first, second }))];
}

function nameOf(context: PrintContext, { component }: ComponentView): Inline[] {
  const { say, fill, named } = context;
  const { name, type, tier, tier_reason, description, runbook, health_check, repository } = component;
  return linesOf([
    [{ type: 'strong', content: [name] }],
    [
      say('components.type', {
        type: named('componentType', type),
        tier: tier && context.inText(tierName(context, tier)),
      }),
    ],
    description ? proseInline(context, description) : [],
    tier_reason ? fill('components.whyTier', { reason: proseInline(context, tier_reason) }) : [],
    runbook ? [documentInline(context, runbook, say('components.runbook'))] : [],
    health_check ? [linkInline(context, health_check, [say('pdf.healthCheck')])] : [],
    repository ? [linkInline(context, repository, [say('pdf.repository')])] : [],
  ]);
}

/** Who mends it. How to reach them stands once in the document, not beside each of the components that they mend. */
function mender(context: PrintContext, { component, owner, line, supplier }: ComponentView): Inline[] {
  const { say, fill, value } = context;
  const { lower_level_reason, supported_by } = component;
  const name = () => {
    if (line)
      return say('components.line', { level: value('supportLine', line.line.level), team: line.team.name });
    if (supplier) return say('components.supplier', { supplier: supplier.name });
    return supported_by ?? say('servicePage.notSaidYet');
  };
  return linesOf([
    [name()],
    line?.team.id === owner.id ? [] : [say('components.owner', { owner: owner.name })],
    lower_level_reason
      ? fill('components.lowerLevel', { reason: proseInline(context, lower_level_reason) })
      : [],
  ]);
}

function stateOf(context: PrintContext, { component }: ComponentView): Inline[] {
  const { say, day, away, named } = context;
  const { lifecycle, hosting, data } = component;
  const { end_of_life: end, replacement } = lifecycle ?? {};
  if (!lifecycle && !hosting && !data) return [say('servicePage.notSaidYet')];
  return linesOf([
    lifecycle ? [named('componentState', lifecycle.state)] : [],
    end
      ? [
          {
            type: 'strong',
            content: [say('components.endOfLife', { day: day(end), away: away(end) })],
          },
        ]
      : [],
    replacement ? [say('components.replacedBy', { replacement })] : [],
    hosting ? [say('components.runsAt', hosting)] : [],
    data ? [say('components.stores', data)] : [],
  ]);
}

function suppliers(context: PrintContext, found: readonly ComponentView[]): Block[] {
  const { say, hours } = context;
  const known = new Map(
    found.flatMap(({ supplier }) => (supplier ? [[supplier.id, supplier] as const] : [])),
  );
  if (known.size === 0) return [];
  return [
    printTable({
      header: [[say('suppliers.supplier')], [say('suppliers.contact')], [say('suppliers.promise')]],
      rows: [...known.values()].map((supplier) => [
        linesOf([
          [{ type: 'strong', content: [supplier.name] }],
          supplier.provides ? [supplier.provides] : [],
        ]),
        linesOf([
          supplier.urgent_contact ? [contactInline(supplier.urgent_contact)] : [],
          supplier.contact ? [contactInline(supplier.contact)] : [],
          supplier.hours ? [hours(supplier.hours)] : [],
        ]),
        promiseOf(context, supplier),
      ]),
      rowHeaders: false,
    }),
  ];
}

function promiseOf(context: PrintContext, supplier: NonNullable<ComponentView['supplier']>): Inline[] {
  const { say, day, duration, value } = context;
  const { availability, contract, exit_plan, name } = supplier;
  return linesOf([
    availability ? [say('suppliers.availability', { availability })] : [],
    [
      contract
        ? say('suppliers.contract', {
            reference: contract.reference,
            status: value('contractStatus', contract.status),
            start: contract.start && day(contract.start),
            end: day(contract.end),
            notice: contract.notice && duration(contract.notice),
          })
        : say('suppliers.noContract'),
    ],
    exit_plan ? [linkInline(context, exit_plan, [say('suppliers.exitPlan', { supplier: name })])] : [],
  ]);
}
