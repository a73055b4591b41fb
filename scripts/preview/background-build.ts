/**
 * Builds of the whole site in processes of their own, behind a preview: they make the search index and keep the output folder
 * as a build would leave it. There is never more than one, and none while somebody saves.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { constants, setPriority } from 'node:os';

/** Builds in the background. */
export interface BackgroundBuild {
  /** Gives up a build that runs, and starts one after a while unless this is called again. */
  start(waitMs: number): void;
  /** Gives up a build that runs or waits. */
  cancel(): void;
}

/**
 * Makes what builds.
 * @param args of Node: the program and its arguments
 * @param ended told what a build printed, and its exit code; not told of builds that were given up
 */
export function backgroundBuild(
  args: readonly string[],
  ended: (code: number | null, printed: string) => void,
): BackgroundBuild {
  let timer: NodeJS.Timeout | undefined;
  let running: ChildProcess | undefined;
  const run = (): void => {
    // One that was given up may still be ending: it holds the place beside the output.
    if (running) {
      running.once('close', run);
      return;
    }
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    running = child;
    let printed = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => {
        printed += chunk.toString('utf8');
      });
    lowerPriority(child.pid);
    child.once('error', (error) => {
      running = undefined;
      ended(null, `${error.message}\n`);
    });
    child.once('close', (code) => {
      running = undefined;
      if (!child.killed) ended(code, printed);
    });
  };
  const cancel = (): void => {
    clearTimeout(timer);
    running?.removeListener('close', run);
    running?.kill();
  };
  return {
    cancel,
    start(waitMs) {
      cancel();
      timer = setTimeout(run, waitMs);
    },
  };
}

/** Pages that somebody waits for come first. */
function lowerPriority(pid: number | undefined): void {
  try {
    if (pid !== undefined) setPriority(pid, constants.priority.PRIORITY_BELOW_NORMAL);
  } catch {
    // Where the system does not let us, or the process has ended, the build runs like any other.
  }
}
