/** Real git repositories in temporary folders, with fixed names and dates, untouched by the settings of the machine. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { temporaryFolder } from './build-site.ts';

/** The environment in which git knows nothing of the machine it runs on. */
export const plainGit: NodeJS.ProcessEnv = {
  PATH: process.env.PATH,
  HOME: '/nonexistent',
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_AUTHOR_NAME: 'A team',
  GIT_AUTHOR_EMAIL: 'team@harbours.example',
  GIT_COMMITTER_NAME: 'A team',
  GIT_COMMITTER_EMAIL: 'team@harbours.example',
};

/** A repository to write to. */
export interface TestRepository {
  folder: string;
  /** Runs git in it and answers what it printed. */
  git(...args: string[]): string;
  write(path: string, text: string): void;
  /** Commits everything; `at` is the moment of the commit, such as `2026-10-01T09:00:00Z`. Answers its name. */
  commit(summary: string, at: string): string;
}

/** Makes an empty repository, in a folder of its own or in the one given. */
export function makeRepository(folder = mkdtempSync(join(temporaryFolder(), 'repository-'))): TestRepository {
  const run = (args: readonly string[], environment: NodeJS.ProcessEnv = {}) =>
    execFileSync('git', args, {
      cwd: folder,
      encoding: 'utf8',
      env: { ...plainGit, ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    }).trim();
  mkdirSync(folder, { recursive: true });
  run(['init', '--quiet', '--initial-branch=main']);
  return {
    folder,
    git: (...args) => run(args),
    write(path, text) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    },
    commit(summary, at) {
      run(['add', '--all']);
      run(['commit', '--quiet', '--allow-empty', '--allow-empty-message', `--message=${summary}`], {
        GIT_AUTHOR_DATE: at,
        GIT_COMMITTER_DATE: at,
      });
      return run(['rev-parse', 'HEAD']);
    },
  };
}
