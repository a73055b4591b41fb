import type { Criterion } from '../../model/framework.ts';
import { nearest } from '../../model/nearest.ts';
import type { CheckContext, Finding, Rule } from '../../model/rule.ts';

/** Waivers and exclusions name a criterion that exists and may be left out. @see S0.22 */
export const unknownCriterion: Rule = {
  id: 'unknown-criterion',
  kind: 'document',
  severity: 'error',
  title: 'Waive or leave out only criteria that exist and allow it',
  why: 'A waiver of a criterion that nobody knows waives nothing. Some criteria, such as the review board, are mandatory: no guide can leave them out.',
  requirements: ['S0.22'],
  wrong: 'not_applicable:\n  - {criterion: OSR-05, reason: We are too small.}',
  right: 'not_applicable:\n  - {criterion: REL-03, reason: We release it ourselves.}',
  *checkGuide(guide, context) {
    const { waivers, not_applicable } = guide.draft;
    for (const [index, { criterion }] of (waivers ?? []).entries())
      yield* judge(criterion, ['waivers', index, 'criterion'], 'waivable', context);
    for (const [index, { criterion }] of (not_applicable ?? []).entries())
      yield* judge(criterion, ['not_applicable', index, 'criterion'], 'can_be_not_applicable', context);
  },
};

function* judge(
  id: string,
  path: (string | number)[],
  permission: 'waivable' | 'can_be_not_applicable',
  context: CheckContext,
): Iterable<Finding> {
  const criteria = new Map(
    context.frameworks.flatMap((framework) =>
      framework.stages.flatMap((stage) =>
        stage.criteria.map((criterion): [string, Criterion] => [criterion.id, criterion]),
      ),
    ),
  );
  const criterion = criteria.get(id);
  if (!criterion) {
    const meant = nearest(id, [...criteria.keys()]);
    yield {
      at: { path },
      message: `There is no criterion \`${id}\` in the frameworks in force.`,
      hint: meant ? `Did you mean \`${meant}\`?` : 'The pages of the frameworks list their criteria.',
    };
  } else if (!criterion[permission]) {
    const what = permission === 'waivable' ? 'waived' : 'left out as not applicable';
    yield {
      at: { path },
      message: `${id} (${criterion.title}) is mandatory: it can never be ${what}.`,
      hint: 'Delete the entry, and provide the evidence.',
    };
  }
}
