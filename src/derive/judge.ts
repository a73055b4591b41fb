/** Derive: judging the same guides again and again. It is most of what deriving takes, and most guides are as they were. */
import { judgeReadiness, type ReadinessInput } from '../model/judge-readiness.ts';
import type { Readiness } from '../model/readiness.ts';

/** Judges the readiness of one service. */
export type Judge = (input: ReadinessInput) => Readiness;

/**
 * Makes a judge that remembers what it said of a guide. Guides, frameworks and organisations are known by identity: whoever
 * asks hands over the same objects for what has not changed, and changes none of them.
 */
export function rememberingJudge(): Judge {
  let settings: Pick<ReadinessInput, 'frameworks' | 'organisation' | 'today'> | undefined;
  let known = new WeakMap<ReadinessInput['guide'], { found: string; readiness: Readiness }>();
  return (input) => {
    const { guide, frameworks, organisation, today, failedRules, findingRules } = input;
    if (
      settings?.frameworks !== frameworks ||
      settings.organisation !== organisation ||
      settings.today !== today
    ) {
      settings = { frameworks, organisation, today };
      known = new WeakMap();
    }
    const found = JSON.stringify([[...failedRules].sort(), [...(findingRules ?? [])].sort()]);
    const before = known.get(guide);
    if (before?.found === found) return before.readiness;
    const readiness = judgeReadiness(input);
    known.set(guide, { found, readiness });
    return readiness;
  };
}
