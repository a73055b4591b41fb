/** Check: the criteria of open stages, judged once in a run for all rules that look at them. */
import type { Guide } from '../model/guide.ts';
import { judgeOpenStages } from '../model/judge-readiness.ts';
import type { CriterionResult } from '../model/readiness.ts';
import type { CheckContext } from '../model/rule.ts';

const none: ReadonlySet<string> = new Set();
const runs = new WeakMap<CheckContext, WeakMap<Guide, CriterionResult[]>>();

/** Judges by evidence alone: what rules found is reported by the rules themselves. */
export function openCriteria(guide: Guide, context: CheckContext): CriterionResult[] {
  let judged = runs.get(context);
  if (!judged) {
    judged = new WeakMap();
    runs.set(context, judged);
  }
  let results = judged.get(guide);
  if (!results) {
    const { frameworks, organisation, today } = context;
    results = judgeOpenStages({ guide, frameworks, organisation, today, failedRules: none });
    judged.set(guide, results);
  }
  return results;
}
