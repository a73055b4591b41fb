/**
 * A real Chromium for browser tests, driven by Playwright. `openSite` serves a site and starts the browser; each test
 * opens pages of its own at a size, with or without script.
 */
import { type Browser, type BrowserContextOptions, chromium, type Locator, type Page } from 'playwright-core';
import { browserArguments, findBrowser } from '../../scripts/browser.ts';
import type { PublishedSite } from './build-site.ts';
import { serveSite } from './serve-site.ts';

/** Sizes at which pages are tried, in CSS pixels. */
export const viewports = {
  small: { width: 320, height: 640 },
  phone: { width: 390, height: 844 },
  desktop: { width: 1280, height: 900 },
  wide: { width: 1920, height: 1080 },
} as const;

/** How a page is opened. */
export interface VisitOptions
  extends Pick<BrowserContextOptions, 'colorScheme' | 'forcedColors' | 'reducedMotion'> {
  size?: keyof typeof viewports;
  /** Whether scripts run; true unless said otherwise. */
  script?: boolean;
}

/** A served site with a browser. */
export interface OpenSite {
  browser: Browser;
  /** Such as `http://127.0.0.1:40123`. */
  origin: string;
  /** Opens a path such as `/search/?q=x`, does something with the page, and closes it. Fails on an error of a script. */
  visit<T>(path: string, options: VisitOptions, look: (page: Page) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/** Serves a site and starts a browser; the caller closes it. */
export async function openSite(site: PublishedSite): Promise<OpenSite> {
  const served = await serveSite(site, { pause: 100 });
  const browser = await chromium.launch({ executablePath: await findBrowser(), args: browserArguments() });
  return {
    browser,
    origin: served.origin,
    async visit(path, { size = 'desktop', script = true, ...rest }, look) {
      const context = await browser.newContext({
        viewport: viewports[size],
        isMobile: size === 'phone' || size === 'small',
        hasTouch: size === 'phone' || size === 'small',
        javaScriptEnabled: script,
        acceptDownloads: true,
        ...rest,
      });
      const problems: string[] = [];
      try {
        const page = await context.newPage();
        page.on('pageerror', (error) => problems.push(error.message));
        page.on('console', (message) => {
          if (message.type() === 'error') problems.push(message.text());
        });
        await page.goto(served.origin + site.basePath + path.replace(/^\//, ''), { waitUntil: 'load' });
        const seen = await look(page);
        if (problems.length > 0) throw new Error(`${path}: ${problems.join('; ')}`);
        return seen;
      } finally {
        await context.close();
      }
    },
    async close() {
      await browser.close();
      await served.close();
    },
  };
}

/**
 * Follows a link to another page, and waits until that page is whole. A click alone returns while the old page is still
 * there, or a part of the new one.
 */
export async function follow(link: Locator): Promise<void> {
  await Promise.all([link.page().waitForEvent('load'), link.click()]);
}
