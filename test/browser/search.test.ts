/** The search page in a real browser: with the keyboard only, shared, gone back to, without script, under a base path. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exampleSite, makeProject } from '../support/build-site.ts';
import { type OpenSite, openSite, viewports } from '../support/playwright.ts';

let open: OpenSite;

beforeAll(async () => {
  open = await openSite(await exampleSite());
});

afterAll(() => open?.close());

/** Waits until a search has ended and returns what was announced. */
async function announced(page: Page): Promise<string> {
  const status = page.locator('#search-status');
  await status.filter({ hasText: /\d|Nothing|could not/ }).waitFor();
  return (await status.textContent()) ?? '';
}

async function titles(page: Page): Promise<string[]> {
  return page.locator('.app-results__title').allTextContents();
}

/** Presses Tab until the focus is on something that fits. @throws Error after 80 steps */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let step = 0; step < 80; step++) {
    await page.keyboard.press('Tab');
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector)) return;
  }
  throw new Error(`The keyboard does not reach ${selector}`);
}

describe('searching with the keyboard only', () => {
  it('goes from the header of any page to results, and narrows them down', async () => {
    await open.visit('/services/flood-warnings/', {}, async (page) => {
      await tabTo(page, '#site-search');
      await page.keyboard.type('review');
      await page.keyboard.press('Enter');
      await page.waitForURL(/\/search\/\?q=review$/);
      const all = await announced(page);
      expect(all).toMatch(/^\d+ results for review, page 1 of \d+$/);

      await tabTo(page, 'input[name="kind"][value="service"]');
      await page.keyboard.press('Space');
      await page.waitForURL(/\?q=review&kind=service$/);
      await page.waitForFunction(
        (before) => document.querySelector('#search-status')?.textContent !== before,
        all,
      );
      const services = await announced(page);
      expect(services).toMatch(/^\d results for review$/);
      expect(await page.locator('.app-results__about').allTextContents()).toSatisfy((lines: string[]) =>
        lines.every((line) => line.startsWith('Service')),
      );
      // The focus stays where it was, and the other kinds still say what they would add.
      expect(await page.evaluate(() => document.activeElement?.id)).toBe('search-kind-service');
      const guidance = page.locator('label[for="search-kind-guidance"]');
      expect(await guidance.textContent()).toMatch(/^Guidance \([1-9]\d*\)$/);

      const count = Number(/^(\d)/.exec(services)?.[1]);
      await tabTo(page, '.app-results__title a');
      await page.keyboard.press('Enter');
      await page.waitForURL(/\/services\/[a-z-]+\/$/);
      expect(count).toBeGreaterThan(0);
    });
  });

  it('moves the focus to the results when another page of them is opened', async () => {
    await open.visit('/search/?q=review', {}, async (page) => {
      await announced(page);
      const first = await titles(page);
      await tabTo(page, '.govuk-pagination__next a');
      await page.keyboard.press('Enter');
      await page.waitForURL(/\?q=review&page=2$/);
      await page.locator('#search-status', { hasText: 'page 2' }).waitFor();
      expect(await page.evaluate(() => document.activeElement?.id)).toBe('search-results');
      expect((await titles(page)).filter((title) => first.includes(title))).not.toEqual(first);
      expect(await page.locator('[aria-current="page"]').textContent()).toBe('2');
    });
  });
});

describe('a search', () => {
  it('finds a thing by a name that it no longer has, and says so', async () => {
    await open.visit('/search/?q=DevMAC', {}, async (page) => {
      await announced(page);
      const first = page.locator('.app-results__item').first();
      expect(await first.locator('a').first().getAttribute('href')).toBe(
        '/guidance/release/conformance-certificate/',
      );
      expect(await first.textContent()).toContain('DevMAC is now called Conformance certificate.');
    });
  });

  it.each([
    ['OSR-01', '/frameworks/operational-service-readiness/#OSR-01'],
    ['flood-warnings', '/services/flood-warnings/'],
    ['rod licence', '/services/fishing-permits/'],
    ['superseded-term', '/rules/superseded-term/'],
    ['IT service desk', '/roles/#team-it-service-desk'],
    ['recovery time objective', '/glossary/#term-recovery-time-objective'],
    ['site readiness checklist', '/templates/site-readiness-checklist/'],
    ['+44 1632 960 001', '/services/flood-warnings/'],
  ])('for %s leads to %s', async (query, address) => {
    await open.visit(`/search/?q=${encodeURIComponent(query)}`, {}, async (page) => {
      await announced(page);
      const found = await page
        .locator('.app-results__title a')
        .evaluateAll((links) => links.map((link) => link.getAttribute('href')));
      expect(found).toContain(address);
      await page.goto(open.origin + address);
      const { hash } = new URL(page.url());
      if (hash !== '') expect(await page.locator(`[id="${hash.slice(1)}"]`).count()).toBe(1);
    });
  });

  it('shows where in a page the words stand, and leads there', async () => {
    await open.visit('/search/?q=stuck%20queue', {}, async (page) => {
      await announced(page);
      const place = page
        .locator('.app-results__place')
        .filter({ has: page.locator('mark') })
        .first();
      expect((await place.locator('mark').allTextContents()).join(' ')).toMatch(/queue/i);
      await place.locator('a').click();
      await page.waitForURL(/\/services\/flood-warnings\/#/);
      expect(
        await page.locator(`[id="${decodeURIComponent(new URL(page.url()).hash.slice(1))}"]`).count(),
      ).toBe(1);
    });
  });

  it('is shared by its address', async () => {
    await open.visit('/search/?q=review&kind=guidance&kind=service&page=2', {}, async (page) => {
      expect(await announced(page)).toMatch(/page 2 of 2$/);
      expect(await page.locator('#search-query').inputValue()).toBe('review');
      expect(
        await page
          .locator('input:checked')
          .evaluateAll((boxes) => boxes.map((box) => (box as HTMLInputElement).value)),
      ).toEqual(['guidance', 'service']);
      expect(await page.title()).toMatch(/^review – Search/);
    });
  });

  it('is gone back to', async () => {
    await open.visit('/search/?q=DevMAC', {}, async (page) => {
      const first = await announced(page);
      await page.locator('#search-query').fill('waiver');
      await page.keyboard.press('Enter');
      await page.locator('#search-status', { hasText: 'waiver' }).waitFor();
      await page.locator('input[name="kind"][value="rule"]').check();
      await page.waitForURL(/kind=rule/);
      await page.goBack();
      await page.locator('#search-status', { hasText: 'waiver' }).waitFor();
      await page.waitForFunction(
        () => document.querySelectorAll('#search-facets input:checked').length === 0,
      );
      await page.goBack();
      await page.locator('#search-status', { hasText: 'DevMAC' }).waitFor();
      expect(await announced(page)).toBe(first);
      expect(await page.locator('#search-query').inputValue()).toBe('DevMAC');
    });
  });

  it('suggests what may have been meant where nothing is found', async () => {
    await open.visit('/search/?q=flod', {}, async (page) => {
      expect(await announced(page)).toBe('Nothing was found for flod.');
      expect(await page.locator('#search-names a').allTextContents()).toContain('Flood alert sign-up');
      expect(await page.locator('#search-nothing a[href="#a-z"]').isVisible()).toBe(true);
      await page.locator('#search-spelling a', { hasText: 'flood' }).click();
      await page.locator('#search-status', { hasText: 'results for flood' }).waitFor();
      expect(await titles(page)).toContain('Flood warnings');
    });
  });

  it('asks about a word that it does not know beside one that it does', async () => {
    await open.visit('/search/?q=flod%20warnings', {}, async (page) => {
      await announced(page);
      expect(await page.locator('#search-meant').textContent()).toBe('Did you mean flood warnings');
    });
  });

  it('offers to remove filters that leave nothing', async () => {
    await open.visit('/search/?q=DevMAC&kind=rule', {}, async (page) => {
      expect(await announced(page)).toBe('Nothing was found for DevMAC.');
      await page.locator('#search-unfiltered a').click();
      await page.locator('#search-status', { hasText: '3 results' }).waitFor();
    });
  });

  it('needs no words where a filter is chosen', async () => {
    await open.visit('/search/?kind=service&phase=live', {}, async (page) => {
      expect(await announced(page)).toMatch(/^\d+ results/);
      expect((await titles(page)).length).toBeGreaterThan(5);
    });
  });

  it('says what to do when the index does not arrive, and tries again', async () => {
    const context = await open.browser.newContext();
    try {
      const page = await context.newPage();
      await page.route('**/pagefind/**', (route) => route.abort());
      await page.goto(`${open.origin}/search/?q=DevMAC`);
      expect(await announced(page)).toBe('The search could not be loaded.');
      expect(await page.locator('#search-failed a[href="#a-z"]').isVisible()).toBe(true);
      await page.unroute('**/pagefind/**');
      await page.locator('#search-retry').click();
      await page.locator('#search-status', { hasText: 'results for DevMAC' }).waitFor();
    } finally {
      await context.close();
    }
  });

  it('says on first use what was found, not before', async () => {
    await open.visit('/search/', {}, async (page) => {
      expect(await page.locator('#search-status').textContent()).toBe('');
      expect(await page.locator('#search-results').isVisible()).toBe(false);
      expect(await page.locator('#search-status').getAttribute('aria-live')).toBe('polite');
    });
  });
});

describe('the page', () => {
  it.each(['small', 'phone', 'desktop'] as const)('fits on %s', async (size) => {
    await open.visit('/search/?q=review', { size }, async (page) => {
      await announced(page);
      expect(await page.locator('#search-facets').isVisible()).toBe(size === 'desktop');
      await page.locator('#search-filters summary').click();
      expect(await page.locator('#search-facets').isVisible()).toBe(size !== 'desktop');
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
        viewports[size].width,
      );
    });
  });

  it.each(['phone', 'desktop'] as const)('does not move when results come (%s)', async (size) => {
    await open.visit('/search/?q=review', { size }, async (page) => {
      await announced(page);
      const shift = await page.evaluate(
        () =>
          new Promise<number>((resolve) => {
            let sum = 0;
            new PerformanceObserver((list) => {
              for (const entry of list.getEntries()) sum += (entry as unknown as { value: number }).value;
            }).observe({ type: 'layout-shift', buffered: true });
            setTimeout(() => resolve(sum), 200);
          }),
      );
      expect(shift).toBeLessThan(0.1);
    });
  });

  it('alone may run WebAssembly', async () => {
    const policy = (page: Page) =>
      page.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute('content');
    expect(await open.visit('/search/', {}, policy)).toContain("script-src 'self' 'wasm-unsafe-eval'");
    expect(await open.visit('/search/a-z/', {}, policy)).not.toContain('wasm');
    expect(await open.visit('/', {}, policy)).not.toContain('wasm');
  });

  it('is reached from the home page', async () => {
    await open.visit('/', { size: 'phone' }, async (page) => {
      await page.locator('#home-search').fill('DevMAC');
      await page.keyboard.press('Enter');
      expect(await announced(page)).toBe('3 results for DevMAC');
    });
  });
});

describe('without script', () => {
  it.each(['phone', 'desktop'] as const)(
    'the A–Z leads to everything, by old names too (%s)',
    async (size) => {
      await open.visit('/', { script: false, size }, async (page) => {
        await page.locator('#home-search').fill('DevMAC');
        await page.locator('.app-search__button').click();
        await page.waitForURL(/\/search\/\?q=DevMAC$/);
        expect(await page.locator('noscript').textContent()).toContain('A–Z below');
        await page.locator('.app-letters a', { hasText: /^D$/ }).click();
        await page.waitForURL(/\/search\/a-z\/#letter-d$/);
        const entry = page.locator('.app-names__item', { hasText: 'DevMAC' }).first();
        expect(await entry.textContent()).toMatch(/^DevMAC \(old name\), see Conformance certificate/);
        await entry.locator('a').click();
        await page.waitForURL(/conformance-certificate/);
      });
    },
  );
});

describe('under a base path', () => {
  it('everything works as well', async () => {
    const below = await openSite(await exampleSite('/x/'));
    try {
      await below.visit('/services/flood-warnings/', {}, async (page) => {
        await page.locator('#site-search').fill('OSR-01');
        await page.keyboard.press('Enter');
        await page.waitForURL(/\/x\/search\/\?q=OSR-01$/);
        await announced(page);
        await page.locator('.app-results__title a').first().click();
        await page.waitForURL(/\/x\/frameworks\/operational-service-readiness\/#OSR-01$/);
      });
      await below.visit('/search/?q=flod', {}, async (page) => {
        await announced(page);
        await page.locator('#search-names a', { hasText: 'Flood alert sign-up' }).click();
        await page.waitForURL(/\/x\/services\/flood-alert-sign-up\/$/);
      });
    } finally {
      await below.close();
    }
  });
});

describe('hostile and unusual content', () => {
  const guide = (title: string, description: string, body: string, more: string) => `---
${more}title: ${JSON.stringify(title)}
description: ${JSON.stringify(description)}
phase: discovery
delivery_group: harbours
aliases: [${JSON.stringify(`alias of ${title}`)}]
lifecycle: {owners: {design: moorings}}
components: [{id: one, name: One, type: application, owner: moorings}]
support: {contact: moorings@harbours.example}
last_reviewed_on: 2026-10-01
review_in: 6 months
---

## What the service does

${body}
`;
  const hostile: Record<string, string> = {
    script: 'Inertia </script><script>document.title="PWN"</script>',
    image: 'Inertia <img src=x onerror="document.title=\'PWN\'">',
    template: 'Inertia {{ 7*7 }} {% include "/etc/passwd" %}',
    mark: 'Inertia <mark>x</mark> &lt;b&gt; __PAGEFIND_ANCHOR__h2:0:x',
    arabic: 'Inertia تنبيهات الفيضانات',
    emoji: 'Inertia 🌊🌊',
    long: `Inertia ${'Donaudampfschifffahrtsgesellschaft'.repeat(5)}`,
  };
  let site: OpenSite;

  beforeAll(async () => {
    const project = makeProject({
      'opsguide.config.yaml': 'title: Harbours\n',
      'organisation.yaml':
        'delivery_groups: {harbours: {name: "Harbours <b>"}}\nteams: {moorings: {name: "Moorings </script>"}}\n',
      ...Object.fromEntries(
        Object.entries(hostile).map(([id, title]) => [
          `services/${id}.md`,
          guide(title, `${title}.`, `${title} and words.`, id === 'arabic' ? 'lang: ar\n' : ''),
        ]),
      ),
    });
    const run = await project.build();
    expect(run.stderr).toBe('');
    site = await openSite(project.site);
  });

  afterAll(() => site?.close());

  it.each(['small', 'desktop'] as const)('is shown as it was written (%s)', async (size) => {
    await site.visit('/search/?q=Inertia', { size }, async (page) => {
      expect(await announced(page)).toBe('7 results for Inertia');
      expect((await titles(page)).sort()).toEqual(Object.values(hostile).sort());
      expect(await page.title()).toBe('Inertia – Search – Harbours');
      expect(await page.locator('#search img, #search script, #search b').count()).toBe(0);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
        viewports[size].width,
      );
    });
  });

  it('stands in the A–Z under its letter, or under none', async () => {
    await site.visit('/search/a-z/', { script: false }, async (page) => {
      for (const title of Object.values(hostile))
        expect(await page.locator('.app-names a', { hasText: title }).count()).toBeGreaterThan(0);
      expect(await page.locator('.app-names img').count()).toBe(0);
    });
  });

  it('takes a query for what it is', async () => {
    const query = '<img src=x onerror="document.title=\'PWN\'">{{ 7*7 }}';
    await site.visit(`/search/?q=${encodeURIComponent(query)}`, {}, async (page) => {
      expect(await announced(page)).toContain(query);
      expect(await page.title()).not.toBe('PWN');
      expect(await page.locator('#search img').count()).toBe(0);
    });
  });

  it('is found in its own script', async () => {
    await site.visit(`/search/?q=${encodeURIComponent('الفيضانات')}`, {}, async (page) => {
      await announced(page);
      expect(await titles(page)).toEqual([hostile.arabic]);
      expect(await page.locator('.app-results__title a').getAttribute('lang')).toBe('ar');
    });
  });
});
