/** Check: whether a release has come so far that what a step needs must be there. */
import type { GuideDocument } from '../model/content.ts';
import { isDue } from './is-due.ts';

/** True for a release by an external supplier if the service is live, or the step that rests on it has begun. */
export function releaseReached(guide: GuideDocument, nextStep: string | undefined, today: string): boolean {
  if (guide.draft.release?.route !== 'external-supplier') return false;
  return (
    isDue(guide, 'live') || (nextStep !== undefined && nextStep <= today && guide.draft.phase !== 'retired')
  );
}
