/**
 * Builds, serves the site on this machine and builds again whenever content or a template changes. A build that fails
 * prints what it found, and the last good site goes on being served.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, type FSWatcher, watch } from 'node:fs';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { join } from 'node:path';
import EleventyDevServer from '@11ty/eleventy-dev-server';
import { exitCodes } from './exit-codes.ts';
import { moduleEnding } from './module-ending.ts';
import { findContent } from './options.ts';
import { packageRoot } from './shipped-data.ts';

/** What can be asked of it. */
export interface StartOptions {
  content?: string;
  date?: string;
  output: string;
  basePath: string;
  port: number;
}

/** Editors write a file in several steps: wait until they have done. */
const QUIET_MS = 100;

/** Serves until it is interrupted; a first build that cannot be made for how it was asked ends it. */
export async function serveContent(options: StartOptions): Promise<void> {
  const { content, output, basePath, port } = options;
  const folder = findContent(content).path;
  const builder = makeBuilder(options);
  const code = await builder.build();
  // A mistake in the arguments cannot be mended while this runs; one in the content can.
  if (code === exitCodes.usage && !existsSync(output)) {
    process.exitCode = code;
    return;
  }
  const server = serveLocally(output, basePath, port);
  const watchers = watchFolders(
    [folder, ...['_data', '_includes', 'src', 'templates'].map((name) => join(packageRoot, name))],
    async () => {
      if ((await builder.build()) === exitCodes.clean) server.reload();
    },
  );
  await server.ready();
  const stop = () => {
    for (const watcher of watchers) watcher.close();
    builder.stop();
    void server.close();
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}

/** Builds in a process of its own, so that changes to our own code count too; never two at once. */
function makeBuilder({ content, date, output, basePath }: StartOptions) {
  const args = [
    join(packageRoot, 'scripts', `opsguide${moduleEnding}`),
    ...['build', '--output', output, '--base-path', basePath],
    ...(content === undefined ? [] : ['--content', content]),
    ...(date === undefined ? [] : ['--date', date]),
  ];
  let running: ChildProcess | undefined;
  let last: Promise<number | null> = Promise.resolve(null);
  let next: Promise<number | null> | undefined;
  const run = () =>
    new Promise<number | null>((resolve, reject) => {
      running = spawn(process.execPath, args, { stdio: ['ignore', 'inherit', 'inherit'] });
      running.on('error', reject);
      running.on('close', (code) => {
        running = undefined;
        resolve(code);
      });
    });
  return {
    /** Answers the exit code, `null` if the build was stopped. Calls that come before it begins share one build. */
    build(): Promise<number | null> {
      next ??= last.then(() => {
        next = undefined;
        return run();
      });
      last = next;
      return last;
    },
    stop: () => running?.kill(),
  };
}

function serveLocally(folder: string, basePath: string, port: number): EleventyDevServer {
  const settings = {
    domDiff: false,
    pathPrefix: basePath,
    logger: { info: console.log, log: () => {}, error: () => {} },
    messageOnStart: ({ hosts }: { hosts: string[] }) => `Serving at ${hosts[0]}\nPress Ctrl-C to stop.`,
    middleware: [refuseMalformed],
  };
  const server = EleventyDevServer.getServer('opsguide', folder, settings);
  // The server would listen to the whole network, where drafts are nobody's business.
  const local = server as unknown as { server: Server; _serverListen(port: number): void };
  local._serverListen = (free) => local.server.listen({ port: free, host: 'localhost' });
  server.serve(port);
  return server;
}

/** The server would end on an address that cannot be decoded. */
function refuseMalformed(request: IncomingMessage, response: ServerResponse, next: () => void): void {
  try {
    decodeURIComponent(request.url ?? '');
  } catch {
    response.statusCode = 400;
    response.end('This address cannot be read.');
    return;
  }
  next();
}

/** Calls `changed` once things have been quiet for a moment after a change. */
function watchFolders(folders: readonly string[], changed: () => Promise<void>): FSWatcher[] {
  let timer: NodeJS.Timeout | undefined;
  const listen = (_event: string, name: string | null) => {
    if (name !== null && /(?:^|[\\/])(?:\.|node_modules(?:[\\/]|$))/.test(name)) return;
    clearTimeout(timer);
    timer = setTimeout(() => void changed(), QUIET_MS);
  };
  return folders
    .filter((folder) => existsSync(folder))
    .map((folder) =>
      watch(folder, { recursive: true }, listen).on('error', (error) =>
        console.error(`Changes in ${folder} are no longer seen: ${error.message}`),
      ),
    );
}
