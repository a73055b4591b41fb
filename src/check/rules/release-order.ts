import type { GuideDocument } from '../../model/content.ts';
import type { Guide } from '../../model/guide.ts';
import type { Finding, Rule } from '../../model/rule.ts';
import { listInWords } from '../list-in-words.ts';
import { type ReleaseStep, releaseSteps, type StepDate } from '../release-steps.ts';

/** Each step of a release happens after the step that opens it. */
export const releaseOrder: Rule = {
  id: 'release-order',
  kind: 'readiness',
  severity: 'error',
  title: 'Take the steps of a release in order',
  why: 'Each step of a release rests on the one before: a live certificate on signed checks, a go decision on systems that connect. A step out of order was taken on trust, with real users at the other end.',
  requirements: ['S2.7', 'S2.19', 'S2.22', 'S2.31', 'S2.36', 'S2.37'],
  wrong:
    'release:\n  connectivity: {on: 2026-09-08}\n  go_no_go: {on: 2026-09-01, attendees: [release manager], decision: go}',
  right:
    'release:\n  connectivity: {on: 2026-09-08}\n  go_no_go: {on: 2026-09-10, attendees: [release manager], decision: go}',
  *checkGuide(guide) {
    const { release } = guide.draft;
    if (!release) return;
    const steps = releaseSteps(release);
    yield* checkOrder(guide, steps);
    if (release.route === 'external-supplier') yield* checkMissing(steps);
    yield* checkFirstUses(guide, release);
  },
};

/** One finding for each step that has a date before a date of an earlier step. */
function* checkOrder(guide: GuideDocument, steps: readonly ReleaseStep[]): Iterable<Finding> {
  let latest: (StepDate & { name: string }) | undefined;
  for (const { name, dates } of steps) {
    const first = dates.reduce<StepDate | undefined>(
      (least, at) => (least === undefined || at.date < least.date ? at : least),
      undefined,
    );
    if (first && latest && first.date < latest.date) {
      yield {
        at: { path: first.path },
        message: `The ${name} (${first.date}) comes before the ${latest.name} (${latest.date}), which opens it.`,
        hint: 'Correct the date that is wrong, or plan the step again for after that day.',
        related: [{ document: guide, at: { path: latest.path }, message: `The ${latest.name}.` }],
      };
    }
    for (const at of dates) if (latest === undefined || at.date > latest.date) latest = { ...at, name };
  }
}

/** One finding for each step that has a date while the steps right before it have none. */
function* checkMissing(steps: readonly ReleaseStep[]): Iterable<Finding> {
  let missing: string[] = [];
  for (const { name, dates, optional } of steps) {
    const first = dates[0];
    if (first === undefined) {
      if (!optional) missing.push(`the ${name}`);
      continue;
    }
    if (missing.length > 0)
      yield {
        at: { path: first.path },
        message: `The ${name} has a date, but ${listInWords(missing)} ${missing.length === 1 ? 'has' : 'have'} none.`,
        hint: 'Steps open each other: add the dates of the steps before it, or take this one out.',
      };
    missing = [];
  }
}

/** First deployments lie within the verification period; nobody uses the release before it is certified. */
function* checkFirstUses(guide: GuideDocument, release: NonNullable<Guide['release']>): Iterable<Finding> {
  const { first_of_type: first, verification_period: period, conformance } = release;
  for (const key of ['accredited', 'access'] as const) {
    const date = first?.[key];
    const what = key === 'access' ? 'access' : 'accreditation';
    const at = { path: ['release', 'first_of_type', key] };
    if (date === undefined) continue;
    if (conformance?.approved !== undefined && date < conformance.approved) {
      yield {
        at,
        message: `The First-of-Type user has ${what} on ${date}, before the Conformance Certificate is approved on ${conformance.approved}.`,
        hint: 'Approval of the certificate comes first.',
        related: [
          { document: guide, at: { path: ['release', 'conformance', 'approved'] }, message: 'The approval.' },
        ],
      };
    } else if (period && date > period.end) {
      yield {
        at,
        message: `The First-of-Type user has ${what} on ${date}, after the verification period ends on ${period.end}.`,
        hint: 'The First-of-Type user is the first to use it in live: correct the date, or the period.',
        related: [
          {
            document: guide,
            at: { path: ['release', 'verification_period', 'end'] },
            message: 'The end of the period.',
          },
        ],
      };
    }
  }
  for (const [index, { site, on }] of (period?.deployments ?? []).entries()) {
    if (!period || (on >= period.start && on <= period.end)) continue;
    yield {
      at: { path: ['release', 'verification_period', 'deployments', index, 'on'] },
      message: `The first deployment to ${site} (${on}) lies outside the verification period, ${period.start} to ${period.end}.`,
      hint: 'Correct the date, or let the period cover every first deployment.',
    };
  }
}
