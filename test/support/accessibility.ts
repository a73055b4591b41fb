/**
 * Judges pages with Pa11y: HTML_CodeSniffer (WCAG 2 AA) and axe (WCAG 2.2 AA).
 * @see https://www.w3.org/TR/WCAG22/
 */
import { join } from 'node:path';
import pa11yCi, { type Pa11yOptions, type Pa11yReport } from 'pa11y-ci';
import { browserArguments, findBrowser } from '../../scripts/browser.ts';
import type { PublishedSite } from './build-site.ts';
import { onceEach } from './once-each.ts';
import { serveSite } from './serve-site.ts';

/** Pa11y takes the path of a runner for its name. */
const axeRunner = join(import.meta.dirname, 'axe-runner.ts') as 'axe';

/** Serves a site and judges pages of it; each finding comes once, with the first page that has it. */
export async function audit(
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
        timeout: 120_000,
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
