/**
 * Every page of the built example passes Pa11y with HTML_CodeSniffer (WCAG 2 AA) and axe (WCAG 2.2 AA). To look at the
 * pages of one section only: `npx vitest run test/site/accessibility.test.ts -t services`.
 * @see https://www.w3.org/TR/WCAG22/
 */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pa11yCi, { type Pa11yOptions, type Pa11yReport } from 'pa11y-ci';
import { describe, expect, it } from 'vitest';
import { browserArguments, findBrowser } from '../../scripts/browser.ts';
import { exampleSite, type PublishedSite, publishedSite, temporaryFolder } from '../support/build-site.ts';
import { onceEach } from '../support/once-each.ts';
import { serveSite } from '../support/serve-site.ts';

/** Pa11y takes the path of a runner for its name. */
const axeRunner = join(import.meta.dirname, '..', 'support', 'axe-runner.ts') as 'axe';
const phone = {
  viewport: { width: 320, height: 640, isMobile: true },
  // What is scrolled out of sight in a wide table has no contrast that axe could judge.
  levelCapWhenNeedsReview: 'warning',
};

async function audit(
  site: PublishedSite,
  pages: readonly string[],
  options: Pa11yOptions = {},
): Promise<{ report: Pa11yReport; findings: string[] }> {
  const served = await serveSite(site);
  try {
    const report = await pa11yCi(
      // Plain addresses would share one set of options, and one page would close the other's browser.
      pages.map((page) => ({ url: served.addressOf(page) })),
      {
        standard: 'WCAG2AA',
        runners: ['htmlcs', axeRunner],
        viewport: { width: 1280, height: 1024 },
        concurrency: 2,
        timeout: 60_000,
        reporters: [],
        useIncognitoBrowserContext: false,
        chromeLaunchConfig: { executablePath: await findBrowser(), args: browserArguments() },
        ...options,
      },
    );
    const findings = Object.entries(report.results).flatMap(([address, issues]) =>
      issues.map((issue) => {
        const page = address.replace(served.origin, '');
        return issue instanceof Error
          ? { where: page, what: issue.message }
          : { where: `${page} at ${issue.selector}`, what: `${issue.code}: ${issue.message}` };
      }),
    );
    return { report, findings: onceEach(findings) };
  } finally {
    await served.close();
  }
}

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
