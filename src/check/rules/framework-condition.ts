import type { DataPath } from '../../model/data-path.ts';
import type { Condition } from '../../model/framework.ts';
import { phaseReached } from '../../model/phase.ts';
import type { Rule } from '../../model/rule.ts';

/** The condition of a stage or criterion can come true. */
export const frameworkCondition: Rule = {
  id: 'framework-condition',
  kind: 'document',
  severity: 'error',
  title: 'Use conditions that can come true',
  why: 'A stage that never opens asks nothing of anybody, while the framework looks complete.',
  wrong: 'opens:\n  - {from_phase: live, in_phases: [discovery, alpha]}',
  right: 'opens:\n  - {from_phase: live}',
  *checkContent({ frameworkDocuments }) {
    for (const document of frameworkDocuments) {
      for (const [index, stage] of document.stages.entries()) {
        const conditions: [Condition, DataPath][] = stage.opens.map((condition, place) => [
          condition,
          ['stages', index, 'opens', place],
        ]);
        for (const [place, { only_if }] of stage.criteria.entries())
          if (only_if) conditions.push([only_if, ['stages', index, 'criteria', place, 'only_if']]);
        for (const [condition, path] of conditions) {
          if (!possible(condition))
            yield {
              document,
              at: { path, on: 'key' },
              message:
                'This condition can never be true: no phase satisfies both `from_phase` and `in_phases`.',
              hint: 'Keep one of the two keys.',
            };
        }
      }
    }
  },
};

/** A retired service is asked nothing, so a stage that opens only then never asks. */
function possible({ from_phase, in_phases }: Condition): boolean {
  if (from_phase === 'retired') return false;
  if (!in_phases) return true;
  return in_phases.some(
    (phase) => phase !== 'retired' && (from_phase === undefined || phaseReached(phase, from_phase)),
  );
}
