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
import { follow, type OpenSite, openSite, type VisitOptions } from '../support/playwright.ts';

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

/** Leaves the page. @returns the kind of dialog that asks whether to; leaves in any case */
async function askedOnLeaving(at: Page): Promise<string> {
  const asked = new Promise<string>((resolve) => {
    at.once('dialog', (dialog) => {
      resolve(dialog.type());
      void dialog.accept();
    });
  });
  await at.close({ runBeforeUnload: true });
  return asked;
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
      await follow(at.locator('noscript a'));
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
      await at.fill('#builder-id', 'x'.repeat(300));
      await at.locator('#builder-id').blur();
      await at.locator('#builder-id-error').waitFor();
      await at.click('#builder-check');
      await at.locator('.govuk-error-summary').waitFor();
      expect(await overflow()).toBeLessThanOrEqual(0);
    });
  });

  it.each(['phone', 'desktop'] as const)('stands still while it loads on a %s', async (size) => {
    await build({ size }, async (at) => {
      expect(await at.locator('#builder-loading').count()).toBe(0);
      const shift = await at.evaluate(
        () =>
          new Promise<number>((resolve) => {
            let sum = 0;
            new PerformanceObserver((list) => {
              for (const entry of list.getEntries())
                sum += (entry as PerformanceEntry & { value: number }).value;
            }).observe({ type: 'layout-shift', buffered: true });
            setTimeout(() => resolve(sum), 300);
          }),
      );
      expect(shift).toBe(0);
    });
  });

  it('says that it loads, and says so where its data does not come', async () => {
    await build({}, async (at) => {
      let answer: () => void = () => {};
      const asked = new Promise<void>((resolve) => {
        answer = resolve;
      });
      await at.route('**/build-a-guide/data-*.json', async (route) => {
        await asked;
        await route.fulfill({ contentType: 'application/json', body: 'no data' });
      });
      await at.reload();
      const loading = at.locator('#builder-loading');
      await loading.waitFor();
      expect(await loading.textContent()).toBe('Loading the questions.');
      answer();
      await expect.poll(() => loading.textContent()).toContain('could not');
      expect((await loading.boundingBox())?.height).toBeLessThan(200);
      expect(await at.locator('#builder').isVisible()).toBe(false);
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

  it('has no error of accessibility, neither empty nor with a guide and errors', async () => {
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
  it('of a private beta is built by keyboard alone, and the checker accepts it', async () => {
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
      await type(at, 'field-itsm-record', 'CI-204');
      await tabTo(at, 'field-itsm-configured-3');
      await at.keyboard.press('ArrowDown');
      await tabTo(at, 'field-itsm-supported-3');
      await at.keyboard.press('ArrowDown');
      await day(at, 'field-security-assurance_pack-completed', ['2026', '9', '7']);
      await day(at, 'field-security-assurance_pack-updated', ['2026', '10', '12']);
      await type(at, 'field-security-assurance_pack-url', 'https://packs.landandwater.example/flood-diary');
      await type(at, 'field-security-classification', 'OFFICIAL');
      await choose(at, 'field-data-owner', 'Head of flood');
      await tabTo(at, 'field-data-personal-3');
      await at.keyboard.press('ArrowUp');
      await type(at, 'field-users-groups', 'people near rivers\nhistorians');
      await press(at, 'field-stakeholders-add');
      await type(at, 'field-stakeholders-0-role', 'Flood response lead');
      await type(at, 'field-stakeholders-0-contact', 'head-of-flood');
      await press(at, 'builder-sections');
      await noteSays(at, '3 headings were added.');
      await at.keyboard.press('Control+A');
      await at.keyboard.insertText(
        '\n## What the service does\n\nA diary of the water.\n\n## Who uses it\n\nPeople near rivers.\n\n## How it works\n\nA form and a table.\n',
      );
      // Round the end of the page: who mends the component could not be said before there was a line of support.
      await choose(at, 'field-components-0-supported_by', 'first-line');
      await press(at, 'builder-check');
      await countSays(at, '0 errors');
      expect(await at.locator('.govuk-error-summary').count()).toBe(0);
      await tabTo(at, 'builder-download');
      const [download] = await Promise.all([at.waitForEvent('download'), at.keyboard.press('Enter')]);
      expect(download.suggestedFilename()).toBe('flood-diary.md');
      return textOf(download);
    });
    const project = makeProject(join(projectRoot, 'src', 'content'));
    const before = await project.check('--format', 'json');
    project.write('services/flood-diary.md', guide);
    const after = await project.check('--format', 'json');
    expect([before.code, after.code]).toEqual([0, 0]);
    const found = (JSON.parse(after.stdout) as { diagnostics: { file: string; ruleId: string }[] })
      .diagnostics;
    expect(found.filter(({ file }) => file.endsWith('flood-diary.md')).map(({ ruleId }) => ruleId)).toEqual([
      'criterion-not-met',
    ]);
  });

  it('that is live and critical is opened and saved with the same bytes', async () => {
    const published = readFileSync(join(projectRoot, 'src', 'content', 'services', 'flood-warnings.md'));
    await build({}, async (at) => {
      await at.selectOption('#builder-guide', 'flood-warnings');
      await at.click('#builder-open');
      await noteSays(at, 'Opened flood-warnings.');
      expect(await save(at)).toEqual(published);
      await at.fill('#field-description', 'Sends warnings.');
      await at.selectOption('#field-components-0-owner', 'flood-alerts');
      const saved = (await save(at)).toString().split('\n');
      const before = published.toString().split('\n');
      expect(saved.length).toBe(before.length);
      expect(saved.filter((line, index) => line !== before[index])).toEqual([
        'description: Sends warnings.',
        '    owner: flood-alerts',
      ]);
    });
  });

  it('that is written as text is never lost, read or not', async () => {
    const text = (title: string) =>
      `---\ntitle: ${title}\n# as agreed\nphase: alpha\n---\n\nWhy it is there.\n`;
    await build({}, async (at) => {
      await at.fill('#builder-text', text('Tides'));
      await at.fill('#builder-id', 'tides');
      await at.fill('#field-title', 'Tide tables');
      await at.locator('#field-title').blur();
      expect(await at.inputValue('#builder-text')).toBe(text('Tide tables'));
      await expect.poll(() => at.inputValue('#field-phase')).toBe('alpha');
      expect(await at.inputValue('#builder-body')).toBe('\nWhy it is there.\n');

      await at.fill('#builder-text', text('Tides of today'));
      await at.fill('#builder-body', '\nWhat it does.\n');
      await at.locator('#builder-body').blur();
      expect(await at.inputValue('#field-title')).toBe('Tides of today');
      expect(await at.inputValue('#builder-text')).toBe(
        text('Tides of today').replace('Why it is there', 'What it does'),
      );

      await at.fill('#builder-text', text('Tides of a year'));
      expect(String(await save(at))).toBe(text('Tides of a year'));
      await at.fill('#builder-text', text('Tides of ten years'));
      await at.reload();
      await noteSays(at, 'Your draft is back.');
      expect(await at.inputValue('#field-title')).toBe('Tides of ten years');
    });
  });

  it('from a file keeps its byte order mark, its line endings and what no form shows', async () => {
    const text =
      '\ufeff---\r\n# a comment\r\ntitle:   "Größe"   # kept\r\nacronyms: {A: B}\r\nphase: alpha\r\n---\r\n\r\n## What the service does\r\n\r\nنص عربي.\r\n';
    await build({}, async (at) => {
      await openFile(at, 'odd.md', text);
      await noteSays(at, 'Opened odd.');
      expect(await save(at)).toEqual(Buffer.from(text));
      await at.click('#builder-read');
      await noteSays(at, 'The text is in use.');
      expect(await save(at)).toEqual(Buffer.from(text));
      await at.fill('#field-title', 'خدمة');
      await at.locator('#field-title').blur();
      expect(await save(at)).toEqual(Buffer.from(text.replace('Größe', 'خدمة')));
    });
  });
});

describe('entries of a list', () => {
  it('are added, named, and removed, and the focus stays with them', async () => {
    await build({}, async (at) => {
      const focus = () => at.evaluate(() => document.activeElement?.id);
      await at.click('#field-components-add');
      expect(await focus()).toBe('field-components-0');
      // Another is added once this one says something.
      await at.click('#field-components-add');
      expect(await focus()).toBe('field-components-0');
      expect(await at.locator('#field-components-1').count()).toBe(0);
      await at.fill('#field-components-0-name', 'First');
      await at.click('#field-components-add');
      expect(await focus()).toBe('field-components-1');
      await at.fill('#field-components-1-name', 'Second');
      await at.locator('#field-components-1-name').blur();
      expect(await at.inputValue('#builder-text')).toContain(
        'components:\n  - name: First\n  - name: Second\n',
      );
      await at.click('#field-components-0-remove');
      await at.locator('#field-components-1').waitFor({ state: 'detached' });
      expect(await at.locator('#field-components-0 legend').first().textContent()).toContain(
        'entry 1: Second',
      );
      expect(await focus()).toBe('field-components-add');
      await at.click('#field-components-0-remove');
      await at.locator('#field-components-0').waitFor({ state: 'detached' });
      expect(await at.inputValue('#builder-text')).toBe('---\n---\n');
    });
  });

  it('of dependencies ask in every phase what the service leans on', async () => {
    await build({}, async (at) => {
      for (const phase of ['private-beta', 'live']) {
        await at.selectOption('#field-phase', phase);
        await at.click('#field-dependencies-add');
        for (const key of ['service', 'external'])
          expect(await at.locator(`#field-dependencies-0-${key}`).isVisible(), `${phase}: ${key}`).toBe(true);
      }
    });
  });

  it('grow from a short form to a long one', async () => {
    await build({}, async (at) => {
      await at.selectOption('#field-lifecycle-owners-design', 'flood-alerts');
      await at.click('#field-lifecycle-owners-design-long');
      await at.fill('#field-lifecycle-owners-design-from', '1');
      await at.fill('#field-lifecycle-owners-design-from-2', '2');
      await at.fill('#field-lifecycle-owners-design-from-3', '2026');
      await at.locator('#field-lifecycle-owners-design-from-3').blur();
      expect(await at.inputValue('#builder-text')).toContain(
        'lifecycle:\n  owners:\n    design: {team: flood-alerts, from: 2026-02-01}\n',
      );
    });
  });
});

describe('the findings', () => {
  it('lead to their questions, in a summary and in the list', async () => {
    await build({}, async (at) => {
      await at.click('#builder-check');
      const summary = at.locator('.govuk-error-summary');
      await summary.waitFor();
      expect(await at.evaluate(() => document.activeElement?.className)).toBe('govuk-error-summary');
      const places = await summary
        .getByRole('link')
        .evaluateAll((links) =>
          links.map(
            (link) =>
              document.querySelector((link as HTMLAnchorElement).hash)?.getBoundingClientRect().top ?? 0,
          ),
        );
      expect(places).toEqual([...places].sort((a, b) => a - b));
      await summary.getByRole('link', { name: 'Give the service an id.' }).press('Enter');
      expect(await at.evaluate(() => document.activeElement?.id)).toBe('builder-id');
      await at.fill('#builder-id', 'Flood Diary');
      await at.locator('#builder-id').blur();
      await at.locator('#builder-id-error', { hasText: 'Flood Diary' }).waitFor();
      await at.fill('#builder-id', 'flood-diary');
      await at.locator('#builder-id').blur();
      await at.locator('#builder-id-error').waitFor({ state: 'detached' });
      await summary.getByRole('link', { name: 'review_in is missing' }).press('Enter');
      expect(await at.evaluate(() => document.activeElement?.id)).toBe('field-review_in');
      expect(await at.getAttribute('#field-review_in', 'aria-describedby')).toBe(
        'field-review_in-hint field-review_in-error',
      );
      await at.fill('#field-review_in', 'soon');
      await at.locator('#field-review_in').blur();
      await at.locator('#field-review_in-error', { hasText: 'must be a duration' }).waitFor();
      await at.fill('#field-review_in', '6 months');
      await at.locator('#field-review_in').blur();
      await at.locator('#field-review_in-error').waitFor({ state: 'detached' });
      // What is folded away is opened.
      await at.fill('#builder-text', '---\nurls: {live: nowhere}\n---\n');
      await at.click('#builder-read');
      await at.locator('#builder-found a', { hasText: 'urls.live' }).click();
      expect(await at.evaluate(() => document.activeElement?.id)).toBe('field-urls-live');
      expect(await at.locator('#builder-found a code').first().textContent()).toMatch(/^[\w.]+$/);
      expect(await at.locator('#builder').textContent()).not.toContain('`');
      await at.locator('#builder-status', { hasText: /\d+ errors/ }).waitFor({ state: 'attached' });
    });
  });
});

describe('what happened', () => {
  it('is shown where it was asked for, and not only said aloud', async () => {
    await build({}, async (at) => {
      const shown = (section: string, text: string) =>
        at.locator(`#builder-${section}-said`, { hasText: text }).waitFor();
      await openFile(at, 'utf16.md', Buffer.from([0xff, 0xfe, 0x2d, 0]));
      await shown('start', 'utf16.md is no text file in UTF-8');
      await at.click('#builder-sections');
      await shown('body', '1 heading was added.');
      expect(await at.locator('#builder-start-said').isVisible()).toBe(false);
      await save(at);
      await shown('save', 'The file was downloaded.');
    });
  });

  it('is shown at a question whose answer the text does not take', async () => {
    await build({}, async (at) => {
      const text = '---\nphase: alpha\nlifecycle: [x]\n---\n';
      await openFile(at, 'odd.md', text);
      await noteSays(at, 'Opened odd.');
      await at.selectOption('#field-lifecycle-owners-design', { index: 1 });
      const error = at.locator('#field-lifecycle-owners-design-error');
      await error.waitFor();
      expect(await error.textContent()).toContain('is written in a way that the form cannot change.');
      expect(await save(at)).toEqual(Buffer.from(text));
    });
  });

  it('is shown where no guide was chosen', async () => {
    await build({}, async (at) => {
      await at.click('#builder-open');
      await at.locator('#builder-guide-error', { hasText: 'Choose a guide first.' }).waitFor();
      expect(await at.evaluate(() => document.activeElement?.id)).toBe('builder-guide');
      await at.selectOption('#builder-guide', 'identity');
      await at.click('#builder-open');
      await at.locator('#builder-guide-error').waitFor({ state: 'detached' });
    });
  });
});

describe('a date', () => {
  it('is asked for and found wrong as a whole', async () => {
    await build({}, async (at) => {
      const group = at.getByRole('group', { name: 'Last reviewed on' });
      // The three fields say what to write; the way in which a file has it would mislead.
      expect(await group.locator('.govuk-hint').textContent()).not.toMatch(/\d/);
      await at.click('#builder-check');
      const error = at.locator('#field-last_reviewed_on-error');
      await error.waitFor();
      expect(await group.getAttribute('aria-describedby')).toBe(
        'field-last_reviewed_on-hint field-last_reviewed_on-error',
      );
      const tops = await group
        .locator('input.govuk-input--error')
        .evaluateAll((fields) => fields.map((field) => field.getBoundingClientRect().top));
      expect(tops.length).toBe(3);
      expect(new Set(tops).size).toBe(1);
      expect(await error.evaluate((element) => element.nextElementSibling?.className)).toBe(
        'govuk-date-input',
      );
      for (const [index, part] of ['1', '9', '2026'].entries())
        await at.fill(`#field-last_reviewed_on${index === 0 ? '' : `-${index + 1}`}`, part);
      await at.locator('#field-last_reviewed_on-3').blur();
      await error.waitFor({ state: 'detached' });
      expect(await group.locator('input.govuk-input--error').count()).toBe(0);
    });
  });
});

describe('the draft', () => {
  it('survives a reload, is not lost without a question, and can be discarded', async () => {
    await build({}, async (at) => {
      // Nothing is kept of a guide in which nothing was written.
      expect(await at.textContent('#builder-kept')).toBe('');
      await at.fill('#builder-id', 'flood-diary');
      await at.fill('#field-title', 'Flood diary');
      await at.selectOption('#field-phase', 'alpha');
      await at.locator('#builder-kept', { hasText: 'The draft is kept in this browser.' }).waitFor();
      await at.reload();
      await noteSays(at, 'Your draft is back.');
      expect(await at.inputValue('#field-title')).toBe('Flood diary');
      expect(await at.inputValue('#builder-id')).toBe('flood-diary');
      await at.selectOption('#builder-guide', 'identity');
      await at.click('#builder-open');
      await at.locator('#builder-replace').waitFor();
      expect(await at.evaluate(() => document.activeElement?.id)).toBe('builder-replace');
      await at.click('#builder-replace-no');
      expect(await at.evaluate(() => document.activeElement?.id)).toBe('builder-open');
      expect(await at.inputValue('#field-title')).toBe('Flood diary');
      await at.click('#builder-discard');
      await at.click('#builder-replace-yes');
      await noteSays(at, 'The draft was discarded.');
      expect(await at.inputValue('#field-title')).toBe('');
      await at.reload();
      await at.locator('#builder').waitFor();
      expect(await at.inputValue('#field-title')).toBe('');
      expect(await at.evaluate(() => localStorage.length)).toBe(0);
      expect(await at.locator('#builder-kept').textContent()).toBe('');
    });
  });

  it('of another tab does not replace it unsaid', async () => {
    await build({}, async (at) => {
      await at.fill('#field-title', 'First');
      await at.locator('#field-title').blur();
      const other = await at.context().newPage();
      await other.goto(at.url());
      await other.locator('#builder').waitFor();
      expect(await other.inputValue('#field-title')).toBe('First');
      expect(await at.textContent('#builder-kept')).toBe('The draft is kept in this browser.');
      await other.fill('#field-title', 'Second');
      await other.locator('#field-title').blur();
      await at.locator('#builder-kept', { hasText: 'Another tab' }).waitFor();
      expect(await askedOnLeaving(at)).toBe('beforeunload');
      expect(await other.textContent('#builder-kept')).toBe('The draft is kept in this browser.');
    });
  });

  it('need not be kept: a browser that keeps nothing says so', async () => {
    await build({}, async (at) => {
      await at.evaluate(() => {
        Storage.prototype.setItem = () => {
          throw new DOMException('full', 'QuotaExceededError');
        };
      });
      await at.fill('#field-title', 'Flood diary');
      await at.locator('#field-title').blur();
      await at.locator('#builder-kept', { hasText: 'This browser keeps no draft.' }).waitFor();
      expect(await askedOnLeaving(at)).toBe('beforeunload');
    });
  });
});

describe('saving', () => {
  it('proposes a new file where the configuration says, and says when the text is too long', async () => {
    await build({}, async (at) => {
      const link = at.locator('#builder-propose');
      // No file can have this name.
      await at.fill('#builder-id', 'Flood diary');
      await at.fill('#field-title', 'Floods & "rivers"');
      await at.locator('#field-title').blur();
      await at.locator('#builder-id-error').waitFor();
      expect(await link.isVisible()).toBe(false);
      await at.fill('#builder-id', 'flood-diary');
      await at.locator('#builder-id').blur();
      await link.waitFor();
      await expect.poll(() => link.getAttribute('href')).toContain('rivers');
      const address = new URL((await link.getAttribute('href')) ?? '');
      expect(address.pathname).toBe('/opsguide/opsguide/new/main/src/content');
      expect(address.searchParams.get('filename')).toBe('services/flood-diary.md');
      expect(address.searchParams.get('value')).toBe('---\ntitle: Floods & "rivers"\n---\n');
      await at.fill('#builder-body', 'long '.repeat(3000));
      await at.locator('#builder-body').blur();
      await at.locator('#builder-too-long').waitFor();
      expect(await link.isVisible()).toBe(false);
    });
  });

  it('edits a guide of this site where it is kept', async () => {
    await build({}, async (at) => {
      await at.selectOption('#builder-guide', 'identity');
      await at.click('#builder-open');
      await noteSays(at, 'Opened identity.');
      expect(await at.locator('#builder-propose').isVisible()).toBe(false);
      expect(await at.getAttribute('#builder-edit', 'href')).toBe(
        'https://github.com/opsguide/opsguide/edit/main/src/content/services/identity.md',
      );
    });
  });
});

describe('a hostile guide', () => {
  it('is data', async () => {
    const html = '<img src=x onerror="window.hit=1">';
    const text = `---\ntitle: '${html}'\nphase: '${html}'\ncomponents:\n  - {name: '${html}', id: '${html}'}\nsupport: '${html}'\n"${html.replaceAll('"', "'")}": 1\n---\n\n${html}\n\n[x](javascript:alert(1))\n`;
    await build({}, async (at) => {
      await openFile(at, `${'n'.repeat(100)}.md`, text);
      await noteSays(at, 'Opened n');
      await at.locator('#builder-found li').first().waitFor();
      await at.click('#builder-check');
      expect(await at.inputValue('#field-title')).toBe(html);
      expect(await at.locator('#builder img').count()).toBe(0);
      expect(await at.evaluate(() => 'hit' in window)).toBe(false);
      expect(await save(at)).toEqual(Buffer.from(text));
    });
  });

  it.each([
    ['with keys of JavaScript', '---\n__proto__: {polluted: 1}\ntitle: A\n---\n'],
    ['with an alias', '---\na: &a [x]\nb: *a\n---\n'],
    ['with code in front', '---js\n{}\n---\n'],
    ['without front matter', 'Text only.\n'],
  ])('%s shows what is wrong, and no questions', async (_what, text) => {
    await build({}, async (at) => {
      await openFile(at, 'bad.md', text);
      await at.locator('#builder-unreadable').waitFor();
      expect(await at.locator('#builder-questions').isVisible()).toBe(false);
      expect(await at.locator('#builder-found li').count()).toBeGreaterThan(0);
      expect(await at.evaluate(() => 'polluted' in {})).toBe(false);
      expect(await save(at)).toEqual(Buffer.from(text));
    });
  });

  it('that is no text is not opened', async () => {
    await build({}, async (at) => {
      await openFile(at, 'utf16.md', Buffer.from([0xff, 0xfe, 0x2d, 0]));
      await noteSays(at, 'utf16.md is no text file in UTF-8');
      expect(await at.inputValue('#builder-text')).toBe('---\n---\n');
    });
  });

  it('of a megabyte, with names of 200 characters, is opened, changed and saved', async () => {
    const name = 'ن'.repeat(200);
    const text = `---\ntitle: ${name}\nphase: alpha\n---\n\n## What the service does\n\n${'Words and more words.\n'.repeat(48_000)}`;
    await build({}, async (at) => {
      await openFile(at, 'large.md', text);
      await noteSays(at, 'Opened large.');
      await at.fill('#field-title', 'Small');
      await at.locator('#field-title').blur();
      expect(await save(at)).toEqual(Buffer.from(text.replace(name, 'Small')));
      expect(await at.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(
        0,
      );
    });
  });
});
