import { deploymentGroups, releaseParties } from '../../model/guide/release.ts';
import type { Finding, Rule } from '../../model/rule.ts';
import { isDue } from '../is-due.ts';
import { releaseReached } from '../release-reached.ts';

/** Seven groups are complete and three parties have signed before the live certificate. */
export const releaseVerification: Rule = {
  id: 'release-verification',
  kind: 'readiness',
  severity: 'error',
  title: 'Complete seven groups of checks, signed by three parties, before the live certificate',
  why: 'The live certificate opens live systems to the product. Each party has to say beforehand that its own part is ready; none can say it for another.',
  requirements: [
    'S2.23',
    'S2.24',
    'S2.25',
    'S2.27a',
    'S2.27b',
    'S2.27c',
    'S2.27d',
    'S2.27e',
    'S2.27f',
    'S2.27g',
  ],
  wrong: 'deployment_verification:\n  groups:\n    technical_entry: {state: in-progress}',
  right: 'deployment_verification:\n  groups:\n    technical_entry: {state: complete, on: 2026-08-03}',
  *checkGuide(guide, { today }) {
    const { release } = guide.draft;
    if (!release || !releaseReached(guide, release.live_certificate?.issued, today)) return;
    // From live on, the schema itself asks for every group and every signature.
    const missing = !isDue(guide, 'live');
    const { deployment_verification: criteria, site_readiness: site } = release;
    for (const key of criteria ? deploymentGroups : []) {
      const group = criteria?.groups?.[key];
      const name = key.replaceAll('_', ' ');
      const path = ['release', 'deployment_verification', 'groups', key];
      if (group && group.state !== 'complete')
        yield {
          at: { path: [...path, 'state'] },
          message: `The group of checks for ${name} is ${group.state.replace('-', ' ')}, but the release has gone on.`,
          hint: 'Complete it, then write `state: complete` and the day as `on`.',
        };
      else if (!group && missing)
        yield {
          at: { path, on: 'key' },
          message: `The live certificate is issued, but the group of checks for ${name} is missing.`,
          hint: `Add it, for example:\n${key}: {state: complete, on: ${today}}`,
        };
    }
    if (!missing) return;
    if (criteria) yield* unsigned('deployment_verification', criteria.signed);
    if (site) yield* unsigned('site_readiness', site.signed);
  },
};

function* unsigned(
  key: 'deployment_verification' | 'site_readiness',
  signed: Partial<Record<(typeof releaseParties)[number], string>> = {},
): Iterable<Finding> {
  const document = key === 'site_readiness' ? 'Site Readiness Checklist' : 'Deployment Verification Criteria';
  for (const party of releaseParties) {
    if (signed[party] === undefined)
      yield {
        at: { path: ['release', key, 'signed', party], on: 'key' },
        message: `The live certificate is issued, but the ${party.replaceAll('_', ' ')} has not signed the ${document}.`,
        hint: `Have it signed, and write the day as \`${party}\`.`,
      };
  }
}
