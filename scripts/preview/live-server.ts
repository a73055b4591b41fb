/** The server of a preview: this machine only, and open pages load again when they are told to. */
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import EleventyDevServer from '@11ty/eleventy-dev-server';
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

/** Serves, and says where once it does. */
export function serveLive({ folder, basePath, port, answer }: LiveServerOptions): EleventyDevServer {
  const settings = {
    domDiff: false,
    pathPrefix: basePath,
    logger: { info: console.log, log: () => {}, error: () => {} },
    messageOnStart: ({ hosts }: { hosts: string[] }) => `Serving at ${hosts[0]}\nPress Ctrl-C to stop.`,
    middleware: [answering(basePath, answer)],
  };
  const server = EleventyDevServer.getServer('opsguide', folder, settings);
  // The server would listen to the whole network, where drafts are nobody's business.
  const local = server as unknown as { server: Server; _serverListen(port: number): void };
  local._serverListen = (free) => local.server.listen({ port: free, host: 'localhost' });
  server.serve(port);
  return server;
}

function answering(basePath: string, answer: LiveServerOptions['answer']) {
  return async (request: IncomingMessage, response: ServerResponse, next: () => void): Promise<void> => {
    const path = decodedPath(request.url ?? '/');
    if (path === undefined)
      return end(response, 400, 'text/plain; charset=utf-8', 'This address cannot be read.');
    // The server itself leads from the root to the base path, and knows nothing outside it.
    if (!path.startsWith(basePath)) return next();
    let found: Answer;
    try {
      found = await answer(path.slice(basePath.length - 1));
    } catch {
      return end(response, 500, 'text/html; charset=utf-8', problemPage());
    }
    if (found.kind === 'built') return next();
    if (found.kind === 'redirect') {
      response.setHeader('Location', encodeURI(basePath + found.path.slice(1)));
      return end(response, 302, 'text/plain; charset=utf-8', '');
    }
    if (found.kind === 'bytes') return end(response, 200, found.type, found.bytes);
    end(response, found.status, found.type, found.text);
  };
}

function end(response: ServerResponse, status: number, type: string, body: string | Uint8Array): void {
  response.statusCode = status;
  response.setHeader('Content-Type', type);
  response.setHeader('Cache-Control', 'no-store');
  const isPage = type.startsWith('text/html') && typeof body === 'string';
  // As bytes: what is text the server would change, with a script within pages of errors that their policy does not allow.
  response.end(isPage ? Buffer.from(withReload(body)) : body);
}

/** A page that loads again when the server says so. */
function withReload(page: string): string {
  return page.replace('</head>', '<script type="module" src="/.11ty/reload-client.js"></script></head>');
}

/** The path of an address without what follows it; `undefined` if it cannot be decoded. */
function decodedPath(url: string): string | undefined {
  try {
    return decodeURIComponent(new URL(url, 'http://localhost').pathname);
  } catch {
    return undefined;
  }
}

/** It loads again by itself once something is saved. */
function problemPage(): string {
  return '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8"><title>This page cannot be shown</title></head><body><h1>This page cannot be shown</h1><p>The terminal in which opsguide runs says why.</p></body></html>\n';
}
