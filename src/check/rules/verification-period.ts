import type { GuideDocument } from '../../model/content.ts';
import { daysBetween } from '../../model/date.ts';
import type { Guide } from '../../model/guide.ts';
import type { Finding, Rule } from '../../model/rule.ts';
import { countInWords } from '../list-in-words.ts';

const SHORTEST = 14;
const LONGEST = 42;
const base = ['release', 'verification_period'] as const;

/** The verification period has its usual length, and is clear before rollout. */
export const verificationPeriod: Rule = {
  id: 'verification-period',
  kind: 'readiness',
  severity: 'warning',
  title: 'Verify first deployments for two to six weeks, and clear what went wrong before rollout',
  why: 'Trouble at the first sites shows within weeks. Rolling out while an issue is open or a deployment has failed brings the same trouble to every site.',
  requirements: ['S2.32', 'S2.33', 'S2.34', 'S2.35', 'S2.36'],
  wrong: 'verification_period: {start: 2026-09-14, end: 2026-09-20}',
  right: 'verification_period: {start: 2026-09-14, end: 2026-10-09}',
  *checkGuide(guide, { today }) {
    const { verification_period: period, rollout } = guide.draft.release ?? {};
    if (!period) return;
    const days = daysBetween(period.start, period.end) + 1;
    // A period that ends before it starts is out of order, which another rule reports.
    if (days >= 1 && (days < SHORTEST || days > LONGEST) && period.length_reason === undefined) {
      yield {
        at: { path: [...base, 'end'] },
        message: `The verification period lasts ${countInWords(days, 'day')}; ${SHORTEST} to ${LONGEST} are usual.`,
        hint: 'Change its dates, or say why:\nlength_reason: Sites use the release only in the lambing season.',
      };
    }
    if (rollout) yield* checkClear(guide, period, rollout.on, today);
  },
};

type Period = NonNullable<NonNullable<Guide['release']>['verification_period']>;

function* checkClear(
  guide: GuideDocument,
  { issues = [], deployments = [] }: Period,
  rollout: string,
  today: string,
): Iterable<Finding> {
  // A rollout that is only planned can still be moved.
  const severity = rollout <= today ? 'error' : 'warning';
  const related = [{ document: guide, at: { path: ['release', 'rollout', 'on'] }, message: 'The rollout.' }];
  for (const [index, { id, closed }] of issues.entries()) {
    if (closed !== undefined && closed <= rollout) continue;
    const state = closed === undefined ? 'is still open' : `was closed only on ${closed}`;
    yield {
      severity,
      related,
      at: { path: [...base, 'issues', index, closed === undefined ? 'id' : 'closed'] },
      message: `The issue \`${id}\` of the verification period ${state}, but rollout is on ${rollout}.`,
      hint: 'Resolve it and write the day as `closed`, or roll out later.',
    };
  }
  for (const [index, { site, on, successful }] of deployments.entries()) {
    const mended = deployments.some((other) => other.site === site && other.successful && other.on >= on);
    if (successful || mended) continue;
    yield {
      severity,
      related,
      at: { path: [...base, 'deployments', index, 'successful'] },
      message: `The first deployment to ${site} failed, but rollout is on ${rollout}.`,
      hint: 'Deploy there again and add the deployment to the list, or roll out later.',
    };
  }
}
