/** The page on which guides are built, in a real browser: by keyboard alone, with real guides, with hostile ones. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Download, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { audit } from '../support/accessibility.ts';
import {
  exampleSite,
  makeProject,
  type PublishedSite,
  projectRoot,
  temporaryFolder,
  today,
} from '../support/build-site.ts';
import { type OpenSite, openSite, type VisitOptions } from '../support/playwright.ts';

const page = '/build-a-guide/';

let site: PublishedSite;
let open: OpenSite;

beforeAll(async () => {
  site = await exampleSite();
  open = await openSite(site);
});

afterAll(() => open?.close());

/** Opens the page on the day of the example. */
function build<T>(options: VisitOptions, look: (at: Page) => Promise<T>): Promise<T> {
  return open.visit(page, options, async (at) => {
    await at.clock.setFixedTime(new Date(`${today}T12:00:00`));
    await at.locator('#builder').waitFor();
    return look(at);
  });
}

async function textOf(download: Download): Promise<Buffer> {
  return readFileSync(await download.path());
}

async function save(at: Page): Promise<Buffer> {
  const [download] = await Promise.all([at.waitForEvent('download'), at.click('#builder-download')]);
  return textOf(download);
}

/** Opens a text as a file of the reader's computer. */
async function openFile(at: Page, name: string, text: string | Buffer): Promise<void> {
  const path = join(temporaryFolder(), name);
  writeFileSync(path, text);
  await at.setInputFiles('#builder-file', path);
}

async function noteSays(at: Page, text: string): Promise<void> {
  await at.locator('#builder-note', { hasText: text }).waitFor({ state: 'attached' });
}

async function countSays(at: Page, text: string): Promise<void> {
  await at.locator('#builder-count', { hasText: text }).waitFor();
}

/** Presses the tabulator until an element has the focus, as somebody without a mouse does. */
async function tabTo(at: Page, id: string): Promise<void> {
  for (let presses = 0; presses < 400; presses++) {
    if ((await at.evaluate(() => document.activeElement?.id)) === id) return;
    await at.keyboard.press('Tab');
  }
  throw new Error(`the focus never came to ${id}`);
}

async function type(at: Page, id: string, text: string): Promise<void> {
  await tabTo(at, id);
  await at.keyboard.insertText(text);
}

/** Chooses from a list by typing what the choice begins with. */
async function choose(at: Page, id: string, text: string): Promise<void> {
  await tabTo(at, id);
  await at.keyboard.type(text);
  const chosen = await at.evaluate(
    () => (document.activeElement as HTMLSelectElement).selectedOptions[0]?.text,
  );
  expect(chosen?.startsWith(text), `${id}: ${chosen}`).toBe(true);
}

async function day(at: Page, id: string, [year, month, date]: [string, string, string]): Promise<void> {
  await type(at, id, date);
  await type(at, `${id}-2`, month);
  await type(at, `${id}-3`, year);
}

async function press(at: Page, id: string): Promise<void> {
  await tabTo(at, id);
  await at.keyboard.press('Enter');
}

describe('the page', () => {
  it('says without script where to begin instead', async () => {
    await open.visit(page, { script: false }, async (at) => {
      expect(await at.locator('#builder').isVisible()).toBe(false);
      expect(await at.locator('noscript').textContent()).toContain('This page needs JavaScript.');
      await at.locator('noscript a').click();
      expect(new URL(at.url()).pathname).toBe('/templates/');
    });
  });

  it.each(['phone', 'desktop'] as const)('fits on a %s, with a long guide too', async (size) => {
    await build({ size }, async (at) => {
      const overflow = () => at.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(await overflow()).toBeLessThanOrEqual(0);
      await at.selectOption('#builder-guide', 'flood-warnings');
      await at.click('#builder-open');
      await noteSays(at, 'Opened flood-warnings.');
      await at.evaluate(() => {
        for (const details of document.querySelectorAll('details')) details.open = true;
      });
      expect(await overflow()).toBeLessThanOrEqual(0);
    });
  });

  it('asks nothing of another server, and sends nothing to its own', async () => {
    await build({}, async (at) => {
      const requests: string[] = [];
      at.on('request', (request) => requests.push(`${request.method()} ${new URL(request.url()).pathname}`));
      await at.fill('#field-title', 'A secret');
      await at.selectOption('#field-phase', 'live');
      await at.click('#builder-check');
      await at.locator('.govuk-error-summary').waitFor();
      expect(requests).toEqual([]);
    });
  });

  it('has no error of accessibility, neither empty nor with a guide and errors', {
    timeout: 120_000,
  }, async () => {
    const errors = await audit(site, ['build-a-guide/index.html'], {
      actions: [
        'wait for element #builder-open to be visible',
        'click element #builder-check',
        'wait for element .govuk-error-summary to be visible',
      ],
    });
    expect(errors.findings).toEqual([]);
    const filled = await audit(site, ['build-a-guide/index.html'], {
      actions: [
        'wait for element #builder-open to be visible',
        'set field #builder-guide to flood-warnings',
        'click element #builder-open',
        'wait for element #field-components-0-id to be visible',
      ],
    });
    expect(filled.findings).toEqual([]);
  });
});

describe('a guide', () => {
  it('of a private beta is built by keyboard alone, and the checker accepts it', {
    timeout: 120_000,
  }, async () => {
    const guide = await build({}, async (at) => {
      await type(at, 'builder-id', 'flood-diary');
      await type(at, 'field-title', 'Flood diary');
      await type(at, 'field-description', 'People note how high the water stood: "yesterday", today.');
      await choose(at, 'field-phase', 'Private');
      await choose(at, 'field-delivery_group', 'Water');
      await at.locator('#field-tier').waitFor();
      await choose(at, 'field-tier', 'Low');
      await type(at, 'field-tier_reason', 'Nobody depends on it yet.\nIt can be away for a week.');
      await choose(at, 'field-change_scope', 'New');
      await day(at, 'field-last_reviewed_on', ['2026', '11', '2']);
      await type(at, 'field-review_in', '6 months');
      await choose(at, 'field-lifecycle-owners-build', 'Flood');
      await choose(at, 'field-lifecycle-service_owner', 'Head of flood');
      await day(at, 'field-lifecycle-milestones-private_beta', ['2026', '10', '5']);
      await press(at, 'field-components-add');
      await type(at, 'field-components-0-id', 'diary');
      await type(at, 'field-components-0-name', 'Diary');
      await choose(at, 'field-components-0-type', 'Application');
      await choose(at, 'field-components-0-owner', 'Flood');
      await choose(at, 'field-components-0-lifecycle', 'Active');
      await type(at, 'field-support-contact', 'flood-diary@landandwater.example');
      await choose(at, 'field-support-hours', '8x5');
      await press(at, 'field-support-lines-add');
      await type(at, 'field-support-lines-0-id', 'first-line');
      await choose(at, 'field-support-lines-0-level', '1');
      await choose(at, 'field-support-lines-0-team', 'Flood');
      await choose(at, 'field-support-lines-0-hours', '8x5');
      await type(at, 'field-support-ticket_workflow', 'The desk passes tickets to the team.');
      await tabTo(at, 'field-dependencies-none-2');
      await at.keyboard.press('ArrowUp');
      await at.waitForTimeout(50);
      await choose(at, 'field-processes-incident-owner', 'Flood');
      await type(at, 'field-processes-incident-document', '#how-it-works');
      await choose(at, 'field-processes-incident-priorities', 'department');
      await choose(at, 'field-processes-change-owner', 'Water');
      await type(at, 'field-processes-change-document', '#how-it-works');
      await type(at, 'field-processes-change-models', 'standard\nnormal\nemergency');
      await choose(at, 'field-processes-change-agreed_by', 'Water');
      await day(at, 'field-processes-change-agreed_on', ['2026', '9', '1']);
      await at.screenshot({ path: '/tmp/hb-key.png', fullPage: true });
      await press(at, 'builder-sections');
      await noteSays(at, '3 headings were added.');
      await at.keyboard.press('Control+End');
      await press(at, 'builder-check');
      return (await at.locator('#builder-found').innerText()) + (await at.inputValue('#builder-text'));
    });
    expect(guide).toBe('');
  });
});
