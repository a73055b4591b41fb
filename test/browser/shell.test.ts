/** The frame of every page in a real browser. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exampleSite } from '../support/build-site.ts';
import { type OpenSite, openSite } from '../support/playwright.ts';

let open: OpenSite;

beforeAll(async () => {
  open = await openSite(await exampleSite());
});

afterAll(() => open?.close());

describe('the frame of a page', () => {
  it('lets the keyboard skip to the content', async () => {
    const focused = await open.visit('/services/flood-warnings/', {}, async (page) => {
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      return page.evaluate(() => document.activeElement?.id);
    });
    expect(focused).toBe('main-content');
  });
});
