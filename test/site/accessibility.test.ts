/**
 * Every page of the built example passes Pa11y with HTML_CodeSniffer (WCAG 2 AA) and axe (WCAG 2.2 AA), and so does a
 * page of every type in every other brand. To look at the pages of one section only:
 * `npx vitest run test/site/accessibility.test.ts -t services`. Every page in every brand: `npm run test:brands`.
 * @see https://www.w3.org/TR/WCAG22/
 */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { pageTypes } from '../../scripts/page-types.ts';
import { shippedBrands } from '../../src/model/brand.ts';
import { audit } from '../support/accessibility.ts';
import { exampleSite, publishedSite, temporaryFolder } from '../support/build-site.ts';

const phone = {
  viewport: { width: 320, height: 640, isMobile: true },
  // What is scrolled out of sight in a wide table has no contrast that axe could judge.
  levelCapWhenNeedsReview: 'warning',
};

const site = await exampleSite();
const sections = Map.groupBy(
  site.pages(),
  (page) => /^(guidance|rules|services|templates)\//.exec(page)?.[1] ?? 'other',
);

describe('accessibility', () => {
  it.each([...sections])('has no error on a page of %s', { timeout: 600_000 }, async (_section, pages) => {
    const { report, findings } = await audit(site, pages);
    expect(findings).toEqual([]);
    // A page that does not load counts in neither the passes nor the errors.
    expect(report).toMatchObject({ total: pages.length, passes: pages.length, errors: 0 });
  });

  it('has no error on a phone', { timeout: 300_000 }, async () => {
    const pages = ['index.html', 'services/index.html', 'services/flood-warnings/index.html'];
    const { report, findings } = await audit(site, pages, phone);
    expect(findings).toEqual([]);
    expect(report).toMatchObject({ total: pages.length, passes: pages.length, errors: 0 });
  });

  it.each(shippedBrands.filter((brand) => brand !== 'neutral'))(
    'has no error on a page of any type in the brand %s',
    { timeout: 600_000 },
    async (brand) => {
      const branded = await exampleSite('/', brand);
      const pages = [...pageTypes(branded.pages()).values()].flatMap(([first]) => first ?? []);
      expect(pages.length).toBeGreaterThan(20);
      const { report, findings } = await audit(branded, pages);
      expect(findings).toEqual([]);
      expect(report).toMatchObject({ total: pages.length, passes: pages.length, errors: 0 });
    },
  );

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
