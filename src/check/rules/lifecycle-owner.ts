import type { GuideDocument } from '../../model/content.ts';
import { addDays } from '../../model/date.ts';
import type { Guide } from '../../model/guide.ts';
import { type LifecycleStage, lifecycleStages, type Phase, stageOfPhase } from '../../model/phase.ts';
import type { CheckContext, Finding, Rule } from '../../model/rule.ts';
import { type TermConflict, termConflicts, termCovers } from '../../model/terms.ts';
import { writtenPath } from '../written-path.ts';

type Terms = NonNullable<Guide['lifecycle']['owners'][LifecycleStage]>;

/** Phases in which no gate asks for the owner of the current stage: this rule does. */
const notDueElsewhere: readonly Phase[] = ['discovery', 'alpha', 'retired'];

/** One owner at any date, and one today. */
export const lifecycleOwner: Rule = {
  id: 'lifecycle-owner',
  kind: 'readiness',
  severity: 'error',
  title: 'Name exactly one owner for each day of each stage',
  why: 'Somebody has to answer for the service today. After a gap nobody does, and with an overlap each may think that the other does.',
  requirements: ['S0.21'],
  wrong:
    'owners:\n  operate:\n    - {team: flood-alerts, to: 2026-05-31}\n    - {team: flood-operations, from: 2026-07-01}',
  right:
    'owners:\n  operate:\n    - {team: flood-alerts, to: 2026-06-30}\n    - {team: flood-operations, from: 2026-07-01}',
  *checkGuide(guide, context) {
    const owners = guide.draft.lifecycle?.owners;
    if (!owners) return;
    for (const stage of lifecycleStages) {
      const terms = owners[stage];
      if (terms)
        for (const conflict of termConflicts(terms)) yield conflictFinding(guide, stage, terms, conflict);
    }
    if (guide.draft.phase) yield* checkToday(guide, guide.draft.phase, owners, context);
  },
};

function conflictFinding(
  guide: GuideDocument,
  stage: LifecycleStage,
  terms: Terms,
  conflict: TermConflict,
): Finding {
  const path = (index: number, key: string) => writtenPath(guide, ['lifecycle', 'owners', stage, index, key]);
  const term = terms[conflict.index];
  if (conflict.kind === 'backwards') {
    return {
      at: { path: path(conflict.index, 'to') },
      message: `The term of ${term?.team} ends on ${term?.to}, before it begins on ${term?.from}.`,
      hint: 'Write as `to` the last day of the term.',
    };
  }
  const other = terms[conflict.other];
  const related = [
    { document: guide, at: { path: path(conflict.other, 'to') }, message: `The term of ${other?.team}.` },
  ];
  const at = { path: path(conflict.index, term?.from === undefined ? 'team' : 'from') };
  if (conflict.kind === 'gap') {
    return {
      at,
      related,
      message: `Nobody owns the ${stage} stage between ${other?.to} and ${term?.from}.`,
      hint: `Let ${term?.team} begin on ${addDays(other?.to ?? '', 1)}, or let ${other?.team} end later.`,
    };
  }
  const hint =
    term?.from === undefined
      ? 'Give each term but the first its first day, `from`.'
      : `Let ${other?.team} end the day before: \`to: ${addDays(term.from, -1)}\`.`;
  return {
    at,
    related,
    message: `${other?.team} and ${term?.team} own the ${stage} stage at the same time.`,
    hint,
  };
}

function* checkToday(
  guide: GuideDocument,
  phase: Phase,
  owners: Guide['lifecycle']['owners'],
  { today }: CheckContext,
): Iterable<Finding> {
  const stage = stageOfPhase[phase];
  const counts = (candidate: LifecycleStage) =>
    owners[candidate]?.some((term) => termCovers(term, today)) ?? false;
  // A service in public beta may still be in its builders' hands.
  if (counts(stage) || (phase === 'public-beta' && counts('build'))) return;
  const terms = owners[stage];
  if (terms === undefined) {
    if (!notDueElsewhere.includes(phase)) return;
    yield {
      at: { path: ['lifecycle', 'owners'], on: 'key' },
      message: `Nobody owns the ${stage} stage, which the service is in.`,
      hint: `For example:\n${stage}: ${Object.values(owners).find(Boolean)?.[0]?.team ?? 'flood-operations'}`,
    };
    return;
  }
  const last = terms.findLastIndex((term) => term.to !== undefined && term.to < today);
  const index = last === -1 ? 0 : last;
  const begins = terms.find((term) => term.from !== undefined && term.from > today);
  yield {
    at: { path: writtenPath(guide, ['lifecycle', 'owners', stage, index, last === -1 ? 'from' : 'to']) },
    message: `Nobody owns the ${stage} stage today, which the service is in: ${last === -1 ? `the first term begins on ${terms[0]?.from}` : `the term of ${terms[index]?.team} ended on ${terms[index]?.to}`}.`,
    hint: begins
      ? `Let the term of ${begins.team} begin earlier, or say who owns the stage until then.`
      : 'Add the team that owns it now, with its first day as `from`.',
  };
}
