/** Serves a published site on this machine, as a plain web server would. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import type { PublishedSite } from './build-site.ts';

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.jpg': 'image/jpeg',
  '.ics': 'text/calendar; charset=utf-8',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.md': 'text/markdown; charset=utf-8',
  '.png': 'image/png',
  '.csv': 'text/csv; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webp': 'image/webp',
  '.xml': 'application/xml',
};

/** How a site is served. */
export interface Serving {
  /**
   * Whether pages arrive in two parts, as over a network, the second this much later, in milliseconds. What looks at a
   * page before it is whole is then seen to be wrong at once, not on a busy day.
   */
  pause?: number;
}

/** Bytes of a page that come at once where it arrives in two parts: less than its head, so that nothing of it is shown. */
const firstPart = 512;

/** A site that is being served. */
export interface ServedSite {
  /** Such as `http://127.0.0.1:40123`. */
  origin: string;
  /** Address of a page of the site, given its path in the output: `services/index.html`. */
  addressOf(page: string): string;
  close(): Promise<void>;
}

/** Serves a site on a free port. */
export async function serveSite(
  { folder, basePath }: PublishedSite,
  { pause }: Serving = {},
): Promise<ServedSite> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const path = pathname.startsWith(basePath)
      ? decodeURIComponent(pathname.slice(basePath.length))
      : undefined;
    const file = path === undefined ? undefined : fileOf(folder, path);
    response.statusCode = file === undefined ? 404 : 200;
    const shown = file ?? join(folder, '404.html');
    response.setHeader('content-type', types[extname(shown)] ?? 'application/octet-stream');
    const bytes = existsSync(shown) ? readFileSync(shown) : Buffer.from('Not found');
    if (pause === undefined || request.headers['sec-fetch-dest'] !== 'document') {
      response.end(bytes);
      return;
    }
    response.write(bytes.subarray(0, firstPart));
    setTimeout(() => response.end(bytes.subarray(firstPart)), pause);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  const origin = `http://127.0.0.1:${port}`;
  return {
    origin,
    addressOf: (page) => origin + basePath + page.replace(/(^|\/)index\.html$/, '$1'),
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()));
        server.closeAllConnections();
      }),
  };
}

function fileOf(folder: string, path: string): string | undefined {
  const file = join(folder, path === '' || path.endsWith('/') ? `${path}index.html` : path);
  return existsSync(file) && statSync(file).isFile() ? file : undefined;
}
