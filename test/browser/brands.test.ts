/** Every brand in a real browser: from a small phone to a wide screen, in forced colours, from right to left, on paper. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pageTypes } from '../../scripts/page-types.ts';
import { shippedBrands } from '../../src/model/brand.ts';
import { exampleSite } from '../support/build-site.ts';
import { type OpenSite, openSite } from '../support/playwright.ts';

const service = '/services/flood-warnings/';

/** How far the page reaches beyond the window, and what reaches furthest. */
async function overflow(page: Page): Promise<string> {
  return page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width) return '';
    const widest = [...document.querySelectorAll('body *')]
      .map((element) => ({ element, right: element.getBoundingClientRect().right }))
      .filter(({ element }) => !element.closest('.app-scroll, .app-code, .app-example, pre'))
      .sort((a, b) => b.right - a.right)[0];
    return `${document.documentElement.scrollWidth - width} px, ${widest?.element.className || widest?.element.tagName}`;
  });
}

async function styleOf(page: Page, selector: string, property: string): Promise<string> {
  return page
    .locator(selector)
    .first()
    .evaluate((element, name) => getComputedStyle(element).getPropertyValue(name), property);
}

/** Runs in the page: texts that are neither in the typeface of the site nor in that of code. */
function textInOtherTypefaces(): string[] {
  const own = getComputedStyle(document.querySelector('h1') ?? document.body).fontFamily;
  const found = new Set<string>();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    const text = walker.currentNode.nodeValue?.trim();
    if (!text || !element?.checkVisibility() || element.closest('script, style, template, svg')) continue;
    const family = getComputedStyle(element).fontFamily;
    if (family !== own && !family.endsWith('monospace')) found.add(`${text.slice(0, 40)}: ${family}`);
  }
  return [...found];
}

/** Widths at which every page has to fit, in CSS pixels. */
const widths = [320, 390, 768, 1280, 1920];

describe.each(shippedBrands)('the brand %s', (brand) => {
  let open: OpenSite;
  let paths: string[];

  beforeAll(async () => {
    const site = await exampleSite('/', brand);
    open = await openSite(site);
    const types = pageTypes(site.pages());
    // Brands differ in header and footer: one of them shows that the rest of a page fits.
    const wanted = brand === 'neutral' ? [...types.keys()] : ['', 'services/*', 'services', 'readiness'];
    paths = wanted.map((type) => `/${types.get(type)?.[0]?.replace(/(^|\/)index\.html$/, '$1')}`);
  });

  afterAll(() => open?.close());

  /** Looks at one page after another, without scripts. */
  async function onEach<T>(look: (page: Page, path: string) => Promise<T>): Promise<T[]> {
    return open.visit('/', { script: false }, async (page) => {
      const seen: T[] = [];
      for (const path of paths) {
        await page.goto(open.origin + path);
        seen.push(await look(page, path));
      }
      return seen;
    });
  }

  it(`fits every type of page into ${widths.join(', ')} pixels`, async () => {
    const found = await onEach(async (page, path) => {
      const wider: string[] = [];
      for (const width of widths) {
        await page.setViewportSize({ width, height: 800 });
        const beyond = await overflow(page);
        if (beyond) wider.push(`${path} at ${width}: ${beyond}`);
      }
      return wider;
    });
    expect(found.flat()).toEqual([]);
  });

  it('sets every text in its typeface or as code, what scripts add included', async () => {
    const strange = await open.visit('/', {}, async (page) => {
      const seen: string[] = [];
      for (const path of [...new Set([...paths, service])]) {
        await page.goto(open.origin + path);
        seen.push(...(await page.evaluate(textInOtherTypefaces)).map((text) => `${path}: ${text}`));
      }
      return seen;
    });
    expect(strange).toEqual([]);
  });

  it('fits what scripts add into a phone', async () => {
    const wider = await open.visit('/build-a-guide/', { size: 'small' }, async (page) => {
      await page.locator('#builder:visible').waitFor();
      const seen = [await overflow(page)];
      for (const path of ['/services/', service, '/search/']) {
        await page.goto(open.origin + path);
        seen.push(await overflow(page));
      }
      return seen.filter(Boolean);
    });
    expect(wider).toEqual([]);
  });

  it('cuts off no list on a phone', async () => {
    const cut = await open.visit('/', { script: false, size: 'phone' }, async (page) => {
      const seen: string[] = [];
      for (const path of ['/rules/', '/ownership/', '/evidence/', '/services/', '/readiness/']) {
        await page.goto(open.origin + path);
        const wider = await page
          .locator('main table')
          .evaluateAll(
            (all) => all.filter((table) => table.getBoundingClientRect().right > window.innerWidth).length,
          );
        if (wider) seen.push(path);
      }
      return seen;
    });
    expect(cut).toEqual([]);
  });

  it('shows the name of the site, its navigation and a way to search on a phone', async () => {
    await open.visit(service, { size: 'small' }, async (page) => {
      const links = await page
        .locator('header a:visible')
        .evaluateAll((all) =>
          all.map((link) => ({ text: link.textContent?.trim(), ...link.getBoundingClientRect().toJSON() })),
        );
      const names = links.map(({ text }) => text);
      expect(names.join(' ')).toMatch(/Land and Water service operations.*Guidance/s);
      expect(names).toContain('Search');
      for (const { left, right, height } of links) {
        expect(left).toBeGreaterThanOrEqual(0);
        expect(right).toBeLessThanOrEqual(320);
        expect(height).toBeGreaterThanOrEqual(17);
      }
    });
  });

  it('shows where the keyboard is, on every link of header and footer', async () => {
    await open.visit(service, {}, async (page) => {
      const same = await page.evaluate(() => {
        const look = (element: Element) => {
          const { outline, boxShadow, backgroundColor, color } = getComputedStyle(element);
          return [outline, boxShadow, backgroundColor, color].join(' | ');
        };
        const links = [...document.querySelectorAll<HTMLElement>('header :is(a, button, input), footer a')];
        return links
          .filter((link) => link.checkVisibility())
          .map((link) => {
            const before = look(link);
            link.focus({ focusVisible: true } as FocusOptions);
            return { name: link.textContent?.trim() || link.id, changed: look(link) !== before };
          });
      });
      expect(same.length).toBeGreaterThan(15);
      expect(same.filter(({ changed }) => !changed)).toEqual([]);
    });
  });

  it('keeps what colours say in forced colours', async () => {
    await open.visit(service, { forcedColors: 'active' }, async (page) => {
      expect(await styleOf(page, '.govuk-tag', 'outline-style')).toBe('solid');
      if (await page.locator('.app-header__logo').count())
        expect(await styleOf(page, '.app-header__logo', 'background-color')).not.toBe('rgb(255, 255, 255)');
    });
    await open.visit('/services/flood-warnings/readiness/', { forcedColors: 'active' }, async (page) => {
      const filled = await styleOf(page, '.app-readiness-bar__met', 'fill');
      expect(filled).toBe(await styleOf(page, 'h1', 'color'));
    });
  });

  it('reads from right to left', async () => {
    await open.visit(service, { script: false, size: 'phone' }, async (page) => {
      await page.evaluate(() => document.documentElement.setAttribute('dir', 'rtl'));
      expect(await overflow(page)).toBe('');
      const [first, second] = await page
        .locator('.app-navigation__link')
        .evaluateAll((all) => all.slice(0, 2).map((link) => link.getBoundingClientRect().right));
      expect(first).toBeGreaterThan(second ?? 0);
      expect(await styleOf(page, '.app-warning', 'border-right-style')).toBe('solid');
      expect(await styleOf(page, '.app-warning', 'border-left-style')).toBe('none');
    });
  });

  it('leaves out on paper what only serves the screen', async () => {
    const found = await onEach(async (page, path) => {
      await page.emulateMedia({ media: 'print' });
      // A4 less its margins: browsers shrink a page that is wider.
      await page.setViewportSize({ width: 680, height: 1000 });
      const wider = await overflow(page);
      const seen = await page.evaluate(() => {
        const shown = (selector: string) =>
          [...document.querySelectorAll(selector)]
            .filter((element) => element.checkVisibility())
            .map((element) => element.className || element.tagName);
        return {
          screen: shown('header, nav, form, button, footer ul, .govuk-skip-link'),
          heading: shown('h1').length,
          notice: shown('.app-notice').length,
          background: getComputedStyle(document.body).backgroundColor,
          saidTwice: [...document.querySelectorAll('main .app-contact-link')].filter(
            (link) => getComputedStyle(link, '::after').content !== 'none',
          ).length,
          split: [...document.querySelectorAll('main tr')].filter(
            (row) => getComputedStyle(row).breakInside !== 'avoid' && row.checkVisibility(),
          ).length,
        };
      });
      return { path, wider, ...seen };
    });
    const wanted = {
      wider: '',
      screen: [],
      heading: 1,
      notice: 1,
      background: 'rgb(255, 255, 255)',
      saidTwice: 0,
      split: 0,
    };
    expect(found).toEqual(paths.map((path) => ({ path, ...wanted })));
  });
});
