/** The list of services in a real browser: with script and without, with the keyboard alone, on a phone, with hundreds of services. */
import { readFileSync } from 'node:fs';
import type { Download, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { benchEstate } from '../../scripts/bench-estate.ts';
import { exampleSite, makeProject, type PublishedSite, publishedSite } from '../support/build-site.ts';
import { parseCsv } from '../support/parse-csv.ts';
import { follow, type OpenSite, openSite } from '../support/playwright.ts';

/** Names in the order in which the table shows them. */
async function names(page: Page): Promise<string[]> {
  return page.locator('#list-table tbody th bdi').allTextContents();
}

async function status(page: Page): Promise<string> {
  return (await page.locator('#list-status').textContent()) ?? '';
}

/** Waits until the status begins with a text. */
async function statusIs(page: Page, start: string): Promise<void> {
  await page.locator('#list-status', { hasText: new RegExp(`^${start}`) }).waitFor();
}

async function openPanel(page: Page): Promise<void> {
  await page.locator('#list-filter summary').click();
}

async function check(page: Page, value: string): Promise<void> {
  await page.getByRole('checkbox', { name: value }).check();
}

async function csvNames(download: Download): Promise<string[]> {
  const [, ...records] = parseCsv(readFileSync(await download.path(), 'utf8'));
  return records.map(([name]) => name ?? '');
}

/** Paths that the page asks for from now on; browsers look at the icon of a new address by themselves. */
function requestsOf(page: Page): string[] {
  const requests: string[] = [];
  page.on('request', (request) => {
    const { pathname } = new URL(request.url());
    if (!/\/icon[^/]*\.svg$/.test(pathname)) requests.push(pathname);
  });
  return requests;
}

function query(page: Page): string {
  return new URL(page.url()).search;
}

/** What the page shifted without being asked, as browsers measure it. */
async function layoutShift(page: Page): Promise<number> {
  await page.waitForTimeout(300);
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        let sum = 0;
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) sum += (entry as unknown as { value: number }).value;
        }).observe({ type: 'layout-shift', buffered: true });
        setTimeout(() => resolve(sum), 100);
      }),
  );
}

describe.each([['/'], ['/x/']])('the list of services under %s', (basePath) => {
  let open: OpenSite;
  let site: PublishedSite;

  beforeAll(async () => {
    site = await exampleSite(basePath);
    open = await openSite(site);
  });

  afterAll(() => open?.close());

  it('is filtered in place, and its address shows the same to others', async () => {
    const mine = await open.visit('/services/', {}, async (page) => {
      const requests = requestsOf(page);
      await openPanel(page);
      await check(page, 'Live (');
      await check(page, 'Water (');
      await page.locator('#list-sort').selectOption('review');
      await statusIs(page, '3 of 16 services, sorted by: Next review \\(soonest first\\)');
      expect(requests).toEqual([]);
      return { query: query(page), names: await names(page), path: new URL(page.url()).pathname };
    });
    expect(mine.path).toBe(`${basePath}services/`);
    expect(mine.query).toBe('?phase=live&group=water&sort=review');
    expect(mine.names).toEqual(['Flood warnings', 'Fishing permits', 'Abstraction licences']);
    await open.visit(`/services/${mine.query}`, { size: 'phone' }, async (page) => {
      await statusIs(page, '3 of 16 services');
      expect(await names(page)).toEqual(mine.names);
      expect(await page.getByRole('link', { name: 'Remove filter' }).allTextContents()).toEqual([
        'Remove filter Phase: Live',
        'Remove filter Delivery group: Water',
      ]);
      await openPanel(page);
      expect(await page.getByRole('checkbox', { checked: true }).count()).toBe(2);
      expect(await page.locator('#list-sort').inputValue()).toBe('review');
    });
  });

  it('follows what is typed, whatever the case, and the history has one step for it', async () => {
    await open.visit('/services/?phase=live', {}, async (page) => {
      await page.getByLabel('Name contains').pressSequentially('RURAL pay', { delay: 60 });
      await page.waitForURL('**/services/?phase=live&q=RURAL+pay');
      await statusIs(page, '1 of 16 services');
      expect(await names(page)).toEqual(['Rural payments']);
      await page.goBack();
      await statusIs(page, '8 of 16 services');
      expect(query(page)).toBe('?phase=live');
      expect(await page.getByLabel('Name contains').inputValue()).toBe('');
      await page.goForward();
      await statusIs(page, '1 of 16 services');
      expect(await page.getByLabel('Name contains').inputValue()).toBe('RURAL pay');
    });
  });

  it('sorts by its headings, and says how', async () => {
    await open.visit('/services/', {}, async (page) => {
      const sorted = () =>
        page
          .locator('#list-table th[aria-sort]')
          .evaluateAll((all) =>
            all.map((heading) => `${heading.textContent} ${heading.getAttribute('aria-sort')}`),
          );
      expect(await sorted()).toEqual(['Service ascending']);
      await page.getByRole('button', { name: 'Service' }).click();
      await statusIs(page, '16 services, sorted by: Name \\(Z to A\\)');
      expect(await sorted()).toEqual(['Service descending']);
      expect((await names(page))[0]).toBe('Veterinary records connect');
      await page.getByRole('button', { name: 'Open findings' }).click();
      await statusIs(page, '16 services, sorted by: Open findings \\(most first\\)');
      expect(await sorted()).toEqual(['Open findings descending']);
      await page.getByRole('button', { name: 'Open findings' }).click();
      expect(query(page)).toBe('?sort=findings');
      await page.goBack();
      await page.goBack();
      await page.goBack();
      await statusIs(page, '16 services, sorted by: Name \\(A to Z\\)');
      expect(query(page)).toBe('');
    });
  });

  it('is cleared one filter at a time, or at once, and keeps its order', async () => {
    await open.visit('/services/?phase=live&group=water&q=f&sort=-review', {}, async (page) => {
      await statusIs(page, '2 of 16 services');
      await page.getByRole('link', { name: 'Remove filter Name contains: f' }).click();
      await statusIs(page, '3 of 16 services');
      await page.getByRole('link', { name: 'Clear filters' }).click();
      await statusIs(page, '16 services');
      expect(query(page)).toBe('?sort=-review');
      expect(await page.locator('#list-chosen').isVisible()).toBe(false);
      expect(await page.getByRole('checkbox', { checked: true, includeHidden: true }).count()).toBe(0);
      // Focus does not get lost with the link that went.
      expect(await page.evaluate(() => document.activeElement?.id)).toBe('list-status');
    });
  });

  it.each(['desktop', 'small'] as const)(
    'says when nothing matches, and counts what another filter would show (%s)',
    async (size) => {
      await open.visit('/services/?phase=retired&group=water', { size }, async (page) => {
        await statusIs(page, '0 of 16 services');
        expect(await page.locator('#list-none').isVisible()).toBe(true);
        expect(await page.locator('#list-table').isVisible()).toBe(false);
        await openPanel(page);
        const amounts = (facet: string) =>
          page
            .locator(`[data-facet=${facet}] label`)
            .evaluateAll((all) => all.map((label) => label.textContent?.trim()));
        expect(await amounts('group')).toEqual([
          'Common platforms (1)',
          'Farming (0)',
          'Land (0)',
          'Water (0)',
        ]);
      });
    },
  );

  it('counts as well on the page of a list, once its filter is opened', async () => {
    await open.visit('/services/phase/live/', {}, async (page) => {
      await openPanel(page);
      await page.getByText('Farming (3)').waitFor();
      expect(await page.getByRole('checkbox', { name: 'Live (8)' }).isChecked()).toBe(true);
    });
  });

  it('works with the keyboard alone', async () => {
    await open.visit('/services/', {}, async (page) => {
      const focused = () =>
        page.evaluate(() => {
          const { activeElement: element } = document;
          return (
            element?.id ||
            element?.closest('label')?.textContent?.trim() ||
            element?.textContent?.trim() ||
            ''
          );
        });
      const tabTo = async (wanted: string) => {
        for (let steps = 0; steps < 60; steps++) {
          await page.keyboard.press('Tab');
          if ((await focused()).startsWith(wanted)) return;
        }
        throw new Error(`the keyboard does not reach ${wanted}`);
      };
      await tabTo('list-text');
      await page.keyboard.type('payments');
      await statusIs(page, '3 of 16 services');
      await tabTo('Filter and sort');
      await page.keyboard.press('Enter');
      await tabTo('Retiring');
      await page.keyboard.press('Space');
      await statusIs(page, '1 of 16 services');
      await tabTo('list-sort');
      await page.keyboard.press('n');
      await tabTo('list-clear');
      await page.keyboard.press('Enter');
      await statusIs(page, '16 services');
      await tabTo('Criticality');
      await page.keyboard.press('Enter');
      await statusIs(page, '16 services, sorted by: Criticality');
      expect(await focused()).toBe('Criticality');
    });
  });

  it('downloads what it shows as CSV', async () => {
    await open.visit('/services/?group=farming&sort=-name', {}, async (page) => {
      await statusIs(page, '5 of 16 services');
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('link', { name: 'Download this list' }).click(),
      ]);
      expect(download.suggestedFilename()).toBe('services.csv');
      expect(await csvNames(download)).toEqual(await names(page));
      expect((await names(page))[0]).toBe('Veterinary records connect');
    });
  });

  it('makes the same rows and the same file as the build', async () => {
    await open.visit('/services/phase/live/', {}, async (page) => {
      const html = () =>
        page.locator('#list-table tbody tr').evaluateAll((all) => all.map((row) => row.outerHTML));
      const built = await html();
      await openPanel(page);
      await check(page, 'Water (');
      await statusIs(page, '3 of 16 services');
      expect(query(page)).toBe('?phase=live&group=water');
      expect(await page.locator('h1').textContent()).toBe('Services');
      await page.getByRole('checkbox', { name: 'Water (' }).uncheck();
      await statusIs(page, '8 of 16 services');
      expect(await html()).toEqual(built);
      await page.getByRole('checkbox', { name: 'Live (' }).uncheck();
      await statusIs(page, '16 services');
      expect((await html()).length).toBe(16);
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('link', { name: 'Download this list' }).click(),
      ]);
      expect(readFileSync(await download.path(), 'utf8')).toBe(site.read('services/services.csv'));
      for (const _step of [1, 2, 3]) await page.goBack();
      await statusIs(page, '8 of 16 services');
      expect(new URL(page.url()).pathname).toBe(`${basePath}services/phase/live/`);
      expect(await page.locator('h1').textContent()).toBe('Services: Live');
      expect(await page.title()).toContain('Services: Live');
      expect(await html()).toEqual(built);
    });
  });

  it.each(['desktop', 'phone', 'small'] as const)('does the same without script (%s)', async (size) => {
    await open.visit('/services/', { script: false, size }, async (page) => {
      expect(await names(page)).toHaveLength(16);
      expect(await status(page)).toBe('16 services, sorted by: Name (A to Z)');
      expect(await page.locator('#service-list').locator('input, select, button').count()).toBe(0);
      await openPanel(page);
      await follow(page.getByRole('link', { name: 'Live', exact: true }));
      expect(new URL(page.url()).pathname).toBe(`${basePath}services/phase/live/`);
      expect(await status(page)).toBe('8 of 16 services, sorted by: Name (A to Z)');
      expect(await names(page)).toHaveLength(8);
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('link', { name: 'Download this list' }).click(),
      ]);
      expect(await csvNames(download)).toEqual(await names(page));
      await follow(page.getByRole('link', { name: 'Clear filters' }));
      await openPanel(page);
      await follow(page.getByRole('link', { name: 'Next review (soonest first)' }));
      expect((await names(page))[0]).toBe('Farm inspections');
    });
  });

  it.each(['small', 'phone', 'desktop', 'wide'] as const)(
    'fits the page, open or closed (%s)',
    async (size) => {
      await open.visit('/services/?phase=live', { size }, async (page) => {
        await statusIs(page, '8 of 16 services');
        const overflow = () => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        expect(await overflow()).toBeLessThanOrEqual(0);
        await openPanel(page);
        expect(await overflow()).toBeLessThanOrEqual(0);
      });
    },
  );

  it('keeps on paper what it shows, and leaves out how to change it', async () => {
    await open.visit('/services/?phase=live', {}, async (page) => {
      await statusIs(page, '8 of 16 services');
      await page.emulateMedia({ media: 'print' });
      const visible = (selector: string) => page.locator(selector).first().isVisible();
      expect(await visible('#list-table thead button')).toBe(true);
      expect(await visible('#list-chosen li')).toBe(true);
      expect(await visible('#list-status')).toBe(true);
      for (const selector of ['#list-filter', '#list-clear', '#list-csv', '#list-pages'])
        expect([selector, await visible(selector)]).toEqual([selector, false]);
    });
  });

  it.each(['phone', 'desktop'] as const)('moves nothing when the script starts (%s)', async (size) => {
    for (const path of ['/services/', '/services/phase/live/'])
      await open.visit(path, { size }, async (page) => {
        expect(await page.getByLabel('Name contains').isVisible()).toBe(true);
        expect(await layoutShift(page)).toBeLessThan(0.01);
      });
  });

  it.each(['/', '/readiness/'])('makes each number of %s link to the list of as many', async (path) => {
    await open.visit(path, { script: false }, async (page) => {
      const counts = await page.locator('a:has(.app-count-list__amount)').evaluateAll((all) =>
        all.map((link) => ({
          href: (link as HTMLAnchorElement).href,
          amount: link.querySelector('.app-count-list__amount')?.textContent?.trim(),
        })),
      );
      expect(counts.length).toBeGreaterThan(3);
      for (const { href, amount } of counts) {
        await page.goto(href);
        const rows = await page.locator('main table:not(template *) tbody tr:visible').count();
        expect([href, String(rows)]).toEqual([href, amount]);
      }
    });
  });
});

describe('a list of hundreds of services', () => {
  let open: OpenSite;
  let site: PublishedSite;
  const long = `Aa ${'long name '.repeat(20)}`.slice(0, 200).trim();

  beforeAll(async () => {
    const files = benchEstate({ guides: 300, seed: 7 });
    const guides = Object.keys(files).filter((path) => path.startsWith('services/'));
    for (const [index, title] of ['"أذونات المياه"', '"🚜 Tractor permits"', `"${long}"`].entries()) {
      const path = guides[index] ?? '';
      files[path] = (files[path] ?? '').replace(/^title: .*$/m, `title: ${title}`);
    }
    const project = makeProject(files);
    const { code, stderr } = await project.build();
    if (code !== 0) throw new Error(stderr);
    site = publishedSite(project.output);
    open = await openSite(site);
  });

  afterAll(() => open?.close());

  it('is split into pages that stay small', () => {
    const pages = site.pages().filter((path) => /^services\/(?:page\/\d+\/)?index\.html$/.test(path));
    expect(pages).toEqual([
      'services/index.html',
      'services/page/2/index.html',
      'services/page/3/index.html',
    ]);
    for (const path of site.pages().filter((page) => page.startsWith('services/')))
      if (/^services\/(?:by|phase|group|criticality|readiness|guide|review|page|index)/.test(path))
        expect(Buffer.byteLength(site.read(path))).toBeLessThan(200_000);
  });

  it('is read page by page without script, each service once', async () => {
    await open.visit('/services/', { script: false }, async (page) => {
      const seen = await names(page);
      while (await page.getByRole('link', { name: 'Next', exact: true }).count()) {
        await follow(page.getByRole('link', { name: 'Next', exact: true }));
        seen.push(...(await names(page)));
      }
      expect(new Set(seen).size).toBe(300);
      expect(seen[0]).toBe('🚜 Tractor permits');
      expect(seen[1]).toBe(long);
      expect(seen.at(-1)).toBe('أذونات المياه');
      const [, ...records] = parseCsv(site.read('services/services.csv'));
      expect(records.map(([name]) => name)).toEqual(seen);
    });
  });

  it('loads its rows only when they are asked for, and turns pages in place', async () => {
    await open.visit('/services/', {}, async (page) => {
      const requests = requestsOf(page);
      await page.getByRole('button', { name: 'Service' }).click();
      await statusIs(page, '300 services, sorted by: Name \\(Z to A\\). Page 1 of 3');
      expect(requests).toEqual([expect.stringMatching(/^\/services\/services-[0-9a-f]{10}\.json$/)]);
      expect((await names(page))[0]).toBe('أذونات المياه');
      expect(await names(page)).toHaveLength(100);
      await page.getByRole('link', { name: 'Next', exact: true }).click();
      await statusIs(page, '300 services, sorted by: Name \\(Z to A\\). Page 2 of 3');
      expect(query(page)).toBe('?sort=-name&page=2');
      expect(await page.evaluate(() => document.activeElement?.id)).toBe('list-status');
      await page.getByRole('link', { name: 'Page 3', exact: true }).click();
      await statusIs(page, '300 services, sorted by: Name \\(Z to A\\). Page 3 of 3');
      expect((await names(page)).at(-1)).toBe('🚜 Tractor permits');
      expect(await page.getByRole('link', { name: 'Next', exact: true }).count()).toBe(0);
      await page.getByLabel('Name contains').fill('أذونات');
      await statusIs(page, '1 of 300 services, sorted by: Name \\(Z to A\\)$');
      expect(await page.locator('#list-pages').isVisible()).toBe(false);
      expect(requests).toHaveLength(1);
    });
  });

  it('shows the page of an address, and the same to others', async () => {
    const shown = await open.visit('/services/?guide=complete&sort=-review&page=2', {}, async (page) => {
      await statusIs(page, '\\d+ of 300 services.*Page 2');
      return names(page);
    });
    expect(shown).toHaveLength(100);
    await open.visit('/services/?guide=complete&sort=-review&page=2', { size: 'phone' }, async (page) => {
      await statusIs(page, '\\d+ of 300 services.*Page 2');
      expect(await names(page)).toEqual(shown);
    });
  });

  it('gives the links back when the rows cannot be loaded', async () => {
    await open.visit('/services/phase/live/', {}, async (page) => {
      await page.route('**/services-*.json', (route) => route.fulfill({ status: 200, body: 'not JSON' }));
      const before = await names(page);
      await page.getByRole('button', { name: 'Service' }).click();
      await statusIs(page, 'The list could not be loaded');
      expect(await names(page)).toEqual(before);
      await openPanel(page);
      await page.getByRole('link', { name: 'Alpha', exact: true }).click();
      await page.waitForURL('**/services/phase/alpha/');
    });
  });

  it.each(['small', 'phone', 'desktop'] as const)(
    'keeps names of 200 characters on the page (%s)',
    async (size) => {
      await open.visit('/services/', { size }, async (page) => {
        expect(
          await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth),
        ).toBeLessThanOrEqual(0);
      });
    },
  );
});
