/** Rules that both warn and fail: which fixture is which. Fixtures alone say only where a finding is. */
import { describe, expect, it } from 'vitest';
import { loadShipped } from '../../scripts/shipped-data.ts';
import { readAndCheck } from '../../src/pipeline.ts';
import { ruleFixtures } from '../support/rule-fixtures.ts';

const shipped = loadShipped();

/** Severities of a fixture's findings, in order of file and line. */
const expected: Readonly<Record<string, string>> = {
  'component-end-of-life/bad.md': 'error warning warning warning warning info',
  'contract-lapsed/bad': 'error warning warning warning',
  'criterion-not-met/bad-advice.md': 'warning',
  'criterion-not-met/bad-evidence': 'warning error error error error error error error',
  'critical-support/bad-live.md': 'error error error',
  'critical-support/bad-public-beta.md': 'warning warning',
  'dependency-cycle/bad-explained': 'info info',
  'dependency-cycle/bad-two': 'warning warning',
  'dependency-retired/bad-retired': 'error warning',
  'open-findings/bad-before-live.md': 'warning',
  'open-findings/bad-not-accepted.md': 'error',
  'review-board/bad-beta-without-date.md': 'warning',
  'review-board/bad-failed.md': 'error',
  'review-board/bad-no-date.md': 'error',
  'review-board/bad-open-condition.md': 'warning',
  'rota-size/bad-few.md': 'error',
  'rota-size/bad-round-the-clock.md': 'warning',
  'service-levels/bad-beta.md': 'warning',
  'service-levels/bad-one-kind.md': 'error error',
  'service-levels/bad-unreadable.md': 'error error error error',
  'supplier-promise/bad-hours-and-level.md': 'error',
  'supplier-promise/bad-level-in-beta.md': 'warning',
  'verification-period/bad-long.md': 'warning',
  'verification-period/bad-planned-rollout.md': 'warning',
  'verification-period/bad-rollout.md': 'error error error',
  'working-days/bad-bank-holidays.md': 'error error',
  'working-days/bad-beyond-horizon.md': 'warning error',
};

describe('severity', () => {
  it.each(Object.entries(expected))('%s: %s', (name, severities) => {
    const ruleId = name.split('/')[0] ?? '';
    const fixture = ruleFixtures(ruleId, 'bad').find((candidate) => candidate.name === name);
    if (!fixture) throw new Error(`no fixture ${name}`);
    const { diagnostics } = readAndCheck(fixture.source, { today: '2026-11-20', ...shipped });
    const found = diagnostics.filter((diagnostic) => diagnostic.ruleId === ruleId);
    expect(found.map(({ severity }) => severity).join(' ')).toBe(severities);
  });
});
