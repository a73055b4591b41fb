/** What the page of changes shows of many changes. */
import { describe, expect, it } from 'vitest';
import type { PageChange } from '../../../src/render/changes/changed-pages.ts';
import { recentChanges } from '../../../src/render/changes/recent-changes.ts';

/** A change of a page in a commit of a day of November. */
function change(commit: string, day: number, page: string): PageChange {
  const date = `2026-11-${String(day).padStart(2, '0')}`;
  return {
    id: commit.padEnd(40, '0'),
    committedAt: `${date}T09:00:00Z`,
    date,
    summary: `Summary of ${commit}`,
    file: `guidance/${page}.md`,
    page: { title: page, href: `/guidance/${page}/` },
  };
}

describe('recentChanges', () => {
  it('groups by day and by commit', () => {
    const days = recentChanges([
      change('c', 3, 'x'),
      change('c', 3, 'y'),
      change('b', 3, 'x'),
      change('a', 1, 'x'),
    ]);
    expect(
      days.map(({ date, changes }) => [date, changes.map(({ summary, pages }) => [summary, pages.length])]),
    ).toEqual([
      [
        '2026-11-03',
        [
          ['Summary of c', 2],
          ['Summary of b', 1],
        ],
      ],
      ['2026-11-01', [['Summary of a', 1]]],
    ]);
    expect(days[0]?.changes[0]).toMatchObject({ shortId: 'c000000000', more: 0 });
  });

  it('names ten pages of a commit and counts the others', () => {
    const all = Array.from({ length: 1000 }, (_, index) => change('a', 1, `page-${index}`));
    const [found] = recentChanges(all)[0]?.changes ?? [];
    expect(found?.pages).toHaveLength(10);
    expect(found?.more).toBe(990);
  });

  it('shows the newest hundred commits', () => {
    const all = Array.from({ length: 150 }, (_, index) => change(`commit${index}-`, 1, 'x'));
    const shown = recentChanges(all).flatMap(({ changes }) => changes);
    expect(shown).toHaveLength(100);
    expect(shown[0]?.summary).toBe('Summary of commit0-');
  });

  it('is empty without changes', () => {
    expect(recentChanges([])).toEqual([]);
  });
});
