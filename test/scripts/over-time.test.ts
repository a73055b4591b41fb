/** Readiness over time: each day as a build of that day counts it, on the pages and in the open data. */
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadShipped } from '../../scripts/shipped-data.ts';
import { deriveEstate } from '../../src/derive/derive-estate.ts';
import type { ApiHistory } from '../../src/model/api.ts';
import { monthEnds } from '../../src/model/readiness-history.ts';
import { readAndCheck } from '../../src/pipeline.ts';
import { openRepository } from '../../src/read/git-repository.ts';
import { gitSource } from '../../src/read/git-source.ts';
import {
  contentFixture,
  filesIn,
  type PublishedSite,
  publishedSite,
  runOpsguide,
  temporaryFolder,
} from '../support/build-site.ts';
import { makeRepository, plainGit } from '../support/temporary-repository.ts';

const today = '2026-11-20';
const repository = makeRepository();
const content = join(repository.folder, 'content');
const permits = join(content, 'services', 'mooring-permits.md');
const tides = join(content, 'services', 'tide-tables.md');
const edit = (file: string, from: string, to: string) =>
  writeFileSync(file, readFileSync(file, 'utf8').replace(from, to));
cpSync(contentFixture('two-services'), content, { recursive: true });
const original = readFileSync(permits, 'utf8');
rmSync(permits);
repository.commit('Begin', '2026-07-10T09:00:00Z');
writeFileSync(join(content, 'services', 'moorings.md'), original);
repository.commit('Add a service under another name', '2026-08-20T09:00:00Z');
repository.git('mv', 'content/services/moorings.md', 'content/services/mooring-permits.md');
edit(tides, 'support:\n', 'support:\n  colour: blue\n');
repository.commit('Rename it, and break the other', '2026-09-12T09:00:00Z');
edit(tides, 'support:\n  colour: blue\n', 'support:\n');
edit(permits, 'phase: discovery', 'phase: private-beta');
repository.commit('Mend it, and go on', '2026-10-31T23:59:59Z');
edit(permits, 'description: Boat', 'description: All boat');
repository.commit('Reword', '2026-11-15T09:00:00Z');

const build = async (...args: string[]): Promise<PublishedSite> => {
  const output = join(mkdtempSync(join(temporaryFolder(), 'over-time-')), 'site');
  const run = await runOpsguide(['build', '--content', content, '--output', output, ...args], {
    env: plainGit,
  });
  expect(run).toMatchObject({ code: 0, stderr: '' });
  return publishedSite(output);
};

/** What a whole reading of a revision counts, with nothing remembered and every rule run. */
function countedAlone(revision: string, day: string) {
  const source = gitSource(openRepository(content, { environment: plainGit }), revision);
  const { content: read, diagnostics, summary } = readAndCheck(source, { today: day, ...loadShipped() });
  const { services } = deriveEstate(read, diagnostics, summary, day);
  return Object.fromEntries(services.map(({ id, readiness }) => [id, readiness.count]));
}

describe('monthEnds', () => {
  it('gives the eleven last days before the month of a day', () => {
    expect(monthEnds('2026-03-31')).toEqual([
      ...['2025-04-30', '2025-05-31', '2025-06-30', '2025-07-31', '2025-08-31', '2025-09-30'],
      ...['2025-10-31', '2025-11-30', '2025-12-31', '2026-01-31', '2026-02-28'],
    ]);
  });
});

describe('build --over-time', () => {
  let site: PublishedSite;
  let history: ApiHistory;

  beforeAll(async () => {
    site = await build('--date', today, '--over-time');
    history = JSON.parse(site.read('api/v1/history.json')) as ApiHistory;
  });

  it('has a point for each month of which git knows something, and for the day of the build', () => {
    expect(history.points.map(({ day }) => day)).toEqual([
      ...['2026-07-31', '2026-08-31', '2026-09-30', '2026-10-31'],
      today,
    ]);
    expect(history.points.at(-1)).not.toHaveProperty('revision');
  });

  it('counts each day as a whole reading of its revision does', () => {
    const renamed: Record<string, string> = { moorings: 'mooring-permits' };
    for (const { day, revision, services, total } of history.points.slice(0, -1)) {
      const alone = Object.entries(countedAlone(revision ?? '', day)).map(([id, count]) => [
        renamed[id] ?? id,
        count,
      ]);
      expect(services, day).toEqual(Object.fromEntries(alone));
      expect(total.due).toBe(Object.values(services).reduce((sum, { due }) => sum + due, 0));
    }
    const counts = history.points.map(({ services }) => services['mooring-permits']?.due);
    expect(counts[0]).toBeUndefined();
    expect(counts[3]).toBeGreaterThan(counts[2] ?? 0);
  });

  it('leaves out a guide that could not be read, and only then', () => {
    expect(history.points.map(({ services }) => 'tide-tables' in services)).toEqual([
      ...[true, true, false, true],
      true,
    ]);
  });

  it('is as its published schema says, and is listed', () => {
    const ajv = new Ajv2020({ strict: true, allErrors: true });
    (addFormats as unknown as (ajv: Ajv2020) => void)(ajv);
    const validate = ajv.compile(JSON.parse(site.read('api/v1/schemas/history.schema.json')) as object);
    validate(history);
    expect(validate.errors ?? []).toEqual([]);
    expect(site.read('api/v1/index.json')).toContain('/api/v1/history.json');
  });

  it('shows a chart with a table that says the same', () => {
    for (const page of ['readiness/index.html', 'services/mooring-permits/readiness/index.html']) {
      const html = site.read(page);
      const section = html.slice(html.indexOf('id="over-time"'));
      expect(section, page).toMatch(/<svg class="app-sparkline"[\s\S]*<table[\s\S]*31 October 2026/);
    }
    const { met = 0, due = 0 } = history.points[3]?.services['mooring-permits'] ?? {};
    expect(site.read('services/mooring-permits/readiness/index.html')).toMatch(
      new RegExp(`31 October 2026</th><td[^>]*>${met} of ${due} met`),
    );
  });

  it('gives the same bytes again, and for the past', async () => {
    const again = await build('--date', today, '--over-time');
    expect(again.files()).toEqual(site.files());
    expect(again.read('api/v1/history.json')).toBe(site.read('api/v1/history.json'));
    const past = await build('--as-of', '2026-10-31', '--over-time');
    const { points } = JSON.parse(past.read('api/v1/history.json')) as ApiHistory;
    expect(points.slice(0, -1)).toEqual(history.points.slice(0, 3));
    expect(points.at(-1)?.services).toEqual(history.points[3]?.services);
  });
});

describe('a build without it', () => {
  it('has neither the section nor the file', async () => {
    const site = await build('--date', today);
    expect(existsSync(join(site.folder, 'api/v1/history.json'))).toBe(false);
    expect(site.read('api/v1/index.json')).not.toContain('history');
    expect(site.read('readiness/index.html')).not.toContain('id="over-time"');
  });
});

describe('build --over-time without history', () => {
  it('publishes all the rest', async () => {
    const alone = join(mkdtempSync(join(temporaryFolder(), 'alone-')), 'content');
    cpSync(contentFixture('two-services'), alone, { recursive: true });
    const output = join(alone, '..', 'site');
    const args = ['build', '--content', alone, '--output', output, '--date', today, '--over-time'];
    const run = await runOpsguide(args, { env: plainGit });
    expect(run).toMatchObject({ code: 0, stderr: '' });
    expect(run.stdout).toContain('does not lie in a git repository');
    expect(filesIn(output)).not.toContain('api/v1/history.json');
  });
});
