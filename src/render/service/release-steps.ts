/**
 * Render: the release of a service that a supplier brings to sites, as steps in the order in which they happen.
 * @see S2.37
 */

import {
  type agreementTypes,
  deploymentGroups,
  releaseParties,
  validationCategories,
} from '../../model/guide/release.ts';
import type { Guide } from '../../model/guide.ts';

type Release = NonNullable<Guide['release']>;

/** One recorded fact of a step: what, in which state, when, where it is proven, and a remark. */
export interface ReleaseFact {
  name: string;
  state?: string;
  on?: string | undefined;
  /** First day, where `on` is the last one of a window. */
  from?: string;
  href?: string | undefined;
  note?: string | undefined;
  /** Id of the party that it concerns. */
  party?: string | undefined;
}

/** One step. `state` is what to say of it; `on` is the day on which it was done. */
export interface ReleaseStep {
  title: string;
  state: 'Done' | 'Under way' | 'Not yet';
  on?: string | undefined;
  facts: ReleaseFact[];
}

/** What the state of a fact is called; other values are said as they are written. */
const stateNames: Readonly<Record<string, string>> = {
  pass: 'passed',
  fail: 'failed',
  'not-applicable': 'does not apply',
  'not-started': 'not started',
  'in-progress': 'under way',
  'in-review': 'in review',
};
const agreementNames: Readonly<Record<(typeof agreementTypes)[number], string>> = {
  'connection-agreement': 'Connection Agreement',
  'target-operating-model': 'Target Operating Model',
  'end-user-policy': 'End User Policy',
  'data-sharing': 'Data sharing agreement',
};

/**
 * The steps of a release. A service that is released by its own team shows only the steps that it records.
 * @param today a step whose day lies ahead is not done yet
 */
export function releaseSteps(release: Release, today: string): ReleaseStep[] {
  const steps = [
    agreements(release),
    managers(release),
    validation(release),
    conformance(release),
    siteReadiness(release),
    deploymentVerification(release),
    liveCertificate(release),
    connectivity(release),
    goNoGo(release),
    firstOfType(release),
    verificationPeriod(release),
    rollout(release),
    businessAsUsual(release),
  ].map(({ title, done, facts }) => stepOf(title, done, facts, today));
  return release.route === 'external-supplier'
    ? steps
    : steps.filter(({ facts, on }) => facts.length > 0 || on);
}

/** What a step consists of; `done` is the day on which it was finished, as far as it is. */
interface StepParts {
  title: string;
  done?: string | undefined;
  facts: ReleaseFact[];
}

function stepOf(title: string, done: string | undefined, facts: ReleaseFact[], today: string): ReleaseStep {
  if (done !== undefined && done <= today) return { title, state: 'Done', on: done, facts };
  return { title, state: facts.length > 0 ? 'Under way' : 'Not yet', ...(done ? { on: done } : {}), facts };
}

/** The last of the days if none is missing. */
function lastOf(days: readonly (string | undefined)[]): string | undefined {
  return days.length > 0 && days.every(Boolean) ? (days as string[]).toSorted().at(-1) : undefined;
}

function agreements(release: Release): StepParts {
  const found = release.agreements ?? [];
  return {
    title: 'Compliance documents approved',
    done: lastOf(found.map(({ status, on }) => (status === 'approved' ? on : undefined))),
    facts: found.map(({ type, party, status, on, url }) => ({
      name: `${agreementNames[type]}: ${party}`,
      state: stateNames[status] ?? status,
      on,
      href: url,
    })),
  };
}

function managers(release: Release): StepParts {
  const facts: ReleaseFact[] = [];
  if (release.implementation_manager)
    facts.push({ name: 'Implementation Manager', party: release.implementation_manager });
  if (release.manager) facts.push({ name: 'Release Manager', party: release.manager });
  return { title: 'Release Manager assigned', done: release.manager_assigned, facts };
}

function validation({ validation: found }: Release): StepParts {
  const results = validationCategories.map((category) => [category, found?.[category]] as const);
  return {
    title: 'Validated in test environments',
    done: lastOf(
      results
        .filter(([, result]) => result?.result !== 'not-applicable')
        .map(([, result]) => (result?.result === 'pass' ? result.on : undefined)),
    ),
    facts: results.flatMap(([category, result]) =>
      result
        ? [
            {
              name: nameOf(category),
              state: stateNames[result.result] ?? result.result,
              on: result.on,
              href: result.evidence,
              note: result.reason,
            },
          ]
        : [],
    ),
  };
}

function conformance({ conformance: found }: Release): StepParts {
  const facts: ReleaseFact[] = [];
  for (const { name, url } of found?.artefacts ?? []) facts.push({ name, href: url });
  if (found?.review) facts.push({ name: 'Review window', from: found.review.from, on: found.review.to });
  if (found?.approval)
    facts.push({ name: 'Approval window', from: found.approval.from, on: found.approval.to });
  for (const { role, reviewed, approved } of found?.reviewers ?? []) {
    facts.push({
      name: 'Review by',
      party: role,
      ...(reviewed ? { state: 'done', on: reviewed } : { state: 'not yet' }),
    });
    facts.push({
      name: 'Approval by',
      party: role,
      ...(approved ? { state: 'given', on: approved } : { state: 'not yet' }),
    });
  }
  return { title: 'Conformance Certificate approved', done: found?.approved, facts };
}

function siteReadiness({ site_readiness: found }: Release): StepParts {
  return {
    title: 'Site Readiness Checklist signed',
    done: signedOn(found?.signed),
    facts: [...(found?.url ? [{ name: 'Checklist', href: found.url }] : []), ...signatures(found?.signed)],
  };
}

function deploymentVerification({ deployment_verification: found }: Release): StepParts {
  const groups = deploymentGroups.flatMap((name) => {
    const group = found?.groups?.[name];
    return group
      ? [
          {
            name: nameOf(name),
            state: stateNames[group.state] ?? group.state,
            on: group.on,
            href: group.evidence,
          },
        ]
      : [];
  });
  return {
    title: 'Deployment Verification Criteria signed',
    done: signedOn(found?.signed),
    facts: [...groups, ...signatures(found?.signed)],
  };
}

type Signed = NonNullable<Release['site_readiness']>['signed'];

function signedOn(signed: Signed): string | undefined {
  return signed && lastOf(releaseParties.map((party) => signed[party]));
}

function signatures(signed: Signed): ReleaseFact[] {
  return releaseParties.flatMap((party) =>
    signed?.[party] ? [{ name: nameOf(party), state: 'signed', on: signed[party] }] : [],
  );
}

function liveCertificate({ live_certificate: found }: Release): StepParts {
  return {
    title: 'Live certificate issued',
    done: found?.issued,
    facts: found
      ? [
          { name: `Issued by ${found.issuer}` },
          ...(found.expires ? [{ name: 'Valid until', on: found.expires }] : []),
          { name: `Allows: ${found.interactions.join(', ')}` },
          { name: `Approved: ${found.approved_interactions.join(', ')}` },
        ]
      : [],
  };
}

function connectivity({ connectivity: found }: Release): StepParts {
  return {
    title: 'Systems connected',
    done: found?.on,
    facts: found?.evidence ? [{ name: 'Evidence of the connection', href: found.evidence }] : [],
  };
}

function goNoGo({ go_no_go: found }: Release): StepParts {
  const decisions = {
    go: 'Decision: go',
    'no-go': 'Decision: no go',
    'go-with-conditions': 'Decision: go, with conditions',
  };
  return {
    title: 'Go/no-go meeting',
    done: found?.decision === 'no-go' ? undefined : found?.on,
    facts: found
      ? [
          { name: decisions[found.decision], on: found.on, note: found.conditions },
          { name: `Present: ${found.attendees.join(', ')}` },
        ]
      : [],
  };
}

function firstOfType({ first_of_type: found }: Release): StepParts {
  const facts: ReleaseFact[] = [];
  if (found) facts.push({ name: found.organisation });
  if (found?.accredited) facts.push({ name: 'Live solution accredited', on: found.accredited });
  if (found?.access) facts.push({ name: 'Access given', on: found.access });
  return { title: 'First-of-Type user has access', done: found?.access, facts };
}

function verificationPeriod({ verification_period: found }: Release): StepParts {
  if (!found) return { title: 'Deployment Verification Period', facts: [] };
  const open = found.issues?.some(({ closed }) => !closed) ?? false;
  return {
    title: 'Deployment Verification Period',
    done: open ? undefined : found.end,
    facts: [
      { name: 'Period', from: found.start, on: found.end, note: found.length_reason },
      ...(found.deployments ?? []).map(({ site, on, successful }) => ({
        name: `Deployment: ${site}`,
        state: successful ? 'successful' : 'failed',
        on,
      })),
      ...(found.issues ?? []).map(({ id, issue, closed }) => ({
        name: `Issue ${id}: ${issue}`,
        state: closed ? 'closed' : 'open',
        on: closed,
      })),
    ],
  };
}

function rollout({ rollout: found }: Release): StepParts {
  return { title: 'Fuller rollout begins', done: found?.on, facts: [] };
}

function businessAsUsual({ business_as_usual: found }: Release): StepParts {
  return {
    title: 'Business as usual',
    done: found?.on,
    facts: found ? [{ name: 'Accepted by', party: found.accepted_by }] : [],
  };
}

/** `end_user_organisation` → `End user organisation`. */
function nameOf(key: string): string {
  const words = key === 'non_functional' ? 'non-functional' : key.replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
