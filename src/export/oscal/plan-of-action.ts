/** Export: waivers as an OSCAL plan of action and milestones. */
import type { Service } from '../../model/estate.ts';
import type { Guide } from '../../model/guide.ts';
import { nameUuid } from '../name-uuid.ts';
import { controlId } from './catalog.ts';
import {
  componentUuid,
  instant,
  line,
  metadata,
  type OscalContext,
  type OscalNode,
  partyName,
  partyUuid,
  property,
} from './oscal-document.ts';

type Waiver = NonNullable<Guide['waivers']>[number];

/**
 * Every waiver of the estate; `undefined` if there is none, since the plan must not be empty.
 * @see https://pages.nist.gov/OSCAL/learn/concepts/layer/assessment/poam/
 */
export function oscalPlanOfAction(context: OscalContext): OscalNode | undefined {
  const { estate } = context;
  const waivers = estate.services.flatMap((service) =>
    (service.guide.waivers ?? []).map((waiver) => ({ service, waiver })),
  );
  if (waivers.length === 0) return undefined;
  return {
    'plan-of-action-and-milestones': {
      uuid: nameUuid('poam', estate.config.title, estate.today),
      metadata: metadata(context, `${line(estate.config.title)}: waivers on ${estate.today}`),
      'system-id': {
        'identifier-type': 'https://ietf.org/rfc/rfc4122',
        id: nameUuid('estate', estate.config.title),
      },
      risks: waivers.map(({ service, waiver }) => riskOf(service, waiver, context)),
      'poam-items': waivers.map(({ service, waiver }) => ({
        uuid: nameUuid('poam-item', service.id, waiver.criterion),
        title: `${line(service.title)}: ${waiver.criterion} is waived until ${waiver.expires}`,
        description: waiver.reason,
        props: [
          property('service', service.id),
          property('control-id', controlId(waiver.criterion)),
          property('approved-by', partyName(estate, waiver.approved_by)),
        ],
        'related-risks': [{ 'risk-uuid': riskUuid(service, waiver) }],
      })),
    },
  };
}

function riskUuid(service: Service, waiver: Waiver): string {
  return nameUuid('risk', service.id, waiver.criterion);
}

function riskOf(service: Service, waiver: Waiver, { estate }: OscalContext): OscalNode {
  const expired = waiver.expires < estate.today;
  return {
    uuid: riskUuid(service, waiver),
    title: `${waiver.criterion} is not met by ${line(service.title)}`,
    description: waiver.reason,
    statement: `${partyName(estate, waiver.risk_owner)} bears the risk until ${waiver.expires}.`,
    props: [
      property('service', service.id),
      property('component-uuid', componentUuid(service.id)),
      property('risk-owner', waiver.risk_owner),
      property('risk-owner-party', partyUuid(waiver.risk_owner)),
    ],
    status: expired ? 'open' : 'deviation-approved',
    deadline: instant(waiver.expires),
  };
}
