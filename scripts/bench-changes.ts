/**
 * `npm run bench -- --since` and `--watch`: an estate in a repository in which one guide is saved again and again, as its author
 * does, and how long it takes until its findings are there.
 */
import { execFileSync, spawn } from 'node:child_process';
import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { benchDate } from './bench-estate.ts';
import { packageRoot } from './shipped-data.ts';

/** Milliseconds between two saves: nobody saves again before having looked up. */
const PAUSE_MS = 200;

/** How many other guides lean on the one that is saved, or the most that there are. */
const OTHERS = 10;

/** The path of the guide on which most others lean, and no more than `OTHERS`; of several the first by path. */
export function guideToChange(files: Readonly<Record<string, string>>): string {
  const guides = Object.keys(files)
    .filter((path) => path.startsWith('services/'))
    .sort();
  const leaning = new Map(guides.map((path) => [path, 0]));
  for (const path of guides)
    for (const [, id] of (files[path] ?? '').matchAll(/^ {2}- service: (\S+)$/gm)) {
      const other = `services/${id}.md`;
      leaning.set(other, (leaning.get(other) ?? 0) + 1);
    }
  const [best = ''] = guides
    .filter((path) => (leaning.get(path) ?? 0) <= OTHERS)
    .sort((a, b) => (leaning.get(b) ?? 0) - (leaning.get(a) ?? 0));
  return best;
}

/** Commits a folder to a repository of its own. */
export function commitAll(folder: string): void {
  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=bench', '-c', 'user.email=bench@landandwater.example', ...args], {
      cwd: folder,
      env: { PATH: process.env.PATH, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' },
    });
  git('init', '--quiet');
  git('add', '--all');
  git('commit', '--quiet', '--message=All guides');
}

/** Saves a guide with another sentence at its end. */
export function saveGuide(content: string, guide: string, count: number): void {
  appendFileSync(join(content, guide), `\nThis guide was saved ${count} times.\n`);
}

/** Milliseconds from the start of a watch to its first report, and from each save of a guide to the report on it. */
export interface WatchRun {
  first: number;
  saved: number[];
}

/** Watches a folder as a process of its own, and saves a guide so often. @throws Error if it ends or reports errors */
export async function timeWatch(content: string, guide: string, saves: number): Promise<WatchRun> {
  const args = ['scripts/opsguide.js', 'check', '--watch', '--content', content, '--date', benchDate];
  const started = performance.now();
  const child = spawn(process.execPath, ['--max-semi-space-size=16', ...args], {
    cwd: packageRoot,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  try {
    const ended = new Promise<never>((_resolve, reject) => {
      child.on('error', reject);
      child.on('exit', (code) => reject(new Error(`the watch ended with ${code}`)));
    });
    // Whoever waits hears of it; between two waits it is no fault that nobody does.
    ended.catch(() => undefined);
    const report = () => {
      let said = '';
      return new Promise<number>((resolve, reject) => {
        const listen = (chunk: Buffer) => {
          said += chunk.toString('utf8');
          const [, errors] = /documents checked: (\d+) errors?/.exec(said) ?? [];
          if (errors === undefined) return;
          child.stdout.off('data', listen);
          if (errors === '0') resolve(performance.now());
          else reject(new Error(said));
        };
        child.stdout.on('data', listen);
      });
    };
    const next = () => Promise.race([report(), ended]);
    const watching = new Promise((resolve) => child.stderr.once('data', resolve));
    const first = (await next()) - started;
    await Promise.race([watching, ended]);
    const saved: number[] = [];
    for (let count = 1; count <= saves; count++) {
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
      const reported = next();
      const at = performance.now();
      saveGuide(content, guide, count);
      saved.push((await reported) - at);
    }
    return { first, saved };
  } finally {
    child.kill('SIGINT');
  }
}
