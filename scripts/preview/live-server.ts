/** The server of a preview: this machine only, and open pages load again when they are told to. */
import { randomUUID } from 'node:crypto';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import EleventyDevServer from '@11ty/eleventy-dev-server';
import { UsageError } from '../exit-codes.ts';
import { htmlType } from '../media-type.ts';
import type { Answer } from './preview-site.ts';

/** Where and what is served. */
export interface LiveServerOptions {
  /** The folder of the last build, for what only a build makes. */
  folder: string;
  basePath: string;
  /** The next free port is taken if it is in use; 0 for any. */
  port: number;
  /** Answers a path of the site; a failure is told to whoever runs the server by whoever answers. */
  answer: (path: string) => Promise<Answer>;
}

/** A server that runs. */
export interface LiveServer {
  /** Where the site is: `http://localhost:8080/`. */
  address: string;
  /** Has open pages load again; one that is just being loaded, and may be of before, does so once it is there. */
  reload(): void;
  close(): Promise<void>;
}

/** What the server has that its types leave out. */
interface Inside {
  server: Server;
  _serverListen(port: number): void;
  updateServer: {
    on(
      event: 'connection',
      listener: (socket: { send(text: string): void }, request: IncomingMessage) => void,
    ): void;
  };
}

/** Address of the script by which pages load again. No path of the site begins with a full stop. */
const SCRIPT = '/.opsguide/reload.js';
/** How many ports after the one that was asked for are tried. */
const MORE_PORTS = 10;
const RELOAD = { type: 'eleventy.reload' };

/** Begins to serve. @throws UsageError for a port that cannot be used */
export async function serveLive({ folder, basePath, port, answer }: LiveServerOptions): Promise<LiveServer> {
  // Names the state that pages are of: another run of the server has none of them.
  const run = randomUUID().slice(0, 8);
  let reloads = 0;
  let address = '';
  const state = () => `${run}-${reloads}`;
  const settings = {
    liveReload: false,
    domDiff: false,
    pathPrefix: basePath,
    portReassignmentRetryCount: Number.POSITIVE_INFINITY,
    logger: { info: () => {}, log: () => {}, error: () => {} },
    messageOnStart: ({ hosts }: { hosts: string[] }) => {
      address = hosts[0] ?? '';
      return '';
    },
    middleware: [answering(basePath, state, answer)],
  };
  const server = EleventyDevServer.getServer('opsguide', folder, settings);
  const inside = server as unknown as Inside;
  // The server would listen to the whole network, where drafts are nobody's business.
  const begun = new Promise<void>((resolve, reject) => {
    const refuse = (why: string) =>
      reject(new UsageError(`Port ${port} cannot be used: ${why}. Choose another with --port.`));
    inside._serverListen = (free) => {
      if (free > Math.min(port + MORE_PORTS, 65_535)) refuse('it is in use, and so are those after it');
      else inside.server.listen({ port: free, host: 'localhost' });
    };
    // One that is in use is no failure: the server tries the next.
    inside.server.on('error', ({ code, message }: NodeJS.ErrnoException) => {
      if (code !== 'EADDRINUSE') refuse(message);
    });
    server.ready().then(resolve, reject);
  });
  server.serve(port);
  await begun;
  inside.updateServer.on('connection', (socket, { url }) => {
    const since = new URL(url ?? '/', 'http://localhost').searchParams.get('since');
    if (since !== state()) socket.send(JSON.stringify(RELOAD));
  });
  return {
    address,
    reload() {
      reloads += 1;
      server.reload();
    },
    close: () => server.close(),
  };
}

function answering(basePath: string, state: () => string, answer: LiveServerOptions['answer']) {
  return async (request: IncomingMessage, response: ServerResponse, next: () => void): Promise<void> => {
    const path = decodedPath(request.url ?? '/');
    if (path === undefined)
      return end(response, 400, 'text/plain; charset=utf-8', 'This address cannot be read.');
    if (path === SCRIPT) return end(response, 200, 'text/javascript; charset=utf-8', reloadScript);
    // The server itself leads from the root to the base path, and knows nothing outside it.
    if (!path.startsWith(basePath)) return next();
    // Whatever is saved from here on may not be on the page.
    const since = state();
    let found: Answer;
    try {
      found = await answer(path.slice(basePath.length - 1));
    } catch {
      return end(response, 500, htmlType, withReload(problemPage, since));
    }
    switch (found.kind) {
      case 'built':
        return next();
      case 'redirect':
        response.setHeader('Location', encodeURI(basePath + found.path.slice(1)));
        return end(response, 302, 'text/plain; charset=utf-8', '');
      case 'bytes':
        return end(response, 200, found.type, found.bytes);
      default:
        return end(
          response,
          found.status,
          found.type,
          found.type === htmlType ? withReload(found.text, since) : found.text,
        );
    }
  };
}

function end(response: ServerResponse, status: number, type: string, body: string | Uint8Array): void {
  response.statusCode = status;
  response.setHeader('Content-Type', type);
  response.setHeader('Cache-Control', 'no-store');
  response.end(body);
}

/** The path of an address without what follows it; `undefined` if it cannot be decoded. */
function decodedPath(url: string): string | undefined {
  try {
    return decodeURIComponent(new URL(url, 'http://localhost').pathname);
  } catch {
    return undefined;
  }
}

/** A page that loads again when the server says so. */
function withReload(page: string, since: string): string {
  return page.replace('</head>', `<script type="module" src="${SCRIPT}?since=${since}"></script></head>`);
}

/** A server that was stopped and started again has other pages too. */
const reloadScript = `const since = new URL(import.meta.url).searchParams.get('since');
const connect = () => {
  const socket = new WebSocket(location.origin.replace(/^http/, 'ws') + '/?since=' + since);
  socket.onmessage = ({ data }) => {
    if (JSON.parse(data).type === '${RELOAD.type}') location.reload();
  };
  socket.onclose = () => setTimeout(connect, 1000);
};
connect();
`;

const problemPage =
  '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8"><title>This page cannot be shown</title></head><body><h1>This page cannot be shown</h1><p>The terminal in which opsguide runs says why.</p></body></html>\n';
