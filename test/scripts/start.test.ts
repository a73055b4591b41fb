/** `npm start` for real: serves, rebuilds after a change, survives a mistake, and stops when asked. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, get, type IncomingMessage, type Server } from 'node:http';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { contentFixture, makeProject, type Project, projectRoot, today } from '../support/build-site.ts';

interface Served {
  address: string;
  printed(): string;
  get(path: string): Promise<{ status: number; text: string }>;
  stop(signal: NodeJS.Signals): Promise<number | null>;
}

const children: ChildProcess[] = [];

afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});

function spawnStart(project: Project, ...args: string[]) {
  const child = spawn(
    process.execPath,
    [
      join(projectRoot, 'scripts', 'opsguide.ts'),
      ...['start', '--content', project.content, '--output', project.output, '--date', today, ...args],
    ],
    { cwd: projectRoot, stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, NO_COLOR: '1' } },
  );
  children.push(child);
  let printed = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      printed += chunk.toString('utf8');
    });
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  return { child, ended, printed: () => printed };
}

async function startServing(project: Project, ...args: string[]): Promise<Served> {
  const { child, ended, printed } = spawnStart(project, '--port', '0', ...args);
  const address = await until(() => /Serving at (http:\/\/localhost:\d+)/.exec(printed())?.[1]);
  return {
    address,
    printed,
    get: (path) => getPage(address + path),
    stop(signal) {
      child.kill(signal);
      return ended;
    },
  };
}

/** Gets a page as a browser that opens it does; `fetch` would say that a script asks. */
async function getPage(address: string): Promise<{ status: number; text: string }> {
  const [response] = (await once(get(address), 'response')) as [IncomingMessage];
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(chunk as Buffer);
  return { status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString('utf8') };
}

/** Asks again until there is an answer. @throws Error after half a minute */
async function until<T>(ask: () => T | undefined | false | Promise<T | undefined | false>): Promise<T> {
  for (let count = 0; count < 600; count++) {
    const answer = await ask();
    if (answer !== undefined && answer !== false) return answer;
    await wait(50);
  }
  throw new Error('Nothing happened for half a minute.');
}

const page = '/services/tide-tables/';
const file = 'services/tide-tables.md';

describe('npm start', () => {
  it('serves the site, shows each change, survives a mistake and stops on Ctrl-C', async () => {
    const project = makeProject(contentFixture('two-services'));
    const served = await startServing(project);
    const has = async (path: string, words: string) => (await served.get(path)).text.includes(words);
    expect(await has(page, 'each day of a year')).toBe(true);
    expect(await has(page, '/.11ty/reload-client.js')).toBe(true);
    expect(project.site.read('index.html')).not.toContain('reload-client');

    project.edit(file, (text) => text.replace('day of a year', 'day of two years'));
    await until(() => has(page, 'each day of two years'));

    project.edit(file, (text) => text.replace('components:', 'component:'));
    await until(() => served.printed().includes('Nothing was published.'));
    expect(served.printed()).toMatch(/services\/tide-tables\.md:\d+:\d+/);
    expect(await has(page, 'each day of two years')).toBe(true);

    project.edit(file, (text) => text.replace('component:', 'components:').replace('two years', 'ten years'));
    await until(() => has(page, 'each day of ten years'));

    mkdirSync(join(project.content, 'guidance', 'more'));
    const fresh = '---\ntitle: More\n---\n\n## News\n\nSomething new.\n';
    writeFileSync(join(project.content, 'guidance', 'more', 'news.md'), fresh);
    await until(() => has('/guidance/more/news/', 'Something new.'));
    rmSync(join(project.content, 'guidance', 'more'), { recursive: true });
    await until(async () => (await served.get('/guidance/more/news/')).status === 404);

    expect(await served.stop('SIGINT')).toBe(0);
    await expect(fetch(served.address + page)).rejects.toThrow();
  });

  it('serves under a base path, and answers an address that cannot be decoded', async () => {
    const project = makeProject(contentFixture('two-services'));
    const served = await startServing(project, '--base-path', '/x/');
    expect((await served.get(`/x${page}`)).status).toBe(200);
    expect((await served.get(page)).status).toBe(404);
    expect((await served.get('/x/%zz')).status).toBe(400);
    expect((await served.get(`/x${page}`)).text).toContain('href="/x/');
    expect(await served.stop('SIGTERM')).toBe(0);
  });

  it('listens on this machine only', async () => {
    const project = makeProject(contentFixture('two-services'));
    const served = await startServing(project);
    const outside = Object.values(networkInterfaces())
      .flatMap((addresses) => addresses ?? [])
      .filter(({ internal, family }) => !internal && family === 'IPv4');
    const { port } = new URL(served.address);
    for (const { address } of outside) await expect(fetch(`http://${address}:${port}/`)).rejects.toThrow();
    expect((await served.get('/')).status).toBe(200);
  });

  it('takes the next port if the one it was given is in use', async () => {
    const project = makeProject(contentFixture('two-services'));
    const occupied = await occupy();
    const { port } = occupied.address() as { port: number };
    const { printed } = spawnStart(project, '--port', String(port));
    const taken = await until(() => /Serving at http:\/\/localhost:(\d+)/.exec(printed())?.[1]);
    expect(Number(taken)).toBeGreaterThan(port);
    occupied.close();
  });

  it.each([
    ['an unknown option', ['--colour', 'blue'], /unknown option/],
    ['a port that is none', ['--port', 'http'], /Write a port such as 8080/],
    ['content that is missing', ['--content', '/no/such/folder'], /There is no folder \/no\/such\/folder/],
  ])('refuses %s with exit code 2', async (_name, args, words) => {
    const project = makeProject(contentFixture('two-services'));
    const { ended, printed } = spawnStart(project, ...args);
    expect(await ended).toBe(2);
    expect(printed()).toMatch(words);
  });
});

/** A server on a port of this machine. */
function occupy(): Promise<Server> {
  const server = createServer();
  return new Promise((resolve) => server.listen({ port: 0, host: 'localhost' }, () => resolve(server)));
}
