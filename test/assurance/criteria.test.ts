/**
 * Every criterion of the frameworks that ship can be met, and is met by nothing less than what it asks for: a guide that
 * holds its evidence meets it, and without any single piece of evidence, with a value that does not count, with an error
 * of one of its rules or past its last day it does not.
 */
import { describe, expect, it } from 'vitest';
import { loadFrameworks } from '../../scripts/shipped-data.ts';
import { configSchema } from '../../src/model/config.ts';
import { addDays } from '../../src/model/date.ts';
import type { Criterion, Framework, Stage } from '../../src/model/framework.ts';
import type { Guide } from '../../src/model/guide.ts';
import { judgeReadiness } from '../../src/model/judge-readiness.ts';
import { organisationSchema } from '../../src/model/organisation.ts';
import { readFrameworks } from '../../src/read/read-frameworks.ts';
import { guideHolding, withFact, withOtherValue, withoutEvidence } from '../support/evidence.ts';
import { resultInEnglish, type SpokenResult } from '../support/readiness-in-english.ts';

const organisation = organisationSchema.parse({});
const { frameworks, diagnostics } = readFrameworks(loadFrameworks(), [], configSchema.parse({}));
const day = '2026-11-20';

interface Place {
  framework: Framework;
  stage: Stage;
  criterion: Criterion;
}

const places: Place[] = frameworks.flatMap((framework) =>
  framework.stages.flatMap((stage) => stage.criteria.map((criterion) => ({ framework, stage, criterion }))),
);

/** How a guide stands on a criterion. */
function judge(
  { framework, criterion }: Place,
  guide: Guide,
  { today = day, failed = [], finding = [] }: { today?: string; failed?: string[]; finding?: string[] } = {},
): SpokenResult {
  const { stages } = judgeReadiness({
    guide,
    frameworks: [framework],
    organisation,
    today,
    failedRules: new Set(failed),
    findingRules: new Set(finding),
  });
  const found = stages.flatMap(({ results }) => results).find((result) => result.criterion === criterion);
  if (!found) throw new Error(`${criterion.id} is not judged`);
  return resultInEnglish(found);
}

/** A guide that meets the criterion, in the first way in which its stage opens. */
function meeting({ stage, criterion }: Place): Guide {
  const [opens] = stage.opens;
  if (!opens) throw new Error(`${stage.id} never opens`);
  return guideHolding(criterion, opens);
}

it('reads three frameworks without a finding', () => {
  expect(diagnostics).toEqual([]);
  expect(frameworks.map(({ id }) => id)).toEqual([
    'operational-service-readiness',
    'service-operation-standard',
    'release-into-live',
  ]);
});

describe.each(places.map((place) => [place.criterion.id, place] as const))('%s', (_id, place) => {
  const { stage, criterion } = place;

  it('is met by its evidence, in every way in which its stage opens', () => {
    for (const opens of stage.opens) {
      const { state, evidence, reason } = judge(place, guideHolding(criterion, opens));
      expect({ opens, state, reason, missing: evidence.filter(({ met }) => !met) }).toEqual({
        opens,
        state: 'met',
        reason: undefined,
        missing: [],
      });
    }
  });

  it.each(criterion.evidence.map((evidence) => [JSON.stringify(evidence), evidence] as const))(
    'is not met without %s',
    (_name, evidence) => {
      const result = judge(place, withoutEvidence(meeting(place), evidence));
      expect(result.state).toBe('not-met');
      const missing = result.evidence.filter(({ met }) => !met);
      // What stands below a fact goes with it, and nothing else does.
      expect(missing[0]).toMatchObject({
        fact: evidence.fact,
        problem: expect.stringContaining(evidence.fact),
      });
      expect(missing.filter(({ fact }) => !`${fact}.`.startsWith(`${evidence.fact}.`))).toEqual([]);
    },
  );

  const replaceable = criterion.evidence.filter((evidence) => evidence.or !== undefined);
  if (replaceable.length > 0)
    it.each(replaceable.map((evidence) => [evidence.or ?? '', evidence] as const))(
      'is met by %s instead',
      (other, evidence) => {
        const lacking = withoutEvidence(meeting(place), evidence);
        expect(judge(place, withFact(lacking, other)).state).toBe('met');
      },
    );

  const choices = criterion.evidence.filter((evidence) => withOtherValue(meeting(place), evidence));
  if (choices.length > 0)
    it.each(choices.map((evidence) => [JSON.stringify(evidence), evidence] as const))(
      'is not met by a value other than %s',
      (_name, evidence) => {
        const other = withOtherValue(meeting(place), evidence);
        expect(other && judge(place, other).state).toBe('not-met');
      },
    );

  if (criterion.rules)
    it.each(criterion.rules)('is not met while there is an error of %s', (rule) => {
      const result = judge(place, meeting(place), { failed: [rule] });
      expect(result.state).toBe('not-met');
      expect(result.reason).toContain(rule);
      expect(judge(place, meeting(place), { failed: ['a-rule-that-it-does-not-name'] }).state).toBe('met');
    });

  if (criterion.no_finding_of)
    it.each(criterion.no_finding_of)('is not met while %s finds anything', (rule) => {
      const result = judge(place, meeting(place), { finding: [rule] });
      expect(result.state).toBe('not-met');
      expect(result.reason).toContain(rule);
      expect(judge(place, meeting(place), { finding: ['a-rule-that-it-does-not-name'] }).state).toBe('met');
    });

  if (criterion.shelf_life)
    it('is not met once its evidence is too old', () => {
      const guide = meeting(place);
      const { lapsesOn = '' } = judge(place, guide);
      expect(judge(place, guide, { today: lapsesOn }).state).toBe('met');
      expect(judge(place, guide, { today: addDays(lapsesOn, 1) }).state).toBe('not-met');
    });

  const { expires } = criterion;
  if (expires !== undefined)
    it('is not met after its last day', () => {
      const guide = withFact(meeting(place), expires, day);
      expect(judge(place, guide).state).toBe('met');
      expect(judge(place, guide, { today: addDays(day, 1) }).state).toBe('not-met');
    });
});
