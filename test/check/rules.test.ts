/** Every rule finds what its bad fixtures mark, where they mark it, and nothing in its ok fixtures. */
import { describe, expect, it } from 'vitest';
import { loadShipped } from '../../scripts/shipped-data.ts';
import { printingRules } from '../../src/model/printing-rules.ts';
import { allRules, readAndCheck } from '../../src/pipeline.ts';
import { fixtureRuleIds, type RuleFixture, ruleFixtures } from '../support/rule-fixtures.ts';

const shipped = loadShipped();

/** Findings of one rule as `file:line`. */
function findings(fixture: RuleFixture, ruleId: string) {
  return readAndCheck(fixture.source, { today: '2026-11-20', ...shipped }).diagnostics.filter(
    (found) => found.ruleId === ruleId,
  );
}

/** What printing finds is found by printing: `test/export/pdf` has its cases. */
const printing = new Set<string>(printingRules.map(({ id }) => id));
const checked = allRules.filter(({ id }) => !printing.has(id));

describe.each(checked.map((rule) => [rule.id] as const))('%s', (ruleId) => {
  const bad = ruleFixtures(ruleId, 'bad');
  const ok = ruleFixtures(ruleId, 'ok');

  it('has an ok and a bad fixture', () => {
    expect(bad.length).toBeGreaterThan(0);
    expect(ok.length).toBeGreaterThan(0);
  });

  it.each(bad.map((fixture) => [fixture.name, fixture] as const))('finds what %s marks', (_name, fixture) => {
    const found = findings(fixture, ruleId);
    expect(fixture.expected.length).toBeGreaterThan(0);
    expect(found.map(({ file, line }) => `${file}:${line}`).sort()).toEqual(fixture.expected);
    for (const { message, column, url } of found) {
      expect(message).toMatch(/[.?!]$/);
      expect(column).toBeGreaterThan(0);
      expect(url).toBe(`/rules/${ruleId}/`);
    }
  });

  it.each(ok.map((fixture) => [fixture.name, fixture] as const))('finds nothing in %s', (_name, fixture) => {
    expect(findings(fixture, ruleId)).toEqual([]);
  });
});

describe('the registry', () => {
  it('has each id once', () => {
    const ids = allRules.map((rule) => rule.id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('knows every rule that has fixtures', () => {
    const ids = new Set(allRules.map((rule) => rule.id));
    expect(fixtureRuleIds().filter((id) => !ids.has(id))).toEqual([]);
  });

  it.each(allRules.map((rule) => [rule.id, rule] as const))(
    '%s says what it asks for, why, and shows wrong and right',
    (_id, rule) => {
      for (const words of [rule.title, rule.why, rule.wrong, rule.right])
        expect(words.trim().length).toBeGreaterThan(5);
      expect(rule.wrong).not.toBe(rule.right);
    },
  );
});
