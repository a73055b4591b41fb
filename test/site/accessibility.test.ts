/**
 * A page of every type passes Pa11y with HTML_CodeSniffer (WCAG 2 AA) and axe (WCAG 2.2 AA): the longest of its type, which
 * shows most. Every page in every brand takes half an hour: `npm run test:brands`, which CI runs too.
 * @see https://www.w3.org/TR/WCAG22/
 */
import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { pageTypes } from '../../scripts/page-types.ts';
import { audit } from '../support/accessibility.ts';
import { exampleSite, type PublishedSite, publishedSite, temporaryFolder } from '../support/build-site.ts';

const phone = {
  viewport: { width: 320, height: 640, isMobile: true },
  // What is scrolled out of sight in a wide table has no contrast that axe could judge.
  levelCapWhenNeedsReview: 'warning',
};

/** The page with most in it. */
function longest(site: PublishedSite, pages: readonly string[]): string {
  const sizes = new Map(pages.map((page) => [page, site.read(page).length]));
  return pages.toSorted((a, b) => (sizes.get(b) ?? 0) - (sizes.get(a) ?? 0))[0] as string;
}

describe('accessibility', () => {
  it('has no error on a phone', async () => {
    const site = await exampleSite();
    const pages = ['index.html', 'services/index.html', 'services/flood-warnings/index.html'];
    const { report, findings } = await audit(site, pages, phone);
    expect(findings).toEqual([]);
    expect(report).toMatchObject({ total: pages.length, passes: pages.length, errors: 0 });
  });

  it('has no error on a page of any type', { timeout: 600_000 }, async () => {
    const site = await exampleSite();
    const pages = [...pageTypes(site.pages()).values()].map((alike) => longest(site, alike));
    expect(pages.length).toBeGreaterThan(20);
    const { report, findings } = await audit(site, pages);
    expect(findings).toEqual([]);
    expect(report).toMatchObject({ total: pages.length, passes: pages.length, errors: 0 });
  });

  it('has no error in what is folded away, once it is unfolded', { timeout: 600_000 }, async () => {
    const site = await exampleSite();
    const folder = join(mkdtempSync(join(temporaryFolder(), 'site-')), 'site');
    cpSync(site.folder, folder, { recursive: true });
    const folded = site.pages().filter((page) => site.read(page).includes('<details'));
    const pages = [...pageTypes(folded).values()].map((alike) => longest(site, alike));
    for (const page of pages) {
      const file = join(folder, page);
      writeFileSync(file, readFileSync(file, 'utf8').replaceAll('<details', '<details open'));
    }
    // Guides with their history and findings, guidance with its contents, the glossary, lists with their filters.
    expect(pages.length).toBeGreaterThan(5);
    const { report, findings } = await audit(publishedSite(folder), pages);
    expect(findings).toEqual([]);
    expect(report).toMatchObject({ total: pages.length, passes: pages.length, errors: 0 });
  });

  it('is judged by both: each finds what is wrong with a bad page', async () => {
    const folder = mkdtempSync(join(temporaryFolder(), 'site-'));
    writeFileSync(
      join(folder, 'bad.html'),
      '<html><body><h1>A</h1><h3>B</h3><img src="a.png"><p style="color: #aaa">Pale</p><button style="width: 10px; height: 10px; padding: 0"></button><button style="width: 10px; height: 10px; padding: 0"></button></body></html>',
    );
    const { report, findings } = await audit(publishedSite(folder), ['bad.html', 'missing.html']);
    expect(report.passes).toBe(0);
    const text = findings.join('\n');
    expect(text).toContain('WCAG2AA.Principle1.Guideline1_1.1_1_1.H37');
    expect(text).toContain('heading-order');
    expect(text).toContain('color-contrast');
    expect(text).toContain('target-size');
  });
});
