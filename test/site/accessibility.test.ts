/**
 * Every page of the built example passes Pa11y with HTML_CodeSniffer (WCAG 2 AA) and axe (WCAG 2.2 AA). To look at some
 * pages only, name a part of their path: `OPSGUIDE_TEST_PAGES=services/ npx vitest run test/site/accessibility.test.ts`.
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

const desktop = { width: 1280, height: 1024 };
const phone = { width: 320, height: 640, isMobile: true };

async function audit(
  site: PublishedSite,
  pages: readonly string[],
  viewport: Pa11yOptions['viewport'] = desktop,
): Promise<{ report: Pa11yReport; findings: string[] }> {
  const served = await serveSite(site);
  try {
    const report = await pa11yCi(
      pages.map((page) => served.addressOf(page)),
      {
        standard: 'WCAG2AA',
        runners: ['htmlcs', join(import.meta.dirname, '..', 'support', 'axe-runner.ts')],
        viewport,
        concurrency: 2,
        timeout: 60_000,
        reporters: [],
        chromeLaunchConfig: { executablePath: await findBrowser(), args: browserArguments() },
      },
    );
    const findings = Object.entries(report.results).flatMap(([address, issues]) =>
      issues.map((issue) => ({
        where: address.replace(served.origin, ''),
        what: issue instanceof Error ? issue.message : `${issue.code} at ${issue.selector}: ${issue.message}`,
      })),
    );
    return { report, findings: onceEach(findings) };
  } finally {
    await served.close();
  }
}

describe('accessibility', () => {
  it('has no error on any page', { timeout: 900_000 }, async () => {
    const site = await exampleSite();
    const part = process.env.OPSGUIDE_TEST_PAGES ?? '';
    const pages = site.pages().filter((page) => page.includes(part));
    expect(pages.length).toBeGreaterThan(0);
    const { report, findings } = await audit(site, pages);
    expect(findings).toEqual([]);
    // A page that does not load counts in neither the passes nor the errors.
    expect(report).toMatchObject({ total: pages.length, passes: pages.length, errors: 0 });
  });

  it('has no error on a phone', { timeout: 300_000 }, async () => {
    const site = await exampleSite();
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
    const site = publishedSite(folder);
    const { report, findings } = await audit(site, ['bad.html', 'missing.html']);
    expect(report.passes).toBe(0);
    const text = findings.join('\n');
    expect(text).toContain('WCAG2AA.Principle1.Guideline1_1.1_1_1.H37');
    expect(text).toContain('heading-order');
    expect(text).toContain('color-contrast');
    expect(text).toContain('target-size');
  });
});
