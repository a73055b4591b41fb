/** The lists of overdue reviews and of what ends soon, which the home page counts. */
import { describe, expect, it } from 'vitest';
import type { Estate, Lapse } from '../../src/model/estate.ts';
import { estateSummary } from '../../src/render/estate-summary.ts';
import { lapseListPages } from '../../src/render/lapse-lists.ts';
import { exampleSite } from '../support/build-site.ts';
import { exampleEstate } from '../support/example-estate.ts';
import { parseCsv } from '../support/parse-csv.ts';

function overdue(count: number): Estate {
  const estate = exampleEstate();
  const lapse = estateSummary(estate).overdueReviews[0] as Lapse;
  return { ...estate, lapsing: Array.from({ length: count }, () => ({ ...lapse })) };
}

describe('lapseListPages', () => {
  it('shows what the home page counts', () => {
    const estate = exampleEstate();
    const { ending, overdueReviews } = estateSummary(estate);
    expect(ending.length).toBeGreaterThan(0);
    expect(overdueReviews.length).toBeGreaterThan(0);
    const pages = lapseListPages({ estate });
    expect(pages.get('/readiness/ending/')?.lapses).toEqual(ending);
    expect(pages.get('/readiness/overdue-reviews/')?.lapses).toEqual(overdueReviews);
    expect(pages.size).toBe(2);
  });

  it('splits a long list, each page with the way to its neighbours', () => {
    const pages = lapseListPages({ estate: overdue(201) });
    const path = '/readiness/overdue-reviews/';
    expect([...pages.keys()]).toEqual(['/readiness/ending/', path, `${path}page/2/`, `${path}page/3/`]);
    expect(pages.get(path)).toMatchObject({ page: 1, pages: 3, total: 201, next: `${path}page/2/` });
    expect(pages.get(path)?.previous).toBeUndefined();
    expect(pages.get(`${path}page/2/`)).toMatchObject({ previous: path, next: `${path}page/3/` });
    expect(pages.get(`${path}page/3/`)?.lapses).toHaveLength(1);
  });

  it('has a page for each list, even with nothing in it', () => {
    const pages = lapseListPages({ estate: { ...exampleEstate(), lapsing: [] } });
    expect([...pages.values()].map(({ total, pages: count }) => [total, count])).toEqual([
      [0, 1],
      [0, 1],
    ]);
  });
});

describe('the CSV beside a list', () => {
  it('has each line of it', async () => {
    const site = await exampleSite();
    const [headings, ...records] = parseCsv(site.read('readiness/overdue-reviews/overdue-reviews.csv'));
    expect(headings).toEqual(['What', 'Where', 'Address', 'Last day', 'Days from today', 'Who must act']);
    expect(records).toEqual(
      estateSummary(exampleEstate()).overdueReviews.map(({ name, subject, on, inDays, owner }) => [
        name,
        subject.title,
        new URL(subject.href, exampleEstate().config.address).href,
        on,
        String(inDays),
        owner?.name ?? '',
      ]),
    );
  });
});
