/** Content of others: outside the repository, from any folder, with every way in which a command can be called wrongly. */
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Diagnostic } from '../../src/model/diagnostic.ts';
import {
  contentFixture,
  filesIn,
  makeProject,
  type Project,
  projectRoot,
  publishedSite,
  type Run,
  runOpsguide,
  temporaryFolder,
  today,
} from '../support/build-site.ts';
import { elementsOf } from '../support/html.ts';
import { brokenLinks, unreachablePages } from '../support/site-links.ts';

const small = contentFixture('two-services');
const guide = 'services/mooring-permits.md';

function titleOf(html: string): string | undefined {
  return elementsOf(html)
    .find(({ name }) => name === 'h1')
    ?.text.trim();
}

describe('build from another folder', () => {
  let project: Project;
  let elsewhere: string;

  beforeAll(() => {
    project = makeProject(small);
    elsewhere = join(project.folder, 'else', 'where');
    mkdirSync(elsewhere, { recursive: true });
  });

  function runElsewhere(...args: string[]): Promise<Run> {
    return runOpsguide([...args, '--date', today], { cwd: elsewhere });
  }

  it('takes relative paths from where it is called, and writes only the output', async () => {
    const before = filesIn(project.content);
    const run = await runElsewhere('build', '--content', '../../content', '--output', 'out');
    expect(run).toMatchObject({ code: 0, stderr: '' });
    const site = publishedSite(join(elsewhere, 'out'));
    expect(titleOf(site.read('services/mooring-permits/index.html'))).toBe('Mooring permits');
    expect(titleOf(site.read('services/tide-tables/index.html'))).toBe('Tide tables');
    expect(titleOf(site.read('guidance/how-we-work/index.html'))).toBe('How we work');
    expect(brokenLinks(site)).toEqual([]);
    expect(readdirSync(elsewhere)).toEqual(['out']);
    expect(filesIn(project.content)).toEqual(before);
  });

  it('publishes into _site of that folder unless told otherwise', async () => {
    const run = await runElsewhere('build', '--content', '../../content');
    expect(run.code).toBe(0);
    expect(existsSync(join(elsewhere, '_site', 'index.html'))).toBe(true);
  });

  it('names files as they are called from there', async () => {
    project.edit(guide, (text) => text.replace('components:', 'component:'));
    const run = await runElsewhere('check', '--content', '../../content');
    expect(run.code).toBe(1);
    expect(run.stdout).toContain('../../content/services/mooring-permits.md:9:1');
    project.edit(guide, (text) => text.replace('component:', 'components:'));
  });

  it('publishes the worked example when no content is named', async () => {
    const run = await runElsewhere('check');
    expect(run.code).toBe(0);
    expect(run.stdout).toMatch(/ 0 errors/);
  });

  it('says nothing of the folders in which it was built', async () => {
    const output = join(elsewhere, 'out');
    for (const file of filesIn(output)) {
      const text = publishedSite(output).read(file);
      expect(text.includes(project.folder), file).toBe(false);
      expect(text.includes(projectRoot), file).toBe(false);
    }
  });
});

describe('--base-path', () => {
  it.each([['/x/'], ['x'], ['/x'], ['/deep/er/']])('%s stands before every path', async (given) => {
    const project = makeProject(small);
    expect((await project.build('--base-path', given)).code).toBe(0);
    const basePath = `/${given.replace(/^\/|\/$/g, '')}/`;
    const site = publishedSite(project.output, basePath);
    expect(site.pages().length).toBeGreaterThan(5);
    expect(brokenLinks(site)).toEqual([]);
  });
});

describe('pages in the dialects of other generators', () => {
  const dialects = join(projectRoot, 'test', 'fixtures', 'dialects');
  let project: Project;

  beforeAll(async () => {
    project = makeProject(small);
    for (const name of readdirSync(dialects))
      project.write(`guidance/${name}`, readFileSync(join(dialects, name)));
    expect(await project.build()).toMatchObject({ code: 0, stderr: '' });
  });

  function elementsOn(name: string) {
    return elementsOf(project.site.read(`guidance/${name}/index.html`));
  }

  it.each([
    ['eleventy-govuk', 'Handing a service over', ['Assurance', 'Review board']],
    [
      'jekyll-article',
      'Running a service',
      ['Statement', 'Rationale', 'Implications', 'Supporting material'],
    ],
    ['jekyll-documentation', 'Moving into live', []],
  ])('%s is published at its own address with its title and headings', (name, title, headings) => {
    const elements = elementsOn(name);
    expect(elements.filter((element) => element.name === 'h1').map(({ text }) => text.trim())).toEqual([
      title,
    ]);
    const found = elements.filter((element) => element.name === 'h2').map(({ text }) => text.trim());
    expect(found).toEqual(expect.arrayContaining(headings));
    const main = elements.find((element) => element.name === 'main')?.text;
    expect(main).not.toMatch(/##|\]\(|\[\(/);
  });

  it('has the link that was meant', () => {
    expect(elementsOn('eleventy-govuk')).toContainEqual(
      expect.objectContaining({
        name: 'a',
        text: 'point 14 of the Service Standard',
        attributes: expect.objectContaining({
          href: 'https://www.gov.uk/service-manual/service-standard/point-14-operate-a-reliable-service',
        }),
      }),
    );
  });

  it('has lists where lists were meant', () => {
    const items = elementsOn('jekyll-documentation').filter(({ name }) => name === 'li');
    const texts = items.map(({ text }) => text.trim());
    expect(texts).toEqual(
      expect.arrayContaining(['Information governance', 'Technical entry criteria', 'Acceptance of risk']),
    );
  });

  it('writes nothing where their permalinks point', () => {
    expect(readdirSync(project.folder).sort()).toEqual(['content', 'site']);
    expect(project.site.files().filter((file) => /^standard\/|moving_into_live/.test(file))).toEqual([]);
    expect(brokenLinks(project.site)).toEqual([]);
    expect(unreachablePages(project.site)).toEqual(['404.html']);
  });
});

describe('exit codes', () => {
  it.each([
    ['an unknown option', ['check', '--colour'], /unknown option '--colour'/],
    ['an unknown command', ['polish'], /unknown command 'polish'/],
    ['too many words', ['check', 'services'], /too many arguments/],
    ['a folder that is missing', ['check', '--content', '/no/such'], /There is no folder \/no\/such/],
    ['a folder that is missing', ['build', '--content', '/no/such'], /There is no folder \/no\/such/],
    [
      'a folder that is a file',
      ['check', '--content', join(projectRoot, 'package.json')],
      /package\.json is not a folder/,
    ],
    ['a day that does not exist', ['check', '--date', '2026-02-30'], /year-month-day/],
    ['a day in other words', ['build', '--date', 'tomorrow'], /year-month-day/],
    ['a report that does not exist', ['check', '--format', 'xml'], /pretty, json, github/],
    ['a number that is none', ['check', '--max-warnings', 'few'], /whole number/],
    ['a number below 0', ['check', '--max-warnings', '-1'], /whole number/],
    ['a base path that is an address', ['build', '--base-path', 'https://a.example/'], /such as \/guides\//],
    ['a base path that climbs', ['build', '--base-path', '/../'], /such as \/guides\//],
  ])('2 for %s: %j', async (_name, args, words) => {
    const run = await runOpsguide(args, { cwd: temporaryFolder() });
    expect(run).toMatchObject({ code: 2, stdout: '' });
    expect(run.stderr).toMatch(words);
    expect(run.stderr).not.toMatch(/^\s+at /m);
  });

  it('2 for a mistake in opsguide.config.yaml', async () => {
    const project = makeProject(small);
    project.edit('opsguide.config.yaml', (text) => `${text}colour: blue\n`);
    const checked = await project.check();
    expect(checked.code).toBe(2);
    expect(checked.stdout).toContain('opsguide.config.yaml:3:1');
    const built = await project.build();
    expect(built.code).toBe(2);
    expect(built.stderr).toContain('opsguide.config.yaml:3:1');
    expect(existsSync(project.output)).toBe(false);
  });

  it('1 for errors, 0 without', async () => {
    const project = makeProject(small);
    expect(await project.check()).toMatchObject({ code: 0, stderr: '' });
    project.edit(guide, (text) => text.replace('phase: discovery', 'phase: discovered'));
    const run = await project.check();
    expect(run).toMatchObject({ code: 1, stderr: '' });
    expect(run.stdout).toContain('services/mooring-permits.md:4:8');
  });

  it('0 for a service that is not ready, which build publishes and --strict refuses', async () => {
    const project = makeProject(small);
    project.edit(guide, (text) => text.replace('phase: discovery', 'phase: private-beta'));
    expect((await project.check()).code).toBe(1);
    const strict = await project.build('--strict');
    expect(strict.code).toBe(1);
    expect(existsSync(project.output)).toBe(false);
    const run = await project.build();
    expect(run).toMatchObject({ code: 0, stderr: '' });
    expect(run.stdout).toMatch(/Their pages show \d+ errors/);
  });

  it.each([[[]], [['check']], [['build']]])('0 for --help of %j', async (command) => {
    const run = await runOpsguide([...command, '--help']);
    expect(run).toMatchObject({ code: 0, stderr: '' });
    expect(run.stdout).toMatch(/^Usage: opsguide/);
    expect(run.stdout).toMatch(command.length === 0 ? /check[\s\S]+build/ : /--content[\s\S]+--date/);
  });

  it('0 for --version', async () => {
    expect(await runOpsguide(['--version'])).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/),
    });
  });
});

describe('check --format json', () => {
  const fields = ['ruleId', 'kind', 'severity', 'message', 'file', 'line', 'column', 'url'];
  const optional = ['fact', 'endLine', 'endColumn', 'hint', 'fix', 'related'];

  it('holds every diagnostic with its fields, and a summary', async () => {
    const project = makeProject(small);
    project.edit(guide, (text) => text.replace('components:', 'component:'));
    project.edit('services/tide-tables.md', (text) => text.replace('moorings@', 'first.last@'));
    const run = await project.check('--format', 'json');
    expect(run.code).toBe(1);
    const report = JSON.parse(run.stdout) as { diagnostics: Diagnostic[]; summary: Record<string, number> };
    expect(Object.keys(report)).toEqual(['diagnostics', 'summary']);
    expect(Object.keys(report.summary)).toEqual(['documents', 'errors', 'warnings', 'infos']);
    expect(report.summary.documents).toBe(3);
    const count = (severity: string) =>
      report.diagnostics.filter((found) => found.severity === severity).length;
    expect(report.summary).toMatchObject({
      errors: count('error'),
      warnings: count('warning'),
      infos: count('info'),
    });
    expect(report.diagnostics.length).toBeGreaterThan(1);
    for (const found of report.diagnostics) {
      expect(Object.keys(found)).toEqual(expect.arrayContaining(fields));
      expect(Object.keys(found).filter((key) => ![...fields, ...optional].includes(key))).toEqual([]);
      expect(found.line).toBeGreaterThan(0);
      expect(found.column).toBeGreaterThan(0);
      expect(existsSync(found.file)).toBe(true);
      expect(found.url).toBe(`/rules/${found.ruleId}/`);
    }
  });

  it('is an empty list when nothing is found', async () => {
    const run = await makeProject(small).check('--format', 'json');
    expect(JSON.parse(run.stdout)).toEqual({
      diagnostics: [],
      summary: { documents: 3, errors: 0, warnings: 0, infos: 0 },
    });
  });
});

describe('check --max-warnings', () => {
  it('fails when there are more warnings', async () => {
    const project = makeProject(small);
    project.edit(guide, (text) => `${text}\n##Another heading\n\nText.\n`);
    const { summary } = JSON.parse((await project.check('--format', 'json')).stdout) as {
      summary: { errors: number; warnings: number };
    };
    expect(summary.errors).toBe(0);
    expect(summary.warnings).toBeGreaterThan(0);
    expect((await project.check()).code).toBe(0);
    expect((await project.check('--max-warnings', String(summary.warnings))).code).toBe(0);
    expect((await project.check('--max-warnings', String(summary.warnings - 1))).code).toBe(1);
  });
});

describe('the day that counts as today', () => {
  const shown = '20 November 2026';
  /** Seconds of the last minute of that day, UTC. */
  const epoch = String(Date.UTC(2026, 10, 20, 23, 59) / 1000);

  async function buildWith(args: string[], environment: Record<string, string>): Promise<[Run, Project]> {
    const project = makeProject(small);
    const run = await runOpsguide(
      ['build', '--content', project.content, '--output', project.output, ...args],
      {
        env: environment,
      },
    );
    return [run, project];
  }

  it.each([
    ['--date', ['--date', today], {}],
    ['SOURCE_DATE_EPOCH', [], { SOURCE_DATE_EPOCH: epoch }],
    ['--date before SOURCE_DATE_EPOCH', ['--date', today], { SOURCE_DATE_EPOCH: '0' }],
    ['SOURCE_DATE_EPOCH in another time zone', [], { SOURCE_DATE_EPOCH: epoch, TZ: 'Pacific/Auckland' }],
  ])('comes from %s', async (_name, args, environment) => {
    const [run, project] = await buildWith(args, environment);
    expect(run.code).toBe(0);
    expect(project.site.read('services/tide-tables/index.html')).toContain(shown);
  });

  it('is otherwise the day it is', async () => {
    const [run, project] = await buildWith([], {});
    expect(run.code).toBe(0);
    expect(project.site.read('services/tide-tables/index.html')).toContain(
      String(new Date().getUTCFullYear()),
    );
  });

  it('is refused when SOURCE_DATE_EPOCH is no number', async () => {
    const [run] = await buildWith([], { SOURCE_DATE_EPOCH: 'now' });
    expect(run.code).toBe(2);
    expect(run.stderr).toMatch(/SOURCE_DATE_EPOCH must be seconds/);
  });

  it('decides what has lapsed', async () => {
    const project = makeProject(small);
    const codes = async (date: string) =>
      JSON.parse(
        (await runOpsguide(['check', '--content', project.content, '--format', 'json', '--date', date]))
          .stdout,
      ).diagnostics.map((found: Diagnostic) => found.ruleId);
    expect(await codes('2027-01-01')).not.toContain('review-overdue');
    expect(await codes('2027-12-01')).toContain('review-overdue');
  });
});
