/** What readers meet in a browser: narrow screens, no script, paper, and nobody else who learns what they read. */
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { browserArguments, findBrowser } from '../../scripts/browser.ts';
import { exampleSite, type PublishedSite } from '../support/build-site.ts';
import { type ServedSite, serveSite } from '../support/serve-site.ts';

const keyPages = [
  'index.html',
  'services/index.html',
  'services/flood-warnings/index.html',
  'services/animal-movements/index.html',
  'services/flood-alert-sign-up/index.html',
  'guidance/index.html',
  'guidance/assurance/operational-service-readiness/index.html',
  'templates/index.html',
  'rules/index.html',
  'rules/fact-due/index.html',
  'accessibility/index.html',
  '404.html',
];

let browser: Browser;
let site: PublishedSite;
let served: ServedSite;

beforeAll(async () => {
  site = await exampleSite();
  served = await serveSite(site);
  browser = await puppeteer.launch({ executablePath: await findBrowser(), args: browserArguments() });
});

afterAll(async () => {
  await browser?.close();
  await served?.close();
});

/** Opens a page at a size, does something with it, and closes it. */
async function visit<T>(
  path: string,
  { width = 1280, height = 900, script = true },
  look: (page: Page) => Promise<T>,
): Promise<T> {
  const page = await browser.newPage();
  try {
    await page.setViewport({ width, height, isMobile: width < 600 });
    await page.setJavaScriptEnabled(script);
    await page.goto(served.addressOf(path), { waitUntil: 'load' });
    return await look(page);
  } finally {
    await page.close();
  }
}

describe.each([[320], [390], [1280]])('at %i pixels', (width) => {
  it.each(keyPages)('%s does not scroll sideways', async (path) => {
    const found = await visit(path, { width }, (page) =>
      page.evaluate(() => ({
        document: document.documentElement.scrollWidth,
        // A phone zooms out to show what is too wide, and its window grows.
        window: window.innerWidth,
        title: document.querySelector('h1')?.textContent?.trim(),
      })),
    );
    expect(found).toEqual({ document: width, window: width, title: expect.stringMatching(/./) });
  });
});

describe('without script', () => {
  it.each(keyPages)('%s says the same', async (path) => {
    // The list of services swaps its links for a form, which has tests of its own; its rows stay.
    const part = path === 'services/index.html' ? 'main tbody' : 'body';
    // Buttons that copy are made by a script, and say nothing of the page.
    const text = (page: Page) =>
      page.$eval(part, (element) => {
        const body = element as HTMLElement;
        for (const button of body.querySelectorAll('.app-copy')) button.remove();
        return body.innerText.trim();
      });
    const bare = await visit(path, { script: false }, text);
    expect(bare).toBe(await visit(path, {}, text));
    expect(bare.length).toBeGreaterThan(100);
  });
});

describe('requests', () => {
  it('stay within the site, and all are answered', async () => {
    const page = await browser.newPage();
    const elsewhere: string[] = [];
    const unanswered: string[] = [];
    const printed: string[] = [];
    page.on('request', (request) => {
      if (!request.url().startsWith(`${served.origin}/`)) elsewhere.push(`${page.url()}: ${request.url()}`);
    });
    page.on('response', (response) => {
      if (response.status() >= 400) unanswered.push(`${page.url()}: ${response.url()}`);
    });
    page.on('console', (message) => printed.push(`${page.url()}: ${message.text()}`));
    for (const path of site.pages()) await page.goto(served.addressOf(path), { waitUntil: 'load' });
    await page.close();
    expect({ elsewhere, unanswered, printed }).toEqual({ elsewhere: [], unanswered: [], printed: [] });
  });
});

describe('on paper', () => {
  it.each(['services/flood-warnings/index.html', 'guidance/operation/incidents/index.html'])(
    '%s prints',
    async (path) => {
      const paper = await visit(path, {}, async (page) => {
        const file = Buffer.from(await page.pdf({ format: 'A4' })).toString('latin1');
        await page.emulateMediaType('print');
        const shown = await page.$$eval('nav, .govuk-skip-link', (elements) =>
          elements.filter((element) => element.checkVisibility()).map((element) => element.className),
        );
        return { pages: file.match(/\/Type\s*\/Page\b/g)?.length ?? 0, shown };
      });
      expect(paper.pages).toBeGreaterThan(0);
      expect(paper.pages).toBeLessThan(40);
      // Nobody can follow a menu on paper.
      expect(paper.shown).toEqual([]);
    },
  );
});

describe('at three in the morning, on a phone', () => {
  it.each([
    ['services/flood-warnings/index.html', 'tel:'],
    ['services/payments-hub/index.html', 'tel:'],
    ['services/flood-alert-sign-up/index.html', 'mailto:'],
  ])('%s shows whom to contact without scrolling', async (path, scheme) => {
    const size = { width: 390, height: 844 };
    const bottoms = await visit(path, size, (page) =>
      page.$$eval(`main a[href^="${scheme}"]`, (links) =>
        links.map((link) => link.getBoundingClientRect()).map(({ height, bottom }) => ({ height, bottom })),
      ),
    );
    expect(bottoms.length).toBeGreaterThan(0);
    expect(bottoms[0]?.height).toBeGreaterThan(0);
    expect(bottoms[0]?.bottom).toBeLessThanOrEqual(size.height);
  });
});
