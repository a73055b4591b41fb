/** Maps in a real browser: with the keyboard, a mouse and two fingers, without script, on paper, with forced colours. */
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeProject, type PublishedSite } from '../support/build-site.ts';
import { hardNames, linkedGuideFiles } from '../support/linked-guides.ts';
import { type OpenSite, openSite } from '../support/playwright.ts';

const names = Object.values(hardNames);
const groups = ['water', 'land', 'farming'];
const outside = ['Post office', 'Weather office', 'Card network', 'Map data'];
/** Boxes on the map of the reader: itself, what it leans on, and what that leans on. */
const readerBoxes = 2 + outside.length + 2 * names.length;

/** A hub that 40 services lean on, one that leans on everything with a hard name, and so a large drawing of each sort. */
const guides = Object.fromEntries<object>([
  ['hub', { title: 'Hub', tier: 'critical', dependencies: [{ service: 'name-0', failure_mode: 'stops' }] }],
  ...Array.from({ length: 40 }, (_, index): [string, object] => [
    `leaf-${index}`,
    {
      title: `Leaf ${index}`,
      delivery_group: groups[index % 3],
      support: { urgent_contact: `+44 1632 960 1${String(index).padStart(2, '0')}` },
      dependencies: [{ service: 'hub', type: 'data', failure_mode: index % 2 === 0 ? 'stops' : 'degrades' }],
    },
  ]),
  [
    'reader',
    {
      title: 'Reader',
      dependencies: [
        ...names.map((_, index) => ({ service: `name-${index}`, type: 'synchronous' })),
        {
          external: 'Land register',
          type: 'manual',
          failure_mode: 'unaffected',
          contact: '+44 1632 960 200',
        },
        ...outside.map((external) => ({ external })),
      ],
    },
  ],
  ...names.map((title, index): [string, object] => [
    `name-${index}`,
    {
      title,
      phase: ['alpha', 'live', 'retiring'][index % 3],
      tier: index === 2 ? 'critical' : 'standard',
      dependencies: [
        ...(index > 0 ? [{ service: `name-${index - 1}` }] : []),
        { service: `deep-${index}`, type: 'asynchronous' },
      ],
    },
  ]),
  ...names.map((_, index): [string, object] => [`deep-${index}`, { title: `Deep ${index}` }]),
]);

let open: OpenSite;
let site: PublishedSite;

beforeAll(async () => {
  const project = makeProject(linkedGuideFiles(guides));
  const run = await project.build('--base-path', '/x/');
  if (run.code !== 0) throw new Error(run.stdout + run.stderr);
  site = { ...project.site, basePath: '/x/' };
  open = await openSite(site);
});

afterAll(() => open?.close());

const scroller = (page: Page): Locator => page.locator('.app-map__box-scroll');
const drawing = (page: Page): Locator => page.locator('.app-map__drawing');

function scrolled(page: Page): Promise<[number, number]> {
  return scroller(page).evaluate((box): [number, number] => [box.scrollLeft, box.scrollTop]);
}

async function widthOf(page: Page): Promise<number> {
  return Math.round((await drawing(page).boundingBox())?.width ?? 0);
}

/** The drawing's own width, and that of its box. */
async function sizes(page: Page): Promise<{ own: number; box: number }> {
  const own = await drawing(page).evaluate((svg) => (svg as SVGSVGElement).viewBox.baseVal.width);
  return { own, box: await scroller(page).evaluate((box) => box.clientWidth) };
}

/** Boxes whose text is wider or higher than they are, as the browser draws it. */
function overflowing(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<SVGAElement>('.app-map__box')].flatMap((box) => {
      const shape = box.querySelector<SVGGraphicsElement>('.app-map__shape')?.getBBox();
      return [...box.querySelectorAll<SVGGraphicsElement>('text')].flatMap((text) => {
        const own = text.getBBox();
        const fits =
          shape &&
          own.x >= shape.x &&
          own.y >= shape.y &&
          own.x + own.width <= shape.x + shape.width &&
          own.y + own.height <= shape.y + shape.height;
        return fits ? [] : [text.textContent ?? ''];
      });
    }),
  );
}

describe('with the keyboard', () => {
  it('moves with arrows and zooms with +, − and 0', async () => {
    await open.visit('/services/reader/map/', { size: 'phone' }, async (page) => {
      const { own, box } = await sizes(page);
      expect(own).toBeGreaterThan(box);
      await scroller(page).focus();
      const [left] = await scrolled(page);
      await page.keyboard.press('ArrowRight');
      expect((await scrolled(page))[0]).toBeGreaterThan(left);
      await page.keyboard.press('ArrowLeft');
      expect((await scrolled(page))[0]).toBe(left);
      await page.keyboard.press('+');
      expect(await widthOf(page)).toBe(Math.round(own * 1.25));
      await page.keyboard.press('-');
      await page.keyboard.press('-');
      expect(await widthOf(page)).toBe(Math.round(own / 1.25));
      await page.keyboard.press('0');
      expect(await widthOf(page)).toBeLessThanOrEqual(box);
      expect(await page.locator('.app-map__zoom').textContent()).toBe(`${Math.round((box / own) * 100)}%`);
    });
  });

  it('reaches every box as a link with its whole name, and follows it', async () => {
    await open.visit('/services/reader/map/', {}, async (page) => {
      const links = scroller(page).getByRole('link');
      expect(await links.count()).toBe(readerBoxes);
      for (const name of names) expect(await links.filter({ hasText: name }).count()).toBe(1);
      const current = scroller(page).getByRole('link', { name: /^Reader, Live/ });
      expect(await current.getAttribute('aria-current')).toBe('true');
      await scroller(page).focus();
      await page.keyboard.press('Tab');
      expect(await current.evaluate((link) => link === document.activeElement)).toBe(true);
      const widthBefore = await current.evaluate(strokeOf);
      await page.keyboard.press('Tab');
      expect(await current.evaluate(strokeOf)).not.toBe(widthBefore);
      const next = await page.evaluate(() => document.activeElement?.getAttribute('href'));
      await page.keyboard.press('Enter');
      await page.waitForURL(`**${next}`);
      expect(next).toMatch(/^\/x\/services\/name-\d\/map\/$/);
    });
  });

  it('has real buttons, which say what they do', async () => {
    await open.visit('/services/reader/map/', {}, async (page) => {
      const { own } = await sizes(page);
      await page.getByRole('button', { name: 'Zoom in' }).focus();
      await page.keyboard.press('Enter');
      await page.keyboard.press('Space');
      expect(await widthOf(page)).toBe(Math.round(own * 1.25 * 1.25));
      expect(await page.getByRole('status').first().textContent()).toBe('156%');
      await page.getByRole('button', { name: 'Whole drawing' }).press('Enter');
      expect(await widthOf(page)).toBeLessThanOrEqual(own);
      await page.getByRole('button', { name: 'Zoom out' }).press('Enter');
      expect(await page.getByRole('status').first().textContent()).toMatch(/^\d+%$/);
    });
  });
});

/** Width of the outline of a box, which says where the keyboard is. */
function strokeOf(link: Element): string {
  const shape = link.querySelector('.app-map__shape');
  return shape ? getComputedStyle(shape).strokeWidth : '';
}

describe('with a pointer', () => {
  it('zooms with the wheel and ctrl, around the pointer; without ctrl the wheel scrolls', async () => {
    await open.visit('/services/name-2/map/', {}, async (page) => {
      const { own } = await sizes(page);
      const target = scroller(page).locator('[aria-current]');
      await target.scrollIntoViewIfNeeded();
      const before = await target.boundingBox();
      if (!before) throw new Error('no box');
      await page.mouse.move(before.x + before.width / 2, before.y + before.height / 2);
      await page.keyboard.down('Control');
      await page.mouse.wheel(0, -100);
      await page.keyboard.up('Control');
      await expect.poll(() => widthOf(page)).toBe(Math.round(own * Math.exp(0.5)));
      const after = await target.boundingBox();
      expect(Math.abs((after?.x ?? 0) + (after?.width ?? 0) / 2 - before.x - before.width / 2)).toBeLessThan(
        3,
      );
      await page.mouse.wheel(80, 0);
      await expect.poll(() => scrolled(page).then(([left]) => left)).toBeGreaterThan(0);
      expect(await widthOf(page)).toBe(Math.round(own * Math.exp(0.5)));
    });
  });

  it('moves with the mouse, and a drag that ends on a box does not follow its link', async () => {
    await open.visit('/services/reader/map/', {}, async (page) => {
      await page.getByRole('button', { name: 'Zoom in' }).click({ clickCount: 3 });
      await scroller(page)
        .getByRole('link', { name: /^Reader/ })
        .scrollIntoViewIfNeeded();
      const box = await scroller(page)
        .getByRole('link', { name: /^Reader/ })
        .boundingBox();
      if (!box) throw new Error('no box');
      const from = { x: box.x + 10, y: box.y + box.height / 2 };
      const [left] = await scrolled(page);
      await page.mouse.move(from.x, from.y);
      await page.mouse.down();
      await page.mouse.move(from.x - 40, from.y, { steps: 4 });
      await page.mouse.up();
      expect((await scrolled(page))[0]).toBe(left + 40);
      expect(page.url()).toContain('/reader/map/');
      await page
        .getByRole('link', { name: /^Deep 0/ })
        .first()
        .click();
      await page.waitForURL('**/services/deep-0/map/');
    });
  });

  it('zooms with two fingers, and scrolls with one', async () => {
    await open.visit('/services/reader/map/', { size: 'phone' }, async (page) => {
      const { own } = await sizes(page);
      await scroller(page).scrollIntoViewIfNeeded();
      const area = await scroller(page).boundingBox();
      if (!area) throw new Error('no box');
      const y = area.y + 60;
      const session = await page.context().newCDPSession(page);
      const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', ...xs: number[]) =>
        session.send('Input.dispatchTouchEvent', {
          type,
          touchPoints: xs.map((x, id) => ({ x: area.x + x, y, id })),
        });
      await touch('touchStart', 100, 200);
      await touch('touchMove', 75, 225);
      await touch('touchMove', 50, 250);
      await touch('touchEnd');
      expect(await widthOf(page)).toBe(own * 2);
      expect(await page.locator('.app-map__zoom').textContent()).toBe('200%');
    });
  });
});

describe('on a phone', () => {
  it.each(['phone', 'small'] as const)(
    'begins with the service in sight, and the page does not scroll (%s)',
    async (size) => {
      await open.visit('/services/reader/map/', { size }, async (page) => {
        const [current, area] = [
          await scroller(page)
            .getByRole('link', { name: /^Reader/ })
            .boundingBox(),
          await scroller(page).boundingBox(),
        ];
        expect(
          current && area && current.x >= area.x && current.x + current.width <= area.x + area.width,
        ).toBe(true);
        expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
      });
    },
  );
});

describe('without script', () => {
  it('scrolls in its box, offers nothing that does not work, and opens alone', async () => {
    await open.visit('/services/reader/map/', { script: false, size: 'phone' }, async (page) => {
      expect(await page.getByRole('button', { name: /Zoom|Whole/ }).count()).toBe(0);
      const overflow = await scroller(page).evaluate((box) => [
        getComputedStyle(box).overflowX,
        box.tabIndex,
      ]);
      expect(overflow).toEqual(['auto', 0]);
      const { own, box } = await sizes(page);
      expect(own).toBeGreaterThan(box);
      // A drawing alone names no icon, so browsers look for one by themselves.
      await page.route('**/favicon.ico', (route) => route.fulfill({ status: 204 }));
      await page.getByRole('link', { name: 'Open the drawing on its own' }).click();
      await page.waitForURL('**/services/reader/map/map.svg');
      const alone = await page.evaluate(() => ({
        root: document.documentElement.tagName,
        links: document.querySelectorAll('a').length,
        broken: document.querySelector('parsererror') !== null,
        legend: document.documentElement.textContent?.includes('Calls it and waits'),
      }));
      expect(alone).toEqual({ root: 'svg', links: readerBoxes, broken: false, legend: true });
    });
  });

  it('says in lists what the drawing shows', async () => {
    await open.visit('/services/reader/map/', { script: false }, async (page) => {
      const rows = page.locator('.app-map-list tbody th a');
      expect((await rows.allTextContents()).sort()).toEqual(
        [...names, 'Land register', ...outside, ...names.map((_, index) => `Deep ${index}`)].sort(),
      );
    });
  });
});

describe('drawings', () => {
  it.each(['/services/reader/map/', '/services/hub/map/', '/map/', '/map/group/water/'])(
    'of %s keep every text in its box, in the font of the reader',
    async (path) => {
      expect(await open.visit(path, {}, overflowing)).toEqual([]);
    },
  );

  it('gather 40 services, and lead to their lists', async () => {
    await open.visit('/services/hub/map/', {}, async (page) => {
      await scroller(page).getByRole('link', { name: 'Land: 13 services' }).click();
      const rows = page.locator('#leaning-1-land tr');
      expect(await rows.count()).toBe(14);
      expect(await rows.first().textContent()).toContain('Land: 13');
    });
  });

  it('can be read with forced colours', async () => {
    for (const colorScheme of ['light', 'dark'] as const) {
      const colours = await open.visit(
        '/services/reader/map/',
        { forcedColors: 'active', colorScheme },
        (page) =>
          page.evaluate(() => {
            const probe = document.body.appendChild(document.createElement('p'));
            const system = (name: string) => {
              probe.style.color = name;
              return getComputedStyle(probe).color;
            };
            const box = document.querySelector('.app-map__box:not([aria-current])');
            const of = (selector: string, name: 'fill' | 'stroke') => {
              const found = box?.querySelector(selector);
              return found ? getComputedStyle(found)[name] : '';
            };
            const link = document.querySelector('.app-map__links path');
            return {
              shape: of('.app-map__shape', 'fill') === system('Canvas'),
              outline: of('.app-map__shape', 'stroke') === system('CanvasText'),
              name: of('text', 'fill') === system('LinkText'),
              note: of('.app-map__note', 'fill') === system('CanvasText'),
              line: link ? getComputedStyle(link).stroke === system('CanvasText') : false,
            };
          }),
      );
      expect(colours).toEqual({ shape: true, outline: true, name: true, note: true, line: true });
    }
  });

  it('print whole, after a page of their own for whom to tell', async () => {
    await open.visit('/services/hub/map/', {}, async (page) => {
      await page.setViewportSize({ width: 720, height: 1000 });
      await page.emulateMedia({ media: 'print' });
      const seen = await page.evaluate(() => {
        const box = document.querySelector('.app-map__box-scroll');
        const section = document.querySelector('.app-map-section');
        const svg = document.querySelector('.app-map__drawing')?.getBoundingClientRect();
        return {
          overflow: box ? getComputedStyle(box).overflow : '',
          fits: svg ? svg.right <= innerWidth : false,
          newPage: section ? getComputedStyle(section).breakBefore : '',
          buttons: [...document.querySelectorAll('.app-map__button')].filter((button) =>
            button.checkVisibility(),
          ).length,
        };
      });
      expect(seen).toEqual({ overflow: 'visible', fits: true, newPage: 'page', buttons: 0 });
    });
  });

  it('move nothing on the page when their script arrives', async () => {
    const shift = await open.visit('/services/reader/map/', { size: 'phone' }, async (page) => {
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
    });
    expect(shift).toBe(0);
  });
});

describe('the way to maps', () => {
  it('leads from home over groups to a service and whom to call', async () => {
    await open.visit('/', {}, async (page) => {
      await page.getByRole('link', { name: 'Map of services' }).click();
      await page.waitForURL('**/x/map/');
      await scroller(page)
        .getByRole('link', { name: /^Land: / })
        .click();
      await page.waitForURL('**/x/map/group/land/');
      await page.getByRole('link', { name: 'Leaf 1', exact: true }).first().click();
      await page.waitForURL('**/x/services/leaf-1/map/');
      await scroller(page).getByRole('link', { name: /^Hub/ }).click();
      await page.waitForURL('**/x/services/hub/map/');
      const first = page.locator('.app-impact tbody tr').first();
      expect(await first.textContent()).toContain('Stops');
      expect(await first.getByRole('link', { name: /^\+44/ }).getAttribute('href')).toBe('tel:+441632960100');
    });
  });

  it('leads from a service to its impact and its map', async () => {
    await open.visit('/services/hub/', {}, async (page) => {
      expect(await page.getByText('20 services stop').isVisible()).toBe(true);
      await page.getByRole('link', { name: 'Whom to tell, and the map' }).click();
      await page.waitForURL('**/x/services/hub/map/');
      expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Map and impact: Hub');
    });
  });

  it('tells what lies outside the estate takes with it', async () => {
    await open.visit('/services/reader/map/', {}, async (page) => {
      await scroller(page)
        .getByRole('link', { name: /^Land register/ })
        .click();
      await page.waitForURL('**/x/map/outside/#land-register');
      expect(await page.getByRole('link', { name: '+44 1632 960 200' }).isVisible()).toBe(true);
    });
  });
});
