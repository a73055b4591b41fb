/**
 * Shows a site on this machine while its content is written: a save reads and checks what it concerns, and open pages load
 * again, with what was found at its place. Content that a build would refuse is shown as far as it can be read.
 */
import { existsSync } from 'node:fs';
import { join, relative } from 'node:path';
import { bugReport } from './bug-report.ts';
import { openContent } from './content-input.ts';
import { backgroundBuild } from './preview/background-build.ts';
import { type LiveServer, serveLive } from './preview/live-server.ts';
import type { Saved } from './preview/preview-site.ts';
import { PreviewEnded, type PreviewThread, startPreview } from './preview/preview-thread.ts';
import { openStaging } from './publish.ts';
import { packageRoot } from './shipped-data.ts';
import { type See, watchFolder } from './watch-folder.ts';

/** What can be asked of it. */
export interface StartOptions {
  content?: string;
  date?: string;
  output: string;
  basePath: string;
  port: number;
  /** Module of rules of an organisation's own. */
  extend?: string;
}

/** Editors write a file in several steps: wait until they have done. */
const QUIET_MS = 30;
/** How long after the last save the whole site is built. */
const SETTLED_MS = 2000;
/** How long to wait for a file that was there a moment ago. */
const AGAIN_MS = 300;
/** After how many times it is no longer a file that is being replaced. */
const TELL_AFTER = 3;

/** Folders of our own code, templates and data, which only a new thread reads again. */
const ownFolders = ['_data', '_includes', 'src', 'templates'].map((name) => join(packageRoot, name));

/**
 * Serves until it is interrupted.
 * @throws UsageError for options that cannot be followed, which cannot be mended while this runs
 */
export async function serveContent(options: StartOptions): Promise<void> {
  const { output, basePath, port, extend } = options;
  const { folder, today } = openContent(options);
  openStaging(output, folder.path).discard();
  const colour = process.stdout.hasColors?.() ?? false;
  const begin = () => startPreview({ folder, today, basePath, colour, extend });
  const build = backgroundBuild(buildArguments(options, today), (code, printed) => {
    if (code === 0) process.stdout.write(printed);
    else process.stderr.write(printed);
  });
  let preview: PreviewThread = begin();
  const followed = ({ report, publishable }: Saved, waitMs: number): void => {
    process.stdout.write(report);
    if (publishable) build.start(waitMs);
    else {
      build.cancel();
      console.log(
        `\n${output} stays as it was until the errors are mended. The pages that are served show them.`,
      );
    }
  };
  const end = () => {
    build.cancel();
    void preview.stop();
  };
  let server: LiveServer;
  try {
    followed(await preview.open(), 0);
    server = await serveLive({
      ...{ folder: output, basePath, port },
      answer: (path) => preview.answer(path).catch(sayFault),
    });
  } catch (error) {
    end();
    throw error;
  }
  let settled: NodeJS.Timeout | undefined;
  let failures = 0;
  const saves = changes((paths) => save(paths));
  const save = async (paths: ReadonlySet<string> | undefined): Promise<void> => {
    clearTimeout(settled);
    try {
      const saved = await preview.save(paths);
      failures = 0;
      if (!saved) return;
      server.reload();
      followed(saved, SETTLED_MS);
      settled = setTimeout(() => void preview.settle().catch(say), SETTLED_MS);
    } catch (error) {
      // A file that is being replaced: look at everything once it is there.
      if ((error as NodeJS.ErrnoException).code === undefined) return say(error);
      failures += 1;
      if (failures === TELL_AFTER)
        console.error(`${(error as Error).message}. Trying again until it can be read.`);
      saves.again(AGAIN_MS);
    }
  };
  const renew = async (): Promise<void> => {
    const old = preview;
    preview = begin();
    void old.stop();
    try {
      const opened = await preview.open();
      server.reload();
      followed(opened, SETTLED_MS);
    } catch (error) {
      build.cancel();
      say(error);
    }
  };
  const renewals = changes(renew);
  const watched = (path: string, see: See) =>
    watchFolder(path, see, ({ message }) =>
      console.error(`Changes in ${path} are no longer seen: ${message}`),
    );
  const watchers = [
    watched(folder.path, saves.see),
    ...ownFolders
      .filter((own) => existsSync(own))
      .map((own) => {
        // The worked example lies among our own folders.
        const inside = relative(own, folder.path).replaceAll('\\', '/');
        return watched(own, (path) => {
          if (inside.startsWith('..') || !path?.startsWith(`${inside}/`)) renewals.see(path);
        });
      }),
  ];
  const taken = port !== 0 && (new URL(server.address).port || '80') !== String(port);
  console.log(
    `${taken ? `Port ${port} is in use.\n` : ''}Serving at ${server.address}\nPress Ctrl-C to stop.`,
  );
  const stop = () => {
    clearTimeout(settled);
    saves.stop();
    renewals.stop();
    for (const watcher of watchers) watcher.close();
    end();
    void server.close();
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}

function buildArguments({ content, output, basePath, extend }: StartOptions, today: string): string[] {
  return [
    '--max-semi-space-size=16',
    join(packageRoot, 'scripts', 'opsguide.js'),
    ...(extend === undefined ? [] : ['--extend', extend]),
    ...['build', '--output', output, '--base-path', basePath, '--date', today],
    ...(content === undefined ? [] : ['--content', content]),
  ];
}

/** Faults that were told: a thread that has died fails whoever asks it with the same one. */
const told = new WeakSet<object>();

function say(error: unknown): void {
  if (error instanceof PreviewEnded) return;
  if (typeof error === 'object' && error !== null) {
    if (told.has(error)) return;
    told.add(error);
  }
  console.error(bugReport(error));
}

function sayFault(error: unknown): never {
  say(error);
  throw error;
}

/** Gathers changes until nothing has changed for a moment. */
interface Changes {
  /** Sees that something changed: a file by its path, or anything. */
  see: See;
  /** Looks at everything, after a while. */
  again(waitMs: number): void;
  stop(): void;
}

/** Hands over what changed, one handful after the other. */
function changes(take: (paths: ReadonlySet<string> | undefined) => Promise<void>): Changes {
  let timer: NodeJS.Timeout | undefined;
  let paths: Set<string> | undefined = new Set();
  let last = Promise.resolve();
  const run = () => {
    const taken = paths;
    paths = new Set();
    last = last.then(() => take(taken));
  };
  const wait = (milliseconds: number) => {
    clearTimeout(timer);
    timer = setTimeout(run, milliseconds);
  };
  return {
    see(path) {
      if (path === null) paths = undefined;
      else paths?.add(path);
      wait(QUIET_MS);
    },
    again(milliseconds) {
      paths = undefined;
      wait(milliseconds);
    },
    stop: () => clearTimeout(timer),
  };
}
