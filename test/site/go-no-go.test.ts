/** The sheet of the review board prints on two sides of A4, whatever a guide holds. */
import { join } from 'node:path';
import { dump, load } from 'js-yaml';
import puppeteer from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { browserArguments, findBrowser } from '../../scripts/browser.ts';
import { exampleSite, makeProject, type PublishedSite, projectRoot } from '../support/build-site.ts';
import { serveSite } from '../support/serve-site.ts';

const SHEET = /^services\/[^/]+\/go-no-go\/index\.html$/;
let browser: Awaited<ReturnType<typeof puppeteer.launch>>;

beforeAll(async () => {
  browser = await puppeteer.launch({ executablePath: await findBrowser(), args: browserArguments() });
});

afterAll(() => browser.close());

async function printedPages(site: PublishedSite, sheets: readonly string[]): Promise<Record<string, number>> {
  const served = await serveSite(site);
  const page = await browser.newPage();
  const found: Record<string, number> = {};
  try {
    for (const sheet of sheets) {
      await page.goto(served.addressOf(sheet));
      const pdf = Buffer.from(await page.pdf({ format: 'A4' })).toString('latin1');
      found[sheet] = pdf.match(/\/Type\s*\/Page\b/g)?.length ?? 0;
    }
  } finally {
    await page.close();
    await served.close();
  }
  return found;
}

describe('the go/no-go sheet', () => {
  it('takes one or two pages for every service of the example', async () => {
    const site = await exampleSite();
    const sheets = site.pages().filter((page) => SHEET.test(page));
    expect(sheets.length).toBeGreaterThan(10);
    const printed = await printedPages(site, sheets);
    expect(Object.entries(printed).filter(([, pages]) => pages < 1 || pages > 2)).toEqual([]);
  });

  it('takes two pages when every list of a guide is long', async () => {
    const project = makeProject(join(projectRoot, 'src', 'content'));
    project.edit('services/tree-planting-grants.md', (text) => {
      const [, yaml = '', body = ''] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(text) ?? [];
      const guide = load(yaml) as Record<string, unknown>;
      return `---\n${dump({ ...guide, ...excessive(guide) })}---\n${body}`;
    });
    const run = await project.build();
    expect(run.stderr).not.toMatch(/^\s+at /m);
    expect(run.code).toBe(0);
    const sheet = 'services/tree-planting-grants/go-no-go/index.html';
    expect(project.site.read(sheet)).toContain('more: see the readiness page');
    expect(await printedPages(project.site, [sheet])).toEqual({ [sheet]: 2 });
  });
});

/** Facts of a guide with more and longer entries than anybody would write. */
function excessive(guide: Record<string, unknown>): Record<string, unknown> {
  const many = <T>(amount: number, make: (index: number) => T): T[] =>
    Array.from({ length: amount }, (_, index) => make(index));
  const phrase = 'Extraordinarily complicated wording about everything that could possibly happen ';
  const long = (length: number) => phrase.repeat(20).slice(0, length).trim();
  const readiness = guide.readiness as Record<string, unknown>;
  const board = readiness.review_board as Record<string, unknown>;
  return {
    waivers: many(14, (index) => ({
      criterion: `OSR-${12 + index}`,
      reason: `${long(800)}.`,
      risk_owner: 'land-director',
      approved_by: 'land-director',
      expires: '2027-01-05',
    })),
    security: {
      ...(guide.security as Record<string, unknown>),
      risks: many(20, (index) => ({
        id: `RISK-${index}`,
        risk: `${long(400)}.`,
        owner: 'land-director',
        expires: '2027-01-10',
      })),
    },
    readiness: {
      ...readiness,
      rehearsals: many(20, () => ({ type: 'incident', on: '2026-10-05', outcome: 'passed-with-actions' })),
      review_board: {
        ...board,
        members: many(20, () => long(90)),
        conditions: many(20, () => ({ condition: long(400) })),
      },
    },
    service_levels: many(12, (index) => ({
      metric: 'performance',
      name: `${index} ${long(150)}`,
      target: `99.9% of ${long(150)}`,
    })),
  };
}
