/** `owners` writes who must approve a change, and `reviews` lists what has to be read again. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeProject, type Project, projectRoot, runOpsguide, today } from '../support/build-site.ts';
import { makeRepository } from '../support/temporary-repository.ts';

const example = join(projectRoot, 'src', 'content');

function withAccounts(...lines: string[]): Project {
  const project = makeProject(example);
  project.edit(
    'opsguide.config.yaml',
    (text) => `${text}code_owners:\n${lines.map((line) => `  ${line}\n`).join('')}`,
  );
  return project;
}

const owners = ({ content }: Project, ...args: string[]) =>
  runOpsguide(['owners', '--content', content, '--date', today, ...args]);

describe('opsguide owners', () => {
  it('names the account of each owner, with the path from the top of the repository', async () => {
    const project = withAccounts(
      'flood-operations: "@land-and-water/flood-operations"',
      'flood-alerts: flood-alerts@landandwater.example',
    );
    makeRepository(project.folder);
    const run = await owners(project);
    expect(run.code).toBe(0);
    expect(run.stdout.split('\n').slice(1, -1)).toEqual([
      '/content/services/flood-alert-sign-up.md flood-alerts@landandwater.example',
      '/content/services/flood-warnings.md @land-and-water/flood-operations',
    ]);
    expect(run.stderr).toContain('services/identity.md belongs to identity-platform, which has no account');
  });

  it('writes the file, says when it is out of date, and leaves alone what somebody else wrote', async () => {
    const project = withAccounts('flood-operations: "@land-and-water/flood-operations"');
    const file = join(project.folder, '.github', 'CODEOWNERS');
    expect((await owners(project, '--verify', file)).code).toBe(1);
    expect(existsSync(file)).toBe(false);
    expect((await owners(project, '--output', file)).code).toBe(0);
    expect((await owners(project, '--verify', file)).code).toBe(0);
    project.edit('opsguide.config.yaml', (text) =>
      text.replace('@land-and-water/flood', '@land-and-water/water'),
    );
    expect((await owners(project, '--verify', file)).code).toBe(1);
    await owners(project, '--output', file);
    expect(readFileSync(file, 'utf8')).toContain(
      '\n/services/flood-warnings.md @land-and-water/water-operations\n',
    );
    writeFileSync(file, '* @somebody\n');
    const refused = await owners(project, '--output', file);
    expect([refused.code, readFileSync(file, 'utf8')]).toEqual([2, '* @somebody\n']);
  });

  it('refuses without accounts, with one of a person, and with one of nobody', async () => {
    const none = await owners(makeProject(example));
    expect([none.code, none.stdout]).toEqual([2, '']);
    expect(none.stderr).toContain('code_owners');
    const person = await withAccounts('flood-operations: sam.rivers@landandwater.example').check();
    expect([person.code, person.stdout]).toEqual([
      2,
      expect.stringContaining('must reach a team, not one person'),
    ]);
    const nobody = await withAccounts('flood-operation: "@land-and-water/x"').check();
    expect(nobody.stdout).toContain('Did you mean `flood-operations`?');
  });
});

describe('opsguide reviews', () => {
  const reviews = (content: string, ...args: string[]) =>
    runOpsguide(['reviews', '--content', content, '--date', today, ...args]);

  it('lists what is overdue and what falls due in that time', async () => {
    const run = await reviews(example, '--due', '60d', '--format', 'json');
    expect(run.code).toBe(0);
    const list = JSON.parse(run.stdout) as {
      until: string;
      due: { what: string; file: string; inDays: number }[];
    };
    expect(list.until).toBe('2027-01-19');
    expect(list.due.map(({ file, inDays }) => [file.replace(/.*\/services/, 'services'), inDays])).toEqual([
      ['services/farm-inspections.md', -79],
      ['services/boundary-maps.md', 46],
    ]);
    const sooner = await reviews(example, '--due', '1 week');
    expect(sooner.stdout).toContain('1 is overdue, and nothing falls due by 2026-11-27.');
    const all = await reviews(example, '--due', '60d', '--all', '--format', 'json');
    expect(new Set((JSON.parse(all.stdout) as typeof list).due.map(({ what }) => what)).size).toBeGreaterThan(
      2,
    );
  });

  it('makes a table for an issue, in which no title can do harm or call somebody', async () => {
    const project = makeProject(example);
    mkdirSync(project.folder, { recursive: true });
    project.edit('services/farm-inspections.md', (text) =>
      text.replace(/^title: .*$/m, 'title: "A | b <img> @everyone [x](https://a.example)"'),
    );
    const run = await reviews(project.content, '--format', 'markdown');
    const row = run.stdout.split('\n').find((line) => line.includes('everyone')) ?? '';
    expect(row).toContain('A \\| b &lt;img&gt; @\u200beveryone \\[x\\](https://a.example)');
    expect(row).toContain('(overdue)');
  });

  it('says which guides it had to leave out, and refuses a time that is none', async () => {
    const project = makeProject(example);
    project.edit('services/farm-inspections.md', (text) => text.replace(/^phase: .*$/m, 'phase: gamma'));
    const run = await reviews(project.content);
    expect(run.stderr).toContain('services/farm-inspections.md');
    expect((await reviews(example, '--due', 'soon')).code).toBe(2);
  });
});
