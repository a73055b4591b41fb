/** A page that is read from right to left, in a real browser. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { harbourInArabic } from '../support/harbour-in-arabic.ts';
import { type OpenSite, openSite, viewports } from '../support/playwright.ts';

let open: OpenSite;

beforeAll(async () => {
  const project = harbourInArabic();
  expect((await project.build()).code).toBe(0);
  open = await openSite(project.site);
});

afterAll(() => open?.close());

describe('an Arabic page', () => {
  const sizes = Object.keys(viewports) as (keyof typeof viewports)[];

  it.each(sizes)('reads from right to left at the size %s, with and without script', async (size) => {
    for (const script of [true, false]) {
      const seen = await open.visit('/guidance/ahlan/', { size, script }, async (page) => {
        const box = async (selector: string) => {
          const found = await page.locator(selector).first().boundingBox();
          if (!found) throw new Error(`no ${selector}`);
          return found;
        };
        return {
          direction: await page.locator('html').getAttribute('dir'),
          code: await page.locator('main pre').evaluate((element) => getComputedStyle(element).direction),
          heading: await page.locator('h1').evaluate((element) => getComputedStyle(element).direction),
          home: await box('.govuk-breadcrumbs__list-item:first-child a'),
          above: await box('.govuk-breadcrumbs__list-item:nth-child(2) a'),
          main: await box('main'),
        };
      });
      expect(seen).toMatchObject({ direction: 'rtl', heading: 'rtl', code: 'ltr' });
      // The trail begins at the right, where reading begins.
      expect(seen.home.x).toBeGreaterThan(seen.above.x);
      const { width } = viewports[size];
      expect(seen.main.x).toBeGreaterThanOrEqual(0);
      expect(seen.main.x + seen.main.width).toBeLessThanOrEqual(width);
    }
  });

  it.each(['/guidance/ahlan/', '/services/mooring-permits/'])(
    'does not scroll sideways at 320 pixels: %s',
    async (path) => {
      const [shown, needed] = await open.visit(path, { size: 'small' }, (page) =>
        page.evaluate(() => [document.documentElement.clientWidth, document.documentElement.scrollWidth]),
      );
      expect(needed).toBe(shown);
    },
  );

  it('shows a telephone number as people dial it', async () => {
    const order = await open.visit('/services/mooring-permits/', {}, (page) =>
      page.locator('.app-contact-card__number').evaluate((link) => {
        const text = link.firstChild as Text;
        const at = (index: number) => {
          const range = document.createRange();
          range.setStart(text, index);
          range.setEnd(text, index + 1);
          return range.getBoundingClientRect().left;
        };
        return at(0) < at(text.length - 1);
      }),
    );
    expect(order).toBe(true);
  });
});
