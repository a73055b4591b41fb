/** A program on a pseudo-terminal, as somebody at a keyboard meets it: the `script` command of the system makes it. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { projectRoot } from './build-site.ts';

/** A running program with its screen and keyboard. */
export interface Terminal {
  /** Everything that was shown so far, without colours and moves of the cursor. */
  screen(): string;
  /** Waits for a text that was not shown before the last time. @throws Error with the screen after 30 seconds */
  sees(text: string): Promise<void>;
  type(keys: string): void;
  /** Waits for the end and answers the exit code. */
  ended: Promise<number | null>;
}

/** What keys send. */
export const keys = { enter: '\r', down: '\u001b[B', stop: '\u0003' } as const;

/** Runs `opsguide` on a terminal of its own, in a folder. */
export function openTerminal(args: readonly string[], folder: string): Terminal {
  const quoted = [process.execPath, join(projectRoot, 'scripts', 'opsguide.js'), ...args]
    .map((word) => `'${word.replaceAll("'", "'\\''")}'`)
    .join(' ');
  // A new terminal has no size, and every line would be broken after one character.
  const command = `stty cols 120 rows 40; exec ${quoted}`;
  // The systems have two programs of this name.
  const call =
    process.platform === 'linux' ? ['-qec', command, '/dev/null'] : ['-q', '/dev/null', 'sh', '-c', command];
  const { CI: _ci, ...environment } = process.env;
  const child = spawn('script', call, {
    cwd: folder,
    env: { ...environment, TERM: 'xterm-256color', SOURCE_DATE_EPOCH: '1795132800' },
    stdio: ['pipe', 'pipe', 'pipe'],
    timeout: 290_000,
    killSignal: 'SIGKILL',
  });
  let shown = '';
  let seen = 0;
  const listeners = new Set<() => void>();
  const take = (chunk: Buffer) => {
    shown += chunk.toString('utf8');
    for (const listener of listeners) listener();
  };
  child.stdout.on('data', take);
  child.stderr.on('data', take);
  const ended = new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  const screen = () => stripVTControlCharacters(shown);
  return {
    screen,
    ended,
    type: (text) => void child.stdin.write(text),
    sees: (text) =>
      new Promise((resolve, reject) => {
        const look = () => {
          const at = screen().indexOf(text, seen);
          if (at === -1) return;
          seen = at + text.length;
          listeners.delete(look);
          clearTimeout(timer);
          resolve();
        };
        const timer = setTimeout(() => {
          listeners.delete(look);
          reject(new Error(`“${text}” did not appear:\n${screen().slice(-2000)}`));
        }, 120_000);
        listeners.add(look);
        look();
      }),
  };
}
