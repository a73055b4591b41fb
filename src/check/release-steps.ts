/** Check: the release chain as dated steps, each of which opens the next. @see S2.37 */

import type { DataPath } from '../model/data-path.ts';
import { deploymentGroups, releaseParties, validationCategories } from '../model/guide/release.ts';
import type { Guide } from '../model/guide.ts';

/** A date of a step, with its place in the guide. */
export interface StepDate {
  date: string;
  path: DataPath;
}

/** A step of the chain with every date that it has so far. */
export interface ReleaseStep {
  name: string;
  dates: StepDate[];
  /** True if a later step may come without it. */
  optional?: boolean;
}

/** The steps of a release, in the order in which they must happen. */
export function releaseSteps(release: NonNullable<Guide['release']>): ReleaseStep[] {
  const {
    agreements = [],
    validation,
    conformance,
    site_readiness: site,
    deployment_verification: criteria,
  } = release;
  const {
    live_certificate,
    connectivity,
    go_no_go,
    verification_period: period,
    rollout,
    business_as_usual,
  } = release;
  return [
    {
      name: 'approval of the agreements',
      dates: agreements.flatMap(({ type, on }, index) =>
        type === 'data-sharing' ? [] : dated(on, 'agreements', index, 'on'),
      ),
    },
    { name: 'assignment of the Release Manager', dates: dated(release.manager_assigned, 'manager_assigned') },
    {
      name: 'validation',
      dates: validationCategories.flatMap((key) => dated(validation?.[key]?.on, 'validation', key, 'on')),
    },
    {
      name: 'approval of the Conformance Certificate',
      dates: dated(conformance?.approved, 'conformance', 'approved'),
    },
    {
      name: 'site readiness and deployment verification',
      dates: [
        ...deploymentGroups.flatMap((key) =>
          dated(criteria?.groups?.[key]?.on, 'deployment_verification', 'groups', key, 'on'),
        ),
        ...releaseParties.flatMap((key) =>
          dated(criteria?.signed?.[key], 'deployment_verification', 'signed', key),
        ),
        ...releaseParties.flatMap((key) => dated(site?.signed?.[key], 'site_readiness', 'signed', key)),
      ],
    },
    {
      name: 'issue of the live certificate',
      dates: dated(live_certificate?.issued, 'live_certificate', 'issued'),
    },
    { name: 'connectivity', dates: dated(connectivity?.on, 'connectivity', 'on') },
    { name: 'go/no-go meeting', dates: dated(go_no_go?.on, 'go_no_go', 'on') },
    { name: 'start of the verification period', dates: dated(period?.start, 'verification_period', 'start') },
    { name: 'end of the verification period', dates: dated(period?.end, 'verification_period', 'end') },
    { name: 'rollout', dates: dated(rollout?.on, 'rollout', 'on'), optional: true },
    {
      name: 'transfer into business as usual',
      dates: dated(business_as_usual?.on, 'business_as_usual', 'on'),
    },
  ];
}

function dated(date: string | undefined, ...path: (string | number)[]): StepDate[] {
  return date === undefined ? [] : [{ date, path: ['release', ...path] }];
}
