/** What stands around the text of a page, in a real browser: contents, terms, buttons that copy, headings, links at its end. */
import { inflateSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exampleSite } from '../support/build-site.ts';
import { type OpenSite, openSite, type VisitOptions } from '../support/playwright.ts';

const service = '/services/flood-warnings/';
const guidance = '/guidance/release/conformance-certificate/';

let open: OpenSite;

beforeAll(async () => {
  open = await openSite(await exampleSite());
});

afterAll(() => open?.close());

const visit = <T>(path: string, options: VisitOptions, look: (page: Page) => Promise<T>) =>
  open.visit(path, options, look);

/** Scrolls as a reader does, and waits until observers have answered. */
async function scrollDown(page: Page, y: number): Promise<void> {
  await page.evaluate(
    (to) =>
      new Promise<void>((done) => {
        window.scrollTo(0, to);
        requestAnimationFrame(() => setTimeout(done, 100));
      }),
    y,
  );
}

const current = (page: Page) => page.locator('.app-contents a[aria-current]').allTextContents();

describe('the contents of a page', () => {
  it.each([service, guidance])('follow the reader of %s', async (path) => {
    await visit(path, {}, async (page) => {
      expect(await current(page)).toEqual([]);
      const links = await page.locator('.app-contents a').all();
      expect(links.length).toBeGreaterThan(4);
      for (const index of [1, links.length - 3, 0]) {
        const link = links[index];
        const id = ((await link?.getAttribute('href')) ?? '').slice(1);
        const top = await page.evaluate((target) => {
          const rect = document.getElementById(target)?.getBoundingClientRect();
          return (rect?.top ?? 0) + scrollY;
        }, id);
        await scrollDown(page, top - 100);
        expect(await current(page)).toEqual([await link?.textContent()]);
        await expect.poll(() => link?.isVisible()).toBe(true);
        const box = await link?.boundingBox();
        // The list stays beside the text, and shows the part that is marked.
        expect(box?.y).toBeGreaterThanOrEqual(0);
        expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(900);
      }
      await scrollDown(page, 1_000_000);
      expect(await current(page)).toEqual([await links.at(-1)?.textContent()]);
    });
  });

  it('lead to the part that is named', async () => {
    await visit(service, { reducedMotion: 'reduce' }, async (page) => {
      await page
        .getByRole('navigation', { name: 'On this page' })
        .getByRole('link', { name: 'Readiness' })
        .press('Enter');
      expect(new URL(page.url()).hash).toBe('#about-readiness');
      const top = await page.locator('#about-readiness').evaluate((part) => part.getBoundingClientRect().top);
      expect(Math.abs(top)).toBeLessThan(5);
    });
  });

  it.each([true, false])('are folded away on a phone (script: %s)', async (script) => {
    await visit(service, { size: 'phone', script }, async (page) => {
      const link = page.locator('.app-contents a').first();
      expect(await link.isVisible()).toBe(false);
      await page.locator('.app-contents summary').tap();
      expect(await link.isVisible()).toBe(true);
      await link.tap();
      expect(new URL(page.url()).hash).toMatch(/^#about-/);
    });
  });

  it('are all there without script, and can be reached with the keyboard', async () => {
    await visit(guidance, { script: false }, async (page) => {
      const contents = page.getByRole('navigation', { name: 'On this page' });
      expect(await contents.getByRole('link').count()).toBe(5);
      await page
        .getByRole('navigation', { name: /^Pages in this section/ })
        .getByRole('link')
        .last()
        .focus();
      await page.keyboard.press('Tab');
      expect(await page.locator(':focus').textContent()).toBe('Validate the release first');
    });
  });

  it('mark the part with a line in forced colours', async () => {
    await visit(guidance, { forcedColors: 'active' }, async (page) => {
      await scrollDown(page, 1200);
      const [marked, others] = await page.evaluate(() => {
        const items = [...document.querySelectorAll('.app-contents__item')];
        const colour = (item: Element | undefined) => item && getComputedStyle(item).borderInlineStartColor;
        const read = items.find((item) => item.querySelector('[aria-current]'));
        return [colour(read), colour(items.find((item) => item !== read))];
      });
      expect(marked).toBeDefined();
      expect(marked).not.toBe(others);
    });
  });
});

describe('nothing moves', () => {
  it.each([
    [service, 'desktop'],
    [guidance, 'desktop'],
    ['/rules/fact-due/', 'desktop'],
    [service, 'phone'],
    [guidance, 'phone'],
  ] as const)('while %s loads and is read (%s)', async (path, size) => {
    const shift = await visit(path, { size }, async (page) => {
      await page.evaluate(() => {
        const sum = { value: 0 };
        Object.assign(window, { sum });
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries())
            sum.value += (entry as PerformanceEntry & { value: number }).value;
        }).observe({ type: 'layout-shift', buffered: true });
      });
      for (let y = 0; y < 6000; y += 1500) await scrollDown(page, y);
      return page.evaluate(() => (window as unknown as { sum: { value: number } }).sum.value);
    });
    expect(shift).toBe(0);
  });
});

describe('a button that copies', () => {
  it('puts the code on the clipboard and says so', async () => {
    await visit(service, {}, async (page) => {
      await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
      const block = page.locator('.app-code-block').first();
      const button = block.getByRole('button', { name: 'Copy code' });
      await button.focus();
      await page.keyboard.press('Enter');
      await expect.poll(() => page.locator('[role=status]').allTextContents()).toContain('Copied');
      expect(await button.textContent()).toBe('Copied');
      const code = (await block.locator('code').textContent()) ?? '';
      expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(code.replace(/\n$/, ''));
    });
  });

  it('copies a telephone number as it is written, and an address', async () => {
    await visit(service, {}, async (page) => {
      await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
      await page.getByRole('button', { name: 'Copy +44 1632 960 001' }).click();
      await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe('+44 1632 960 001');
      await page.getByRole('button', { name: 'Copy flood-operations@landandwater.example' }).click();
      await expect
        .poll(() => page.evaluate(() => navigator.clipboard.readText()))
        .toBe('flood-operations@landandwater.example');
    });
  });

  it('says what to do where the browser refuses', async () => {
    await visit(service, {}, async (page) => {
      await page.evaluate(() => {
        navigator.clipboard.writeText = () => Promise.reject(new Error('refused'));
      });
      const button = page.getByRole('button', { name: 'Copy code' }).first();
      await button.click();
      await expect
        .poll(() => page.locator('[role=status]').allTextContents())
        .toContain('Your browser did not allow it. Select the text and copy it.');
      expect(await button.textContent()).toBe('Copy');
    });
  });

  it('is on no paper, and not there without script', async () => {
    await visit(service, {}, async (page) => {
      await page.emulateMedia({ media: 'print' });
      expect(await page.locator('.app-copy').first().isVisible()).toBe(false);
      expect(await page.locator('.app-code').first().isVisible()).toBe(true);
    });
    await visit(service, { script: false }, async (page) => {
      expect(await page.locator('.app-copy').count()).toBe(0);
      // No room is kept for what cannot come.
      const [block, code] = await page.evaluate(() =>
        ['.app-code-block', '.app-code'].map(
          (name) => document.querySelector(name)?.getBoundingClientRect().width,
        ),
      );
      expect(block).toBe(code);
    });
  });

  it('leaves a narrow screen as wide as it is', async () => {
    await visit(service, { size: 'small' }, async (page) => {
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
    });
  });
});

describe('a term', () => {
  const definition = 'A day from Monday to Friday that is not a bank holiday.';

  it('leads to its definition without script', async () => {
    await visit(guidance, { script: false }, async (page) => {
      const term = page.getByRole('link', { name: 'working days' }).first();
      expect(await page.locator('.app-term-notes').isVisible()).toBe(false);
      await term.press('Enter');
      expect(new URL(page.url()).pathname).toBe('/glossary/');
      const target = page.locator(':target');
      expect(await target.innerText()).toContain(definition);
      expect(await target.isVisible()).toBe(true);
    });
  });

  it('has the definition as its description', async () => {
    await visit(guidance, {}, async (page) => {
      const term = page.getByRole('link', { name: 'working days', description: definition });
      expect(await term.count()).toBe(1);
    });
  });

  it('shows it to the keyboard, until Escape', async () => {
    await visit(guidance, {}, async (page) => {
      const note = page.locator('.app-term-note');
      await page.locator('.app-contents a').last().focus();
      await page.keyboard.press('Tab');
      expect(await page.locator(':focus').textContent()).toBe('working days');
      await expect.poll(() => note.isVisible()).toBe(true);
      expect(await note.textContent()).toBe(definition);
      await page.keyboard.press('Escape');
      expect(await note.isVisible()).toBe(false);
      expect(await page.locator(':focus').textContent()).toBe('working days');
    });
  });

  it('shows it to a pointer, which may rest on it', async () => {
    await visit(guidance, {}, async (page) => {
      const note = page.locator('.app-term-note');
      await page.locator('.app-term').first().hover();
      await expect.poll(() => note.isVisible()).toBe(true);
      await note.hover();
      await page.waitForTimeout(600);
      expect(await note.isVisible()).toBe(true);
      const box = await note.boundingBox();
      expect(box?.x).toBeGreaterThanOrEqual(0);
      expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(1280);
      await page.mouse.move(5, 5);
      await expect.poll(() => note.isVisible()).toBe(false);
    });
  });
});

describe('the glossary', () => {
  it.each(['small', 'desktop'] as const)('leads from an old name to the new one (%s)', async (size) => {
    await visit('/glossary/#term-devmac', { size, script: false }, async (page) => {
      const entry = page.locator(':target');
      expect(await entry.innerText()).toMatch(/DevMAC\s+Now called Conformance certificate/);
      await entry.getByRole('link').press('Enter');
      const target = page.locator(':target');
      expect(await target.innerText()).toContain('Formerly: DevMAC');
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    });
  });
});

describe('a heading', () => {
  it('leads to itself, and is called as it reads', async () => {
    await visit(guidance, {}, async (page) => {
      const heading = page.getByRole('heading', { name: 'What approval allows', exact: true });
      await heading.getByRole('link').focus();
      await page.keyboard.press('Enter');
      expect(new URL(page.url()).hash).toBe('#what-approval-allows');
    });
  });
});

describe('the navigation of a section', () => {
  it('is folded away on a phone, and names the page being read', async () => {
    await visit(guidance, { size: 'phone' }, async (page) => {
      const here = page.locator('.app-section-navigation [aria-current=page]');
      expect(await here.isVisible()).toBe(false);
      await page.getByText('Pages in this section: Release into live').tap();
      expect(await here.isVisible()).toBe(true);
      expect(await here.textContent()).toBe('Conformance certificate');
    });
  });

  it('stands open beside the text', async () => {
    await visit(guidance, {}, async (page) => {
      expect(await page.locator('.app-section-navigation [aria-current=page]').isVisible()).toBe(true);
      expect(await page.getByText('Pages in this section: Release into live').isVisible()).toBe(false);
    });
  });
});

describe('the end of a page', () => {
  it.each([service, guidance, '/', '/rules/fact-due/'])(
    'lets readers report what is wrong with %s',
    async (path) => {
      await visit(path, { script: false }, async (page) => {
        const href = await page
          .getByRole('link', { name: 'Report a problem with this page' })
          .getAttribute('href');
        expect(decodeURIComponent(href ?? '')).toContain(
          `body=Page: https://ops.landandwater.example${path}`,
        );
      });
    },
  );
});

describe('the page of components', () => {
  it('shows something in every frame, and buttons that copy', async () => {
    await visit('/components/', {}, async (page) => {
      const empty = await page
        .locator('.app-example')
        .evaluateAll((frames) =>
          frames
            .filter((frame) => (frame as HTMLElement).innerText.trim() === '' && !frame.querySelector('svg'))
            .map((frame) => frame.previousElementSibling?.id),
        );
      expect(empty).toEqual([]);
      const frame = page.locator('#copy-button-1 + .app-example');
      await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
      await frame.locator('.app-copy').click();
      await expect
        .poll(() => page.evaluate(() => navigator.clipboard.readText()))
        .toBe((await frame.locator('pre').textContent()) ?? 'nothing');
    });
  });
});

describe('a table that is wider than a phone', () => {
  const path = '/readiness/framework/operational-service-readiness/';

  it('says at its edge that there is more, and moves with the keyboard', async () => {
    await visit(path, { size: 'phone' }, async (page) => {
      const region = page.locator('.app-scroll').first();
      expect(await region.getAttribute('aria-label')).not.toBe('');
      await region.scrollIntoViewIfNeeded();
      const box = await region.boundingBox();
      if (!box) throw new Error('the table is not shown');
      /** The colour above the letters of the first row, a few pixels from an edge. */
      const colours = async () =>
        Promise.all(
          [box.x + 1, box.x + box.width - 3].map((x) =>
            page.screenshot({ clip: { x, y: box.y + 2, width: 1, height: 1 } }).then((png) => onePixel(png)),
          ),
        );
      const [start, edge] = await colours();
      expect(start).toBe(255);
      expect(edge).toBeLessThan(225);
      await region.focus();
      await page.keyboard.press('ArrowRight');
      await expect.poll(() => region.evaluate((at) => at.scrollLeft)).toBeGreaterThan(0);
      await region.evaluate((at) => {
        at.scrollLeft = at.scrollWidth;
        at.blur();
      });
      const [left, end] = await colours();
      expect(left).toBeLessThan(225);
      expect(end).toBe(255);
    });
  });

  it('has no shadow where the reader chooses the colours, or on paper', async () => {
    await visit(path, { size: 'phone', forcedColors: 'active' }, async (page) => {
      const image = () =>
        page
          .locator('.app-scroll')
          .first()
          .evaluate((at) => getComputedStyle(at).backgroundImage);
      expect(await image()).toBe('none');
      await page.emulateMedia({ forcedColors: 'none', media: 'print' });
      expect(await image()).toBe('none');
      await page.emulateMedia({ forcedColors: 'none', media: 'screen' });
      expect(await image()).toContain('linear-gradient');
    });
  });
});

/** How light the first pixel of a PNG is that has one colour a pixel, from 0 to 255. */
function onePixel(png: Buffer): number {
  const data: Buffer[] = [];
  for (let at = 8; at < png.length; at += png.readUInt32BE(at) + 12)
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT')
      data.push(png.subarray(at + 8, at + 8 + png.readUInt32BE(at)));
  // A byte names the filter of the line, which changes nothing in the first pixel of the first line.
  return inflateSync(Buffer.concat(data))[1] ?? 0;
}
