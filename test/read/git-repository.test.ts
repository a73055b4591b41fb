/** Reads real repositories, and runs nothing that they name. */
import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openRepository, RepositoryError } from '../../src/read/git-repository.ts';
import { temporaryFolder } from '../support/build-site.ts';
import { makeRepository, plainGit, type TestRepository } from '../support/temporary-repository.ts';

const options = { environment: plainGit };

function open(folder: string) {
  return openRepository(folder, options);
}

/** Why something cannot be answered. */
function problemOf(ask: () => unknown): string {
  try {
    ask();
  } catch (error) {
    if (error instanceof RepositoryError) return error.problem;
    throw error;
  }
  return 'none';
}

const lines = (count: number) => Array.from({ length: count }, (_, index) => `Line ${index}.\n`).join('');

describe('log', () => {
  it('gives commits newest first, with what each did to files of the content', () => {
    const repository = makeRepository();
    repository.write('services/a b.md', lines(9));
    repository.write('services/é.md', 'x');
    repository.write('services/new\nline.md', 'y');
    const first = repository.commit('Begin: "all" of it', '2026-10-01T23:30:00-05:00');
    repository.git('mv', 'services/a b.md', 'services/c.md');
    repository.write('services/é.md', 'z');
    repository.git('rm', '--quiet', 'services/new\nline.md');
    const second = repository.commit('', '2026-10-03T00:30:00+01:00');
    expect(open(repository.folder).log()).toEqual([
      {
        id: second,
        committedAt: '2026-10-02T23:30:00Z',
        summary: '',
        changes: [
          { kind: 'renamed', from: 'services/a b.md', file: 'services/c.md' },
          { kind: 'deleted', file: 'services/new\nline.md' },
          { kind: 'changed', file: 'services/é.md' },
        ],
      },
      {
        id: first,
        committedAt: '2026-10-02T04:30:00Z',
        summary: 'Begin: "all" of it',
        changes: [
          { kind: 'added', file: 'services/a b.md' },
          { kind: 'added', file: 'services/new\nline.md' },
          { kind: 'added', file: 'services/é.md' },
        ],
      },
    ]);
  });

  it('gives paths from the content folder, and leaves out what lies beside it', () => {
    const repository = makeRepository();
    repository.write('docs/our ops/services/a.md', 'a');
    repository.write('src/code.ts', 'b');
    repository.commit('One', '2026-10-01T09:00:00Z');
    repository.write('src/code.ts', 'c');
    repository.commit('Two', '2026-10-02T09:00:00Z');
    const content = open(join(repository.folder, 'docs', 'our ops'));
    expect(content.prefix).toBe('docs/our ops/');
    expect(content.root).toBe(repository.folder);
    expect(content.log().map(({ summary, changes }) => ({ summary, changes }))).toEqual([
      { summary: 'One', changes: [{ kind: 'added', file: 'services/a.md' }] },
    ]);
  });

  it('reads a folder whose name ends a line and begins an option', () => {
    const repository = makeRepository();
    repository.write('--help\n:x/services/a.md', 'a');
    repository.commit('One', '2026-10-01T09:00:00Z');
    const content = open(join(repository.folder, '--help\n:x'));
    expect(content.prefix).toBe('--help\n:x/');
    expect(content.root).toBe(repository.folder);
    expect(content.log()[0]?.changes).toEqual([{ kind: 'added', file: 'services/a.md' }]);
    expect(content.tree('HEAD').map(({ file }) => file)).toEqual(['services/a.md']);
  });

  it('gives a merge that changed a file, and both of its sides', () => {
    const repository = makeRepository();
    repository.write('services/old.md', lines(20));
    repository.commit('Begin', '2026-10-01T09:00:00Z');
    repository.git('checkout', '--quiet', '-b', 'side');
    repository.write('services/old.md', lines(20).replace('Line 19.', 'The last line.'));
    repository.commit('Change the last line', '2026-10-04T09:00:00Z');
    repository.git('checkout', '--quiet', 'main');
    repository.git('mv', 'services/old.md', 'services/new.md');
    repository.write('services/new.md', lines(20).replace('Line 0.', 'The first line.'));
    repository.commit('Rename', '2026-10-02T09:00:00Z');
    repository.git('merge', '--quiet', '--no-edit', 'side');
    const log = open(repository.folder).log();
    expect(log.map(({ summary, changes }) => [summary, changes])).toEqual([
      ["Merge branch 'side'", [{ kind: 'changed', file: 'services/new.md' }]],
      ['Change the last line', [{ kind: 'changed', file: 'services/old.md' }]],
      ['Rename', [{ kind: 'renamed', from: 'services/old.md', file: 'services/new.md' }]],
      ['Begin', [{ kind: 'added', file: 'services/old.md' }]],
    ]);
  });

  it('gives no commit that HEAD does not build on, and none on top of HEAD', () => {
    const repository = makeRepository();
    repository.write('a.md', 'a');
    repository.commit('One', '2026-10-01T09:00:00Z');
    repository.write('a.md', 'b');
    repository.commit('Two', '2026-10-02T09:00:00Z');
    repository.git('checkout', '--quiet', '--detach', 'HEAD~1');
    expect(
      open(repository.folder)
        .log()
        .map(({ summary }) => summary),
    ).toEqual(['One']);
    expect(open(repository.folder).resolve('main').committedAt).toBe('2026-10-02T09:00:00Z');
  });

  it('keeps dates within what a date can say', () => {
    const repository = makeRepository();
    repository.write('a.md', 'a');
    repository.commit('One', '2026-10-01T09:00:00Z');
    const commit = (seconds: string) => {
      const [tree, parent] = [
        repository.git('rev-parse', 'HEAD^{tree}'),
        repository.git('rev-parse', 'HEAD'),
      ];
      const person = `A team <team@harbours.example> ${seconds} +0000`;
      return execFileSync('git', ['hash-object', '-t', 'commit', '-w', '--stdin', '--literally'], {
        cwd: repository.folder,
        env: plainGit,
        encoding: 'utf8',
        input: `tree ${tree}\nparent ${parent}\nauthor ${person}\ncommitter ${person}\n\nOdd\n`,
      }).trim();
    };
    repository.git('update-ref', 'HEAD', commit('99999999999999'));
    expect(open(repository.folder).head().committedAt).toBe('9999-12-31T23:59:59Z');
    repository.git('update-ref', 'HEAD', commit('-5'));
    expect(open(repository.folder).head().committedAt).toMatch(/^1970-01-01|^9999/);
  });

  it('says which commits are the end of a shallow clone', () => {
    const repository = makeRepository();
    for (const day of [1, 2, 3]) {
      repository.write('a.md', `${day}`);
      repository.commit(`Day ${day}`, `2026-10-0${day}T09:00:00Z`);
    }
    const clone = shallowClone(repository, 2);
    const { isShallow, log } = open(clone);
    expect(isShallow).toBe(true);
    expect(log().map(({ summary, boundary }) => [summary, boundary])).toEqual([
      ['Day 3', undefined],
      ['Day 2', true],
    ]);
    expect(open(repository.folder).isShallow).toBe(false);
    expect(problemOf(() => open(clone).resolve(repository.git('rev-parse', 'HEAD~2')))).toBe('shallow-clone');
  });
});

describe('tree', () => {
  it('lists the files of a revision', () => {
    const repository = makeRepository();
    repository.write('content/b.md', 'b');
    repository.write('content/a/c.md', 'c');
    repository.write('outside.md', 'd');
    symlinkSync('/etc/passwd', join(repository.folder, 'content', 'link.md'));
    const first = repository.commit('One', '2026-10-01T09:00:00Z');
    repository.git('rm', '--quiet', '-r', 'content');
    repository.write('content/e.md', 'e');
    repository.commit('Two', '2026-10-02T09:00:00Z');
    const content = open(join(repository.folder, 'content'));
    expect(content.tree(first).map(({ file, ordinary }) => [file, ordinary])).toEqual([
      ['a/c.md', true],
      ['b.md', true],
      ['link.md', false],
    ]);
    expect(content.tree('HEAD').map(({ file }) => file)).toEqual(['e.md']);
    expect(content.tree('HEAD')[0]?.blob).toBe(repository.git('rev-parse', 'HEAD:content/e.md'));
  });

  it('is empty for a folder that the revision does not have', () => {
    const repository = makeRepository();
    repository.write('a.md', 'a');
    repository.commit('One', '2026-10-01T09:00:00Z');
    mkdirSync(join(repository.folder, 'new'));
    const content = open(join(repository.folder, 'new'));
    expect(content.tree('HEAD')).toEqual([]);
    expect(content.log()).toEqual([]);
  });
});

describe('unrecorded', () => {
  it('tells changed and new texts from recorded ones', () => {
    const repository = makeRepository();
    repository.write('same.md', 'One\n');
    repository.write('changed.md', 'One\n');
    repository.write('windows.md', 'One\nTwo\n');
    repository.write('marked.md', '\ufeffOne\n');
    repository.commit('One', '2026-10-01T09:00:00Z');
    const { unrecorded, isDirty } = open(repository.folder);
    const files = [
      { file: 'same.md', text: 'One\n' },
      { file: 'changed.md', text: 'Two\n' },
      { file: 'new.md', text: 'One\n' },
      { file: 'windows.md', text: 'One\r\nTwo\r\n' },
      { file: 'marked.md', text: 'One\n' },
    ];
    expect([...unrecorded(files)]).toEqual([
      ['changed.md', 'changed'],
      ['new.md', 'new'],
    ]);
    expect(isDirty(files)).toBe(true);
    expect(isDirty(files.slice(0, 1))).toBe(false);
  });

  it('knows repositories with the longer names', () => {
    const folder = mkdtempSync(join(temporaryFolder(), 'sha256-'));
    execFileSync('git', ['init', '--quiet', '--object-format=sha256', folder], { env: plainGit });
    const repository = makeRepository(folder);
    repository.write('a.md', 'One\n');
    const id = repository.commit('One', '2026-10-01T09:00:00Z');
    expect(id).toHaveLength(64);
    expect(open(folder).isDirty([{ file: 'a.md', text: 'One\n' }])).toBe(false);
    expect(open(folder).log()[0]?.id).toBe(id);
  });
});

describe('what cannot be answered', () => {
  it('is told by its kind', () => {
    const plain = mkdtempSync(join(temporaryFolder(), 'plain-'));
    expect(problemOf(() => open(plain))).toBe('no-repository');
    expect(problemOf(() => openRepository(plain, { environment: { ...plainGit, PATH: plain } }))).toBe(
      'no-git',
    );
    expect(problemOf(() => openRepository(plain, { environment: { ...plainGit, PATH: '.:bin' } }))).toBe(
      'no-git',
    );
    const empty = makeRepository();
    expect(problemOf(() => open(empty.folder).head())).toBe('no-commits');
    expect(problemOf(() => open(empty.folder).log())).toBe('no-commits');
    expect(problemOf(() => open(empty.folder).tree('HEAD'))).toBe('no-commits');
    expect(problemOf(() => open(join(empty.folder, '.git')))).toBe('no-repository');
    empty.write('a.md', 'a');
    empty.commit('One', '2026-10-01T09:00:00Z');
    for (const revision of ['nothing', '', '--all', '-1', 'a\nb', 'HEAD:a.md', '0'.repeat(40)])
      expect(
        problemOf(() => open(empty.folder).resolve(revision)),
        revision,
      ).toBe('unknown-revision');
  });

  it('is a repository that lacks older files, and nothing is fetched for it', () => {
    const repository = makeRepository();
    repository.write('services/a.md', lines(20));
    repository.commit('One', '2026-10-01T09:00:00Z');
    repository.git('mv', 'services/a.md', 'services/b.md');
    repository.write('services/b.md', lines(21));
    repository.commit('Two', '2026-10-02T09:00:00Z');
    repository.git('config', 'uploadpack.allowFilter', 'true');
    const clone = mkdtempSync(join(temporaryFolder(), 'partial-'));
    repository.git(
      'clone',
      '--quiet',
      '--no-checkout',
      '--filter=blob:none',
      `file://${repository.folder}`,
      clone,
    );
    const { program, ran } = trap();
    for (const [key, value] of [
      ['remote.origin.url', `ext::${program}`],
      ['protocol.ext.allow', 'always'],
      ['protocol.allow', 'always'],
      ['core.sshCommand', program],
    ] as const)
      execFileSync('git', ['config', key, value], { cwd: clone, env: plainGit });
    expect(problemOf(() => open(clone).log())).toBe('incomplete');
    expect(ran()).toBe(false);
    expect(open(clone).tree('HEAD')).toHaveLength(1);
  });

  it('is a command that takes too long', () => {
    const folder = mkdtempSync(join(temporaryFolder(), 'slow-'));
    writeFileSync(join(folder, 'git'), '#!/bin/sh\nexec sleep 20\n');
    chmodSync(join(folder, 'git'), 0o755);
    const environment = { ...plainGit, PATH: `${folder}:${plainGit.PATH}` };
    expect(problemOf(() => openRepository(folder, { environment, timeLimit: 200 }))).toBe('too-slow');
  });

  it('is a program that answers something else', () => {
    const folder = mkdtempSync(join(temporaryFolder(), 'other-'));
    writeFileSync(join(folder, 'git'), '#!/bin/sh\necho "fatal: \u001b[31mno" >&2\nexit 3\n');
    chmodSync(join(folder, 'git'), 0o755);
    expect(() => openRepository(folder, { environment: { PATH: folder } })).toThrow(
      'git failed: fatal:  [31mno',
    );
  });
});

describe('a repository that wants to run something', () => {
  it('is read, and nothing runs', () => {
    const { program, ran } = trap();
    const repository = makeRepository();
    repository.write('.gitattributes', '*.md diff=trap filter=trap merge=trap\n');
    repository.write('services/a.md', lines(9));
    repository.commit('One', '2026-10-01T09:00:00Z');
    repository.git('mv', 'services/a.md', 'services/b.md');
    repository.commit('Two', '2026-10-02T09:00:00Z');
    sign(repository);
    const settings = {
      'core.fsmonitor': program,
      'core.pager': program,
      'pager.log': program,
      'core.hooksPath': join(program, '..'),
      'core.sshCommand': program,
      'core.askPass': program,
      'core.editor': program,
      'credential.helper': program,
      'diff.external': program,
      'diff.trap.command': program,
      'diff.trap.textconv': program,
      'diff.orderFile': program,
      'filter.trap.clean': program,
      'filter.trap.smudge': program,
      'filter.trap.process': program,
      'filter.trap.required': 'true',
      'gpg.program': program,
      'log.showSignature': 'true',
      'trace2.eventTarget': join(repository.folder, 'trace'),
      'alias.log': `!${program}`,
      // What would change the answers.
      'diff.renames': 'false',
      'diff.relative': 'true',
      'log.follow': 'true',
      'log.decorate': 'full',
      'format.pretty': 'full',
      'color.ui': 'always',
      'core.quotePath': 'true',
    };
    for (const [key, value] of Object.entries(settings)) repository.git('config', key, value);
    // git itself falls into the trap, so the trap works.
    expect(() => repository.git('log', '-1')).not.toThrow();
    expect(ran()).toBe(true);
    const content = open(join(repository.folder, 'services'));
    expect(content.log().map(({ changes }) => changes)).toEqual([
      [{ kind: 'renamed', from: 'a.md', file: 'b.md' }],
      [{ kind: 'added', file: 'a.md' }],
    ]);
    expect(content.tree('HEAD')).toHaveLength(1);
    expect(content.isDirty([{ file: 'b.md', text: 'Other' }])).toBe(true);
    expect(ran()).toBe(false);
    expect(existsSync(join(repository.folder, 'trace'))).toBe(false);
  });

  it('is not found where a folder only looks like one', () => {
    const { program, ran } = trap();
    const folder = mkdtempSync(join(temporaryFolder(), 'bare-'));
    for (const name of ['objects', 'refs/heads', 'services'])
      mkdirSync(join(folder, name), { recursive: true });
    writeFileSync(join(folder, 'HEAD'), 'ref: refs/heads/main\n');
    writeFileSync(
      join(folder, 'config'),
      `[core]\n\trepositoryformatversion = 0\n\tbare = false\n\tworktree = ${folder}\n\tfsmonitor = ${program}\n`,
    );
    expect(problemOf(() => open(folder))).toBe('no-repository');
    expect(problemOf(() => open(join(folder, 'services')))).toBe('no-repository');
    expect(ran()).toBe(false);
  });

  it('is never another one that the environment names', () => {
    const other = makeRepository();
    other.write('a.md', 'a');
    other.commit('Of the other', '2026-10-01T09:00:00Z');
    const repository = makeRepository();
    repository.write('a.md', 'a');
    repository.commit('Of this', '2026-10-01T09:00:00Z');
    const { program, ran } = trap();
    const environment = {
      ...plainGit,
      GIT_DIR: join(other.folder, '.git'),
      GIT_WORK_TREE: other.folder,
      GIT_EXTERNAL_DIFF: program,
      GIT_PAGER: program,
      GIT_SSH_COMMAND: program,
      GIT_TRACE: join(repository.folder, 'trace'),
    };
    const [commit] = openRepository(repository.folder, { environment }).log();
    expect(commit?.summary).toBe('Of this');
    expect(ran()).toBe(false);
    expect(existsSync(join(repository.folder, 'trace'))).toBe(false);
  });
});

/** A program that leaves a mark when it is run. */
function trap(): { program: string; ran: () => boolean } {
  const folder = mkdtempSync(join(temporaryFolder(), 'trap-'));
  const program = join(folder, 'trap');
  const mark = join(folder, 'mark');
  writeFileSync(program, `#!/bin/sh\necho ran >> ${mark}\n`);
  chmodSync(program, 0o755);
  return {
    program,
    /** Whether it was run since this was last asked. */
    ran: () => {
      const found = existsSync(mark);
      rmSync(mark, { force: true });
      return found;
    },
  };
}

/** Puts a commit with a signature on top, which git hands to a program when it is told to show it. */
function sign(repository: TestRepository): void {
  const person = 'A team <team@harbours.example> 1790000000 +0000';
  const [tree, parent] = [repository.git('rev-parse', 'HEAD^{tree}'), repository.git('rev-parse', 'HEAD')];
  const id = execFileSync('git', ['hash-object', '-t', 'commit', '-w', '--stdin'], {
    cwd: repository.folder,
    env: plainGit,
    encoding: 'utf8',
    input: `tree ${tree}\nparent ${parent}\nauthor ${person}\ncommitter ${person}\ngpgsig -----BEGIN PGP SIGNATURE-----\n \n iQ==\n -----END PGP SIGNATURE-----\n\nSigned\n`,
  }).trim();
  repository.git('update-ref', 'HEAD', id);
}

function shallowClone(repository: TestRepository, depth: number): string {
  const clone = mkdtempSync(join(temporaryFolder(), 'shallow-'));
  repository.git('clone', '--quiet', `--depth=${depth}`, `file://${repository.folder}`, clone);
  return clone;
}
