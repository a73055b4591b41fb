import type { Rule } from '../../model/rule.ts';
import { findOwn } from '../find-own.ts';

/** Each delivery group has an operational service readiness manager. */
export const readinessManager: Rule = {
  id: 'readiness-manager',
  kind: 'readiness',
  severity: 'error',
  title: 'Assign an operational service readiness manager to each delivery group',
  why: 'The manager guides the services of the group through assurance and leads their review boards. A team without one learns of each gate when it stands before it.',
  requirements: ['S0.29', 'S0.31'],
  wrong: '# organisation.yaml\ndelivery_groups:\n  water: {name: Water}',
  right: '# organisation.yaml\ndelivery_groups:\n  water: {name: Water, readiness_manager: water-readiness}',
  *checkGuide({ draft }, { organisation }) {
    const group = findOwn(organisation.delivery_groups, draft.delivery_group);
    if (!group || group.readiness_manager !== undefined || draft.phase === 'retired') return;
    yield {
      at: { path: ['delivery_group'] },
      message: `The delivery group ${group.name} has no operational service readiness manager.`,
      hint: `Assign one, and write in organisation.yaml under \`${draft.delivery_group}\`:\nreadiness_manager: ${draft.delivery_group}-readiness`,
    };
  },
};
