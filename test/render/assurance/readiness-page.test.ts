import { describe, expect, it } from 'vitest';
import { readinessPage } from '../../../src/render/assurance/readiness-page.ts';
import { exampleEstate } from '../../support/example-estate.ts';
import { englishWords } from '../../support/words.ts';

describe('readinessPage', () => {
  const pages = exampleEstate().services.map((service) => ({
    service,
    page: readinessPage(service, englishWords),
  }));

  it('shows every criterion of every service once, and what the next gate asks beside it', () => {
    for (const { service, page } of pages) {
      const shown = [
        ...page.blockers,
        ...page.waived,
        ...page.advice,
        ...page.met,
        ...page.notApplicable.flatMap(({ criteria }) => criteria),
        ...page.later.flatMap(({ criteria }) => criteria),
      ].map(({ criterion }) => criterion.id);
      const all = service.readiness.stages.flatMap(({ results }) =>
        results.map(({ criterion }) => criterion.id),
      );
      expect(shown.sort()).toEqual(all.sort());
    }
  });

  it('says of everything in the way what to do: a key, a finding or a reason', () => {
    const open = pages.flatMap(({ page }) => [...page.blockers, ...page.ahead, ...page.advice]);
    expect(open.length).toBeGreaterThan(20);
    for (const { keys, findings, reason } of open)
      expect(keys.length + findings.length + (reason ? 1 : 0)).toBeGreaterThan(0);
  });

  it('repeats nothing of what is in the way now among what the next gate asks', () => {
    for (const { page } of pages) {
      const now = page.blockers.map(({ criterion }) => criterion.id);
      expect(page.ahead.filter(({ criterion }) => now.includes(criterion.id))).toEqual([]);
    }
  });
});
