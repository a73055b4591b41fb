/** Content of the past: read from git and never from the folder, under the code of today, or refused with nothing written. */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  contentFixture,
  filesIn,
  type PublishedSite,
  publishedSite,
  type Run,
  runOpsguide,
  temporaryFolder,
} from '../support/build-site.ts';
import { makeRepository, plainGit, type TestRepository } from '../support/temporary-repository.ts';

const guide = 'content/services/tide-tables.md';
const page = 'services/tide-tables/index.html';
const picture = 'content/assets/harbour.png';
const logo = (colour: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><path fill="${colour}" d="M0 0h8v8z"/></svg>\n`;
const png = (last: number) => new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, last]);

interface Past {
  repository: TestRepository;
  revisions: string[];
}

/** Three commits, and a work tree with changes that nobody committed. */
function makePast(): Past {
  const repository = makeRepository();
  const { folder } = repository;
  const writeBytes = (path: string, bytes: Uint8Array) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), bytes);
  };
  cpSync(contentFixture('two-services'), join(folder, 'content'), { recursive: true });
  repository.write(
    'content/brand/brand.yaml',
    'name: Harbours\nlogo: {file: logo.svg, alt: Harbours Office, width: 40, height: 40}\n',
  );
  repository.write(
    'content/opsguide.config.yaml',
    'title: Harbour operations\norganisation: Harbours Office\nbrand: own\n',
  );
  repository.write('content/brand/logo.svg', logo('#111111'));
  writeBytes(picture, png(1));
  const first = repository.commit('Begin', '2026-10-02T09:00:00Z');
  const edit = (from: string, to: string) =>
    repository.write(guide, readFileSync(join(folder, guide), 'utf8').replace(from, to));
  edit('each day of a year', 'each day of two years');
  repository.write('content/brand/logo.svg', logo('#222222'));
  writeBytes(picture, png(2));
  const second = repository.commit('Say more of days', '2026-10-15T23:30:00Z');
  edit('each day of two years', 'each day of ten years');
  const third = repository.commit('Say still more', '2026-11-10T09:00:00Z');
  edit('each day of ten years', 'each day of no year');
  writeBytes(picture, png(9));
  repository.write('content/brand/logo.svg', logo('#999999'));
  repository.write('content/services/new.md', 'not a guide at all\n');
  return { repository, revisions: [first, second, third] };
}

const past = makePast();
const { repository, revisions } = past;
const content = join(repository.folder, 'content');
const fresh = () => join(mkdtempSync(join(temporaryFolder(), 'past-')), 'out');
const run = (command: string, args: readonly string[], from = content, env: NodeJS.ProcessEnv = {}) =>
  runOpsguide([command, '--content', from, ...args], { env: { ...plainGit, ...env } });
const status = () => repository.git('status', '--porcelain=v1', '--untracked-files=all');
const hashes = (folder: string) =>
  filesIn(folder).map((file) => [
    file,
    createHash('sha256')
      .update(readFileSync(join(folder, file)))
      .digest('hex'),
  ]);

describe('build --as-of', () => {
  let site: PublishedSite;
  let outcome: Run;
  let before: string;

  beforeAll(async () => {
    before = status();
    const output = fresh();
    outcome = await run('build', ['--as-of', '2026-10-15', '--output', output]);
    site = publishedSite(output);
  });

  it('publishes the content of that day and none of the folder', () => {
    expect(outcome).toMatchObject({ code: 0, stderr: '' });
    expect(site.read(page)).toContain('each day of two years');
    expect(existsSync(join(site.folder, 'services/new/index.html'))).toBe(false);
    expect(readFileSync(join(site.folder, 'assets/content/harbour.png'))).toEqual(Buffer.from(png(2)));
    const logos = site.files().filter((path) => /^assets\/logo-.*\.svg$/.test(path));
    expect(logos.map((path) => site.read(path))).toEqual([logo('#222222')]);
    expect(site.read('services/tide-tables/index.md')).toContain('two years');
  });

  it('leaves the repository as it was', () => {
    expect(status()).toBe(before);
    expect(before).toContain('?? content/services/new.md');
    expect(before).toContain(`M ${guide}`);
  });

  it('says on every page of which day and revision it is', () => {
    const words = /As of 15 October 2026, revision <code[^>]*>([0-9a-f]{12})<\/code>/;
    const silent = site
      .pages()
      .filter((path) => !/http-equiv="refresh"/.test(site.read(path)))
      .filter((path) => words.exec(site.read(path))?.[1] !== revisions[1]?.slice(0, 12));
    expect(silent).toEqual([]);
  });

  it('takes that day as today', () => {
    expect(JSON.parse(site.read('api/v1/index.json'))).toMatchObject({ asOf: '2026-10-15' });
  });

  it('ends histories at that revision', () => {
    expect(site.read(page)).toContain('Say more of days');
    expect(site.pages().filter((path) => site.read(path).includes('Say still more'))).toEqual([]);
    expect(site.files().filter((path) => site.read(path).includes('Say still more'))).toEqual([]);
  });

  it('gives the same bytes for the same revision, wherever HEAD is', async () => {
    const clone = join(mkdtempSync(join(temporaryFolder(), 'clone-')), 'clone');
    execFileSync('git', ['clone', '--quiet', repository.folder, clone], { env: plainGit });
    const output = fresh();
    const args = ['--revision', 'HEAD~1', '--date', '2026-10-15', '--output', output];
    expect(await run('build', args, join(clone, 'content'))).toMatchObject({ code: 0, stderr: '' });
    expect(hashes(output)).toEqual(hashes(site.folder));
  });
});

describe('a build of the folder', () => {
  it('says of no page that it is of the past', async () => {
    const clone = join(mkdtempSync(join(temporaryFolder(), 'clone-')), 'clone');
    execFileSync('git', ['clone', '--quiet', repository.folder, clone], { env: plainGit });
    const output = fresh();
    expect(await run('build', ['--output', output], join(clone, 'content'))).toMatchObject({ code: 0 });
    const site = publishedSite(output);
    expect(site.pages().filter((path) => site.read(path).includes('As of '))).toEqual([]);
  });
});

describe('check --revision', () => {
  it('judges the revision, with the day of its commit as today', async () => {
    const now = await run('check', ['--format', 'json']);
    expect(now.code).toBe(1);
    expect(now.stdout).toContain('services/new.md');
    const then = await run('check', ['--format', 'json', '--revision', 'HEAD']);
    expect(then.stdout).not.toContain('services/new.md');
    expect((await run('check', ['--format', 'json', '--as-of', '2026-11-10'])).stdout).toBe(then.stdout);
    const later = await run('check', ['--format', 'json', '--revision', 'HEAD', '--date', '2027-12-01']);
    expect(later.stdout).toMatch(/review-overdue|"ruleId": ?"[a-z-]*review/);
  });

  it('takes a tag, a branch and a part of a name', async () => {
    const whole = await run('check', ['--revision', revisions[0] ?? '']);
    expect(whole.code).toBe(0);
    expect(await run('check', ['--revision', revisions[0]?.slice(0, 8) ?? ''])).toEqual(whole);
    expect(await run('check', ['--revision', 'main~2'])).toEqual(whole);
  });
});

describe('export --as-of', () => {
  it('writes the estate of that day, the same each time', async () => {
    const [one, two] = [fresh(), fresh()];
    for (const output of [one, two])
      expect(
        await run('export', ['--format', 'oscal', '--as-of', '2026-10-09', '--output', output]),
      ).toMatchObject({ code: 0, stderr: '' });
    expect(hashes(one)).toEqual(hashes(two));
    expect(filesIn(one).length).toBeGreaterThan(2);
    const texts = filesIn(one).map((file) => readFileSync(join(one, file), 'utf8'));
    expect(texts.join('\n')).not.toContain('no year');
    expect(texts.join('\n')).toContain('2026-10-09');
  });
});

describe('the past that cannot be read', () => {
  const shallow = join(mkdtempSync(join(temporaryFolder(), 'shallow-')), 'clone');
  execFileSync('git', ['clone', '--quiet', '--depth', '1', `file://${repository.folder}`, shallow], {
    env: plainGit,
  });
  const alone = join(mkdtempSync(join(temporaryFolder(), 'alone-')), 'content');
  cpSync(contentFixture('two-services'), alone, { recursive: true });
  const empty = makeRepository();
  cpSync(contentFixture('two-services'), join(empty.folder, 'content'), { recursive: true });
  const elsewhere = makeRepository();
  elsewhere.write('README.md', 'Nothing yet.\n');
  elsewhere.commit('Begin without content', '2026-09-01T09:00:00Z');
  cpSync(contentFixture('two-services'), join(elsewhere.folder, 'content'), { recursive: true });

  const cases: [string, string[], RegExp, string?, NodeJS.ProcessEnv?][] = [
    ['a day before the first commit', ['--as-of', '2026-10-01'], /has no commit of 2026-10-01 or before/],
    ['a revision that is unknown', ['--revision', 'v9'], /has no revision v9\./],
    ['a revision that looks like an option', ['--revision=--all'], /has no revision --all\./],
    ['no revision at all', ['--revision', ''], /has no revision/],
    [
      'a day that a shallow clone does not have',
      ['--as-of', '2026-10-15'],
      /begins after 2026-10-15.*git fetch --unshallow/,
      join(shallow, 'content'),
    ],
    [
      'a revision that a shallow clone does not have',
      ['--revision', 'HEAD~1'],
      /git fetch --unshallow/,
      join(shallow, 'content'),
    ],
    ['no git', ['--as-of', '2026-10-15'], /git is not installed/, content, { PATH: '/nonexistent' }],
    ['no repository', ['--as-of', '2026-10-15'], /does not lie in a git repository/, alone],
    ['no commit', ['--as-of', '2026-10-15'], /has no commits yet/, join(empty.folder, 'content')],
    [
      'a revision without this folder',
      ['--revision', 'HEAD'],
      /has no content in/,
      join(elsewhere.folder, 'content'),
    ],
    [
      'a day and a revision',
      ['--as-of', '2026-10-15', '--revision', 'HEAD'],
      /'--as-of <date>' cannot be used with option '--revision <revision>'/,
    ],
    ['two days', ['--as-of', '2026-10-15', '--date', '2026-10-16'], /'--as-of <date>' cannot be used with/],
    ['a day that does not exist', ['--as-of', '2026-02-30'], /Write a day as year-month-day/],
  ];

  it.each(cases)(
    'is %s: a message, exit code 2, nothing written',
    async (_name, args, message, from, env) => {
      const output = fresh();
      const ended = await run('build', [...args, '--output', output], from, env);
      expect(ended.stderr).toMatch(message);
      expect(ended.stderr).not.toMatch(/^ {4}at /m);
      expect(ended).toMatchObject({ code: 2, stdout: '' });
      expect(existsSync(output)).toBe(false);
      expect(filesIn(dirname(output))).toEqual([]);
    },
  );

  it.each(['check', 'export'])('is told by %s in the same words', async (command) => {
    const output = fresh();
    const more = command === 'export' ? ['--format', 'backstage', '--output', output] : [];
    const ended = await run(command, ['--as-of', '2026-10-01', ...more]);
    expect(ended).toMatchObject({ code: 2, stdout: '' });
    expect(ended.stderr).toMatch(/has no commit of 2026-10-01/);
    expect(existsSync(output)).toBe(false);
  });

  it('leaves the site that was there', async () => {
    const output = fresh();
    expect(await run('build', ['--as-of', '2026-10-15', '--output', output])).toMatchObject({ code: 0 });
    const before = hashes(output);
    expect(await run('build', ['--revision', 'v9', '--output', output])).toMatchObject({ code: 2 });
    expect(hashes(output)).toEqual(before);
    rmSync(output, { recursive: true });
  });
});
