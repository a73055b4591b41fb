import { describe, expect, it } from 'vitest';
import { conditionInWords } from '../../src/model/condition-in-words.ts';

describe('conditionInWords', () => {
  it.each([
    [{}, 'all services'],
    [{ from_phase: 'private-beta' as const }, 'services from private beta on'],
    [{ in_phases: ['live' as const, 'retiring' as const] }, 'services in live or retiring'],
    [{ critical: false }, 'services that are not critical'],
    [
      { external_release: true, from_phase: 'live' as const },
      'services that an external supplier releases, and services from live on',
    ],
    [{ reached: 'release.rollout.on' }, 'services for which the day in `release.rollout.on` has come'],
  ])('says of %j: %s', (condition, expected) => {
    expect(conditionInWords(condition)).toBe(expected);
  });
});
