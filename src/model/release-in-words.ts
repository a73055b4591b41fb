/**
 * Model: the release of a service that a supplier brings to sites, as steps in the order in which they happen.
 * @see S2.37
 */

import { deploymentGroups, releaseParties, validationCategories } from './guide/release.ts';
import type { Guide } from './guide.ts';
import type { PageWords } from './page-words.ts';

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

/** One step. `on` is the day on which it was done, or is to be done. */
export interface ReleaseStep {
  title: string;
  state: 'done' | 'under-way' | 'not-yet';
  on?: string | undefined;
  facts: ReleaseFact[];
}

/**
 * The steps of a release. A service that is released by its own team shows only the steps that it records.
 * @param today a step whose day lies ahead is not done yet
 */
export function releaseInWords(release: Release, today: string, words: PageWords): ReleaseStep[] {
  const steps = [
    agreements(release, words),
    managers(release, words),
    validation(release, words),
    conformance(release, words),
    siteReadiness(release, words),
    deploymentVerification(release, words),
    liveCertificate(release, words),
    connectivity(release, words),
    goNoGo(release, words),
    firstOfType(release, words),
    verificationPeriod(release, words),
    rollout(release, words),
    businessAsUsual(release, words),
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
  if (done !== undefined && done <= today) return { title, state: 'done', on: done, facts };
  return { title, state: facts.length > 0 ? 'under-way' : 'not-yet', ...(done ? { on: done } : {}), facts };
}

/** The last of the days if none is missing. */
function lastOf(days: readonly (string | undefined)[]): string | undefined {
  return days.length > 0 && days.every(Boolean) ? (days as string[]).toSorted().at(-1) : undefined;
}

function agreements(release: Release, words: PageWords): StepParts {
  const { say } = words;
  const found = release.agreements ?? [];
  return {
    title: say('release.steps.agreements'),
    done: lastOf(found.map(({ status, on }) => (status === 'approved' ? on : undefined))),
    facts: found.map(({ type, party, status, on, url }) => ({
      name: say('release.agreement', { document: words.value('agreementType', type), party }),
      state: words.value('agreementState', status),
      on,
      href: url,
    })),
  };
}

function managers(release: Release, words: PageWords): StepParts {
  const { say } = words;
  const facts: ReleaseFact[] = [];
  if (release.implementation_manager)
    facts.push({ name: say('release.implementationManager'), party: release.implementation_manager });
  if (release.manager) facts.push({ name: say('release.manager'), party: release.manager });
  return { title: say('release.steps.managers'), done: release.manager_assigned, facts };
}

function validation({ validation: found }: Release, words: PageWords): StepParts {
  const { say } = words;
  const results = validationCategories.map((category) => [category, found?.[category]] as const);
  return {
    title: say('release.steps.validation'),
    done: lastOf(
      results
        .filter(([, result]) => result?.result !== 'not-applicable')
        .map(([, result]) => (result?.result === 'pass' ? result.on : undefined)),
    ),
    facts: results.flatMap(([category, result]) =>
      result
        ? [
            {
              name: words.value('validationCategory', category),
              state: words.value('validationResult', result.result),
              on: result.on,
              href: result.evidence,
              note: result.reason,
            },
          ]
        : [],
    ),
  };
}

function conformance({ conformance: found }: Release, words: PageWords): StepParts {
  const { say } = words;
  const facts: ReleaseFact[] = [];
  for (const { name, url } of found?.artefacts ?? []) facts.push({ name, href: url });
  if (found?.review)
    facts.push({ name: say('release.reviewWindow'), from: found.review.from, on: found.review.to });
  if (found?.approval)
    facts.push({ name: say('release.approvalWindow'), from: found.approval.from, on: found.approval.to });
  for (const { role, reviewed, approved } of found?.reviewers ?? []) {
    facts.push({
      name: say('release.reviewBy'),
      party: role,
      ...(reviewed ? { state: say('release.reviewDone'), on: reviewed } : { state: say('release.notYet') }),
    });
    facts.push({
      name: say('release.approvalBy'),
      party: role,
      ...(approved
        ? { state: say('release.approvalGiven'), on: approved }
        : { state: say('release.notYet') }),
    });
  }
  return { title: say('release.steps.conformance'), done: found?.approved, facts };
}

function siteReadiness({ site_readiness: found }: Release, words: PageWords): StepParts {
  const { say } = words;
  return {
    title: say('release.steps.siteReadiness'),
    done: signedOn(found?.signed),
    facts: [
      ...(found?.url ? [{ name: say('release.checklist'), href: found.url }] : []),
      ...signatures(found?.signed, words),
    ],
  };
}

function deploymentVerification({ deployment_verification: found }: Release, words: PageWords): StepParts {
  const { say } = words;
  const groups = deploymentGroups.flatMap((name) => {
    const group = found?.groups?.[name];
    return group
      ? [
          {
            name: words.value('deploymentGroup', name),
            state: words.value('deploymentState', group.state),
            on: group.on,
            href: group.evidence,
          },
        ]
      : [];
  });
  return {
    title: say('release.steps.deploymentVerification'),
    done: signedOn(found?.signed),
    facts: [...groups, ...signatures(found?.signed, words)],
  };
}

type Signed = NonNullable<Release['site_readiness']>['signed'];

function signedOn(signed: Signed): string | undefined {
  return signed && lastOf(releaseParties.map((party) => signed[party]));
}

function signatures(signed: Signed, words: PageWords): ReleaseFact[] {
  return releaseParties.flatMap((party) =>
    signed?.[party]
      ? [
          {
            name: words.value('releaseParty', party),
            state: words.say('release.signed'),
            on: signed[party],
          },
        ]
      : [],
  );
}

function liveCertificate({ live_certificate: found }: Release, words: PageWords): StepParts {
  const { say } = words;
  return {
    title: say('release.steps.liveCertificate'),
    done: found?.issued,
    facts: found
      ? [
          { name: say('release.issuedBy', { issuer: found.issuer }) },
          ...(found.expires ? [{ name: say('release.validUntil'), on: found.expires }] : []),
          { name: say('release.allows', { interactions: found.interactions.join(', ') }) },
          { name: say('release.approved', { interactions: found.approved_interactions.join(', ') }) },
        ]
      : [],
  };
}

function connectivity({ connectivity: found }: Release, words: PageWords): StepParts {
  const { say } = words;
  return {
    title: say('release.steps.connectivity'),
    done: found?.on,
    facts: found?.evidence ? [{ name: say('release.connectionEvidence'), href: found.evidence }] : [],
  };
}

function goNoGo({ go_no_go: found }: Release, words: PageWords): StepParts {
  const { say } = words;
  return {
    title: say('release.steps.goNoGo'),
    done: found?.decision === 'no-go' ? undefined : found?.on,
    facts: found
      ? [
          {
            name: say('release.decision', { decision: words.value('decision', found.decision) }),
            on: found.on,
            note: found.conditions,
          },
          { name: say('release.present', { attendees: found.attendees.join(', ') }) },
        ]
      : [],
  };
}

function firstOfType({ first_of_type: found }: Release, words: PageWords): StepParts {
  const { say } = words;
  const facts: ReleaseFact[] = [];
  if (found) facts.push({ name: found.organisation });
  if (found?.accredited) facts.push({ name: say('release.accredited'), on: found.accredited });
  if (found?.access) facts.push({ name: say('release.accessGiven'), on: found.access });
  return { title: say('release.steps.firstOfType'), done: found?.access, facts };
}

function verificationPeriod({ verification_period: found }: Release, words: PageWords): StepParts {
  const { say } = words;
  if (!found) return { title: say('release.steps.verificationPeriod'), facts: [] };
  const open = found.issues?.some(({ closed }) => !closed) ?? false;
  return {
    title: say('release.steps.verificationPeriod'),
    done: open ? undefined : found.end,
    facts: [
      { name: say('release.period'), from: found.start, on: found.end, note: found.length_reason },
      ...(found.deployments ?? []).map(({ site, on, successful }) => ({
        name: say('release.deployment', { site }),
        state: say(successful ? 'release.successful' : 'release.failed'),
        on,
      })),
      ...(found.issues ?? []).map(({ id, issue, closed }) => ({
        name: say('release.issue', { id, issue }),
        state: say(closed ? 'release.closed' : 'release.open'),
        on: closed,
      })),
    ],
  };
}

function rollout({ rollout: found }: Release, words: PageWords): StepParts {
  const { say } = words;
  return { title: say('release.steps.rollout'), done: found?.on, facts: [] };
}

function businessAsUsual({ business_as_usual: found }: Release, words: PageWords): StepParts {
  const { say } = words;
  return {
    title: say('release.steps.businessAsUsual'),
    done: found?.on,
    facts: found ? [{ name: say('release.acceptedBy'), party: found.accepted_by }] : [],
  };
}
