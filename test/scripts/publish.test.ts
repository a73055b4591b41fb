/** Publishing is safe: whatever goes wrong, the site that was there stays, and nothing foreign is lost. */
import { spawn } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join, relative } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { benchDate, benchEstate } from '../../scripts/bench-estate.ts';
import { UsageError } from '../../scripts/exit-codes.ts';
import { openStaging } from '../../scripts/publish.ts';
import {
  contentFixture,
  filesIn,
  makeProject,
  type Project,
  projectRoot,
  runOpsguide,
  today,
} from '../support/build-site.ts';

const small = contentFixture('two-services');
const guide = 'services/mooring-permits.md';

/** Every file of a folder with its text. */
function snapshot(folder: string): Record<string, string> {
  return Object.fromEntries(
    filesIn(folder).map((path) => [path, readFileSync(join(folder, path), 'latin1')]),
  );
}

/** What lies beside the output of a project, apart from its content. */
function leftovers(project: Project): string[] {
  return readdirSync(project.folder)
    .filter((name) => name !== 'content' && name !== 'site')
    .sort();
}

async function builtProject(): Promise<{ project: Project; before: Record<string, string> }> {
  const project = makeProject(small);
  const run = await project.build();
  expect(run).toMatchObject({ code: 0, stderr: '' });
  return { project, before: snapshot(project.output) };
}

/** The identifier of a process that has ended. */
async function deadProcess(): Promise<number> {
  const child = spawn(process.execPath, ['--version'], { stdio: 'ignore' });
  await new Promise((resolve) => child.on('close', resolve));
  return child.pid ?? 0;
}

describe('a build that succeeds', () => {
  it('replaces the whole site and leaves nothing beside it', async () => {
    const { project, before } = await builtProject();
    project.remove(guide);
    project.edit('services/tide-tables.md', (text) => text.replace('day of a year', 'day of two years'));
    expect((await project.build()).code).toBe(0);
    const after = snapshot(project.output);
    expect(Object.keys(before)).toContain('services/mooring-permits/index.html');
    expect(Object.keys(after)).not.toContain('services/mooring-permits/index.html');
    expect(after['services/tide-tables/index.html']).toContain('two years');
    expect(leftovers(project)).toEqual([]);
  });

  it('writes into a folder that is there and empty, and into one that is not there yet', async () => {
    const project = makeProject(small);
    mkdirSync(project.output);
    expect((await project.build()).code).toBe(0);
    const deep = join(project.folder, 'some', 'new', 'place');
    expect((await runOpsguide(['build', '--content', project.content, '--output', deep])).code).toBe(0);
    expect(existsSync(join(deep, 'index.html'))).toBe(true);
  });
});

describe('a build that fails', () => {
  it.each([
    ['a guide that breaks the schema', (text: string) => text.replace('components:', 'component:')],
    ['front matter that runs', (text: string) => text.replace('---', '---js')],
    ['a link that leads nowhere', (text: string) => text.replace('tide-tables.md', 'no-such-service.md')],
  ])('leaves the site as it was: %s', async (_name, change) => {
    const { project, before } = await builtProject();
    project.edit(guide, change);
    const run = await project.build();
    expect(run.code).toBe(1);
    expect(run.stderr).toContain('Nothing was written.');
    expect(snapshot(project.output)).toEqual(before);
    expect(leftovers(project)).toEqual([]);
  });

  it('publishes nothing where there was nothing', async () => {
    const project = makeProject(small);
    project.edit(guide, (text) => text.replace('components:', 'component:'));
    expect((await project.build()).code).toBe(1);
    expect(existsSync(project.output)).toBe(false);
    expect(leftovers(project)).toEqual([]);
  });
});

describe('a build that is killed', () => {
  it('leaves the site as it was, and the next build clears up after it', async () => {
    const { project, before } = await builtProject();
    const large = makeProject(benchEstate({ guides: 300, seed: 1 }));
    const child = spawn(
      process.execPath,
      [
        join(projectRoot, 'scripts', 'opsguide.js'),
        ...['build', '--content', large.content, '--output', project.output, '--date', benchDate],
      ],
      { cwd: projectRoot, stdio: 'ignore' },
    );
    const closed = new Promise((resolve) => child.on('close', (_code, signal) => resolve(signal)));
    const staging = join(project.folder, `.site.staging-${child.pid}`);
    while (!existsSync(join(staging, 'services')) && child.exitCode === null) await wait(5);
    child.kill('SIGKILL');
    expect(await closed).toBe('SIGKILL');
    expect(leftovers(project)).toEqual([`.site.staging-${child.pid}`]);
    expect(snapshot(project.output)).toEqual(before);
    expect((await project.build()).code).toBe(0);
    expect(leftovers(project)).toEqual([]);
    expect(snapshot(project.output)).toEqual(before);
  });

  it('between its two renames: the next build puts the site back, even one that fails', async () => {
    const { project, before } = await builtProject();
    renameSync(project.output, join(project.folder, `.site.previous-${await deadProcess()}`));
    project.edit(guide, (text) => text.replace('components:', 'component:'));
    expect((await project.build()).code).toBe(1);
    expect(snapshot(project.output)).toEqual(before);
    expect(leftovers(project)).toEqual([]);
  });

  it('leaves a folder that the next build clears, even one with the same process identifier', async () => {
    const { project, before } = await builtProject();
    // In a container, each build may get the identifier that the last one had.
    renameSync(project.output, join(project.folder, `.site.previous-${process.pid}`));
    openStaging(project.output, project.content).discard();
    expect(snapshot(project.output)).toEqual(before);
    expect(leftovers(project)).toEqual([]);
  });

  it('is not confused with a build that still runs', async () => {
    const { project } = await builtProject();
    const theirs = `.site.staging-${process.pid}`;
    mkdirSync(join(project.folder, theirs));
    expect((await project.build()).code).toBe(0);
    expect(leftovers(project)).toEqual([theirs]);
  });
});

describe('two builds into one folder', () => {
  it('publish one of the two, never a mix', async () => {
    const { project: first, before } = await builtProject();
    const second = makeProject(small);
    second.remove(guide);
    second.edit('services/tide-tables.md', (text) => text.replace('day of a year', 'day of two years'));
    await second.build();
    const build = (project: Project) =>
      runOpsguide(['build', '--content', project.content, '--output', first.output, '--date', today]);
    const runs = await Promise.all([build(first), build(second), build(first), build(second)]);
    expect(runs.map(({ code, stderr }) => ({ code, stderr }))).toEqual(
      Array(4).fill({ code: 0, stderr: '' }),
    );
    expect([before, snapshot(second.output)]).toContainEqual(snapshot(first.output));
    expect(leftovers(first)).toEqual([]);
  });
});

describe('an output that must not be replaced', () => {
  /** Expects a refusal in one line, and that nothing changed. */
  function expectRefusal(project: Project, output: string, words: RegExp): void {
    const before = snapshot(project.folder);
    const open = () => openStaging(output, project.content);
    expect(open).toThrow(UsageError);
    expect(open).toThrow(words);
    expect(open).toThrow(/^[^\n]+$/);
    expect(snapshot(project.folder)).toEqual(before);
  }

  it('is refused by the command with exit code 2 and one line', async () => {
    const project = makeProject(small);
    project.write('../site/holiday.jpg', 'precious');
    const run = await project.build();
    expect(run).toMatchObject({ code: 2, stdout: '' });
    expect(run.stderr).toMatch(/^The folder [^\n]+ holds files that opsguide did not make[^\n]+\n$/);
    expect(filesIn(project.output)).toEqual(['holiday.jpg']);
  });

  it('is a folder with files that opsguide did not make', () => {
    const project = makeProject(small);
    mkdirSync(project.output);
    writeFileSync(join(project.output, 'holiday.jpg'), 'precious');
    expectRefusal(project, project.output, /holds files that opsguide did not make/);
  });

  it('is a folder with a file of the name that marks our own', () => {
    const project = makeProject(small);
    mkdirSync(project.output);
    writeFileSync(join(project.output, '.opsguide'), 'notes of mine');
    expectRefusal(project, project.output, /holds files that opsguide did not make/);
  });

  it.each([
    ['is the content', ['content'], /holds content/],
    ['holds the content', ['.'], /holds content/],
    ['lies inside the content', ['content', 'site'], /lies inside the content/],
    ['lies deep inside the content', ['content', 'services', 'a', 'b'], /lies inside the content/],
  ])('%s', (_name, path, words) => {
    const project = makeProject(small);
    expectRefusal(project, join(project.folder, ...path), words);
  });

  it('reaches the content through a symbolic link', () => {
    const project = makeProject(small);
    symlinkSync(project.content, join(project.folder, 'link'));
    expectRefusal(project, join(project.folder, 'link'), /holds content/);
    expectRefusal(project, join(project.folder, 'link', 'site'), /lies inside the content/);
  });

  it('holds opsguide itself', () => {
    const project = makeProject(small);
    expectRefusal(project, projectRoot, /holds opsguide itself/);
    expectRefusal(project, relative(projectRoot, join(projectRoot, '..')), /holds opsguide itself/);
  });

  it('is a file', () => {
    const project = makeProject(small);
    writeFileSync(project.output, 'a file');
    expectRefusal(project, project.output, /is a file, not a folder/);
  });

  it('lies below a file', () => {
    const project = makeProject(small);
    writeFileSync(join(project.folder, 'file'), 'a file');
    expectRefusal(project, join(project.folder, 'file', 'site'), /cannot be written/);
  });

  it('lies where nothing can be written', () => {
    const project = makeProject(small);
    const readOnly = join(project.folder, 'read-only');
    mkdirSync(readOnly);
    chmodSync(readOnly, 0o555);
    // Nothing is read-only for root, except what the system itself keeps so.
    const place = process.getuid?.() === 0 ? '/sys/opsguide' : readOnly;
    expectRefusal(project, join(place, 'site'), /cannot be written/);
  });
});

describe('an output that is a symbolic link', () => {
  it('is published where the link leads', async () => {
    const project = makeProject(small);
    const target = join(project.folder, 'served');
    mkdirSync(target);
    symlinkSync(target, project.output);
    expect((await project.build()).code).toBe(0);
    expect(readFileSync(join(target, 'index.html'), 'utf8')).toContain('Harbour operations');
  });
});
