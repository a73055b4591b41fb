import type { Rule } from '../../model/rule.ts';
import { findOwn } from '../find-own.ts';
import { isDue } from '../is-due.ts';

/** Each delivery group with a live service has a live services manager. */
export const liveServicesManager: Rule = {
  id: 'live-services-manager',
  kind: 'readiness',
  severity: 'error',
  title: 'Assign a live services manager to each delivery group with a live service',
  why: 'Once a service is live, somebody outside its team has to help it stay reliable and secure, and see what its incidents have in common with those of others.',
  requirements: ['S0.30', 'S0.31'],
  wrong: '# organisation.yaml\ndelivery_groups:\n  water: {name: Water, readiness_manager: water-readiness}',
  right:
    '# organisation.yaml\ndelivery_groups:\n  water: {name: Water, readiness_manager: water-readiness, live_services_manager: water-live-services}',
  *checkGuide(guide, { organisation }) {
    const id = guide.draft.delivery_group;
    const group = findOwn(organisation.delivery_groups, id);
    if (!group || group.live_services_manager !== undefined || !isDue(guide, 'public-beta')) return;
    yield {
      severity: isDue(guide, 'live') ? 'error' : 'warning',
      at: { path: ['delivery_group'] },
      message: `The delivery group ${group.name} has no live services manager.`,
      hint: `Assign one, and write in organisation.yaml under \`${id}\`:\nlive_services_manager: ${id}-live-services`,
    };
  },
};
