/**
 * Time in the worked example: the date moves forward a day at a time while nobody edits. Nothing gets better by
 * itself, and whatever expires does so on its day. X2.
 */
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadShipped, packageRoot } from '../../scripts/shipped-data.ts';
import { checkContent } from '../../src/check/check.ts';
import { excuseFindings } from '../../src/check/excuse-findings.ts';
import { rules } from '../../src/check/registry.ts';
import { failedRulesByFile } from '../../src/derive/failed-rules.ts';
import { deriveServices } from '../../src/derive/services.ts';
import type { Calendar } from '../../src/model/calendar.ts';
import { addDays } from '../../src/model/date.ts';
import type { Diagnostic } from '../../src/model/diagnostic.ts';
import type { CriterionResult, CriterionState } from '../../src/model/readiness.ts';
import { allRules } from '../../src/pipeline.ts';
import { folderSource } from '../../src/read/folder-source.ts';
import { readContent } from '../../src/read/read-content.ts';

const FIRST = '2026-11-20';
const DAYS = 366;

const { calendars, frameworks } = loadShipped();
const { content } = readContent(folderSource(join(packageRoot, 'src', 'content')), frameworks);
const ruleIds = new Set(allRules.map((rule) => rule.id));
const none: ReadonlySet<string> = new Set();
/** Rules that have a say in whether a criterion is met, and those that say that one is not. */
const named = new Set(
  content.frameworks.flatMap(({ stages }) =>
    stages.flatMap(({ criteria }) =>
      criteria.flatMap(({ rules, no_finding_of, reported_by }) => [
        ...(rules ?? []),
        ...(no_finding_of ?? []),
        ...(reported_by ?? []),
      ]),
    ),
  ),
);
const having = rules.filter(
  ({ id }) => named.has(id) || ['criterion-not-met', 'evidence-lapsed'].includes(id),
);

interface Day {
  date: string;
  found: Diagnostic[];
  /** By service and criterion. */
  results: Map<string, CriterionResult>;
}

function lookAt(date: string): Day {
  const { organisation, config } = content;
  const calendar = calendars[organisation.nation] as Calendar;
  const context = {
    today: date,
    organisation,
    config,
    calendar,
    frameworks: content.frameworks,
    ruleIds,
    definedNames: none,
  };
  const found = excuseFindings(content, checkContent(content, context, having), date);
  const services = deriveServices(
    content,
    date,
    Map.groupBy(found, ({ file }) => file),
    failedRulesByFile(found),
  );
  const results = services.flatMap(({ id, readiness }) =>
    readiness.stages.flatMap((stage) =>
      stage.results.map((result): [string, CriterionResult] => [`${id} ${result.criterion.id}`, result]),
    ),
  );
  return { date, found, results: new Map(results) };
}

const year = Array.from({ length: DAYS }, (_, index) => lookAt(addDays(FIRST, index)));

/** What became of each criterion from one day to the next. */
const steps = year.slice(1).flatMap((day, index) => {
  const before = year[index] as Day;
  return [...day.results].map(([name, now]) => {
    const then = before.results.get(name) as CriterionResult;
    return { name, on: before.date, then, now };
  });
});

/** What may follow a state while nobody edits. Only what a stage begins to ask may turn out either way. */
const successors: Readonly<Record<CriterionState, readonly CriterionState[]>> = {
  met: ['met', 'waived', 'not-met'],
  waived: ['waived', 'not-met'],
  'not-met': ['not-met'],
  'not-applicable': ['not-applicable'],
  'not-yet-due': ['not-yet-due', 'met', 'waived', 'not-met'],
};

describe('the worked example, day by day over a year', () => {
  it('shows every state on the first day', () => {
    const states = new Set([...(year[0] as Day).results.values()].map(({ state }) => state));
    expect([...states].sort()).toEqual(Object.keys(successors).sort());
  });

  it('only warns of what is not met on the first day, so that it publishes', () => {
    const errors = (year[0] as Day).found.filter(({ severity }) => severity === 'error');
    expect(errors).toEqual([]);
  });

  it('never gets better by itself', () => {
    const better = steps.filter(({ then, now }) => !successors[then.state].includes(now.state));
    expect(better.map(({ name, on, then, now }) => `${name} ${on}: ${then.state} → ${now.state}`)).toEqual(
      [],
    );
  });

  it('loses each piece of evidence and each waiver the day after its last', () => {
    const lapsing = steps.filter(
      ({ on, then }) => then.lapsesOn === on && (then.state === 'met' || then.state === 'waived'),
    );
    expect(lapsing.length).toBeGreaterThan(30);
    for (const { name, on, then, now } of lapsing) expect(now.state, `${name} on ${on}`).not.toBe(then.state);
  });

  it('loses nothing on any other day, unless a rule of the criterion found an error', () => {
    const lost = steps.filter(
      ({ then, now }) => then.state !== now.state && (then.state === 'met' || then.state === 'waived'),
    );
    expect(lost.length).toBeGreaterThan(30);
    for (const { name, on, then, now } of lost) {
      const byRule = now.reason?.kind === 'failed' || now.reason?.kind === 'warned';
      expect(then.lapsesOn === on || byRule, `${name} on ${on}`).toBe(true);
    }
  });

  it('lets the waiver of flood warnings end, and fails the check from then on', () => {
    const errorsOn = (date: string) =>
      year
        .find((day) => day.date === date)
        ?.found.filter(
          ({ file, severity, message }) =>
            file === 'services/flood-warnings.md' && severity === 'error' && message.startsWith('OSR-21'),
        ).length;
    expect(errorsOn('2026-12-18')).toBe(0);
    expect(errorsOn('2026-12-19')).toBe(1);
  });

  it('warns of each piece of evidence that has become too old', () => {
    const tooOld = steps.filter(
      ({ then, now }) => then.state === 'met' && now.state === 'not-met' && now.reason?.kind === 'too-old',
    );
    expect(tooOld.length).toBeGreaterThan(30);
    for (const { name, on, now } of tooOld) {
      const [id] = name.split(' ');
      const { found } = year.find((day) => day.date === addDays(on, 1)) as Day;
      const said = found.some(
        ({ file, ruleId, message }) =>
          file === `services/${id}.md` &&
          ((ruleId === 'evidence-lapsed' && message.includes(now.criterion.id)) ||
            now.criterion.reported_by?.includes(ruleId)),
      );
      expect(said, `${name} on ${on}`).toBe(true);
    }
  });
});
