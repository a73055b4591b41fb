/**
 * Check: which keys refer to something by id, and what they refer to. A key that is added to the schema and refers to
 * something needs a row here.
 */

import { processNames } from '../model/guide/support.ts';
import { lifecycleStages } from '../model/phase.ts';

/** What a reference may lead to. */
export type ReferenceKind =
  | 'party'
  | 'party-or-contact'
  | 'delivery-group'
  | 'tier'
  | 'priorities'
  | 'line'
  | 'line-or-supplier'
  | 'backup'
  | 'risk'
  | 'service';

const parties = (paths: readonly string[]) =>
  Object.fromEntries(paths.map((path) => [path, 'party' as const]));

/** References of a guide. */
export const guideReferences: Readonly<Record<string, ReferenceKind>> = {
  delivery_group: 'delivery-group',
  tier: 'tier',
  'components.*.tier': 'tier',
  'dependencies.*.tier': 'tier',
  'components.*.supported_by': 'line-or-supplier',
  'components.*.data.backup': 'backup',
  'monitoring.alerts.*.routes_to': 'line',
  'dependencies.*.service': 'service',
  'lifecycle.retirement.replacement': 'service',
  'processes.incident.priorities': 'priorities',
  'security.health_check.accepted_risk': 'risk',
  'stakeholders.*.contact': 'party-or-contact',
  ...parties(lifecycleStages.map((stage) => `lifecycle.owners.${stage}.*.team`)),
  ...parties(processNames.map((process) => `processes.${process}.owner`)),
  ...parties([
    'lifecycle.service_owner',
    'lifecycle.product_owner',
    'lifecycle.sro',
    'components.*.owner',
    'support.lines.*.team',
    'support.escalation.*.to',
    'support.agreed.by',
    'processes.incident.major_incident_lead',
    'processes.change.agreed_by',
    'processes.change.board',
    'itsm.data_owner',
    'security.risks.*.owner',
    'security.risks.*.accepted_by',
    'data.owner',
    'clinical_safety.safety_officer',
    'readiness.review_board.lead',
    'transition.service_operations_contact',
    'release.implementation_manager',
    'release.manager',
    'release.conformance.reviewers.*.role',
    'release.business_as_usual.accepted_by',
    'waivers.*.risk_owner',
    'waivers.*.approved_by',
  ]),
};

/** References of organisation.yaml. */
export const organisationReferences: Readonly<Record<string, ReferenceKind>> = parties([
  'delivery_groups.*.readiness_manager',
  'delivery_groups.*.live_services_manager',
]);

/** References of a guidance page. */
export const pageReferences: Readonly<Record<string, ReferenceKind>> = parties(['owner']);
