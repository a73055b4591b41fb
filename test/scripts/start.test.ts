/** `npm start` for real, with a real browser: pages follow each save, mistakes stand at their place, and it stops when asked. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer, get, type IncomingMessage, type Server } from 'node:http';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { browserArguments, findBrowser } from '../../scripts/browser.ts';
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
  return spawnFrom(projectRoot, project, args);
}

/** @param root the checkout whose program runs */
function spawnFrom(root: string, project: Project, args: readonly string[]) {
  const child = spawn(
    process.execPath,
    [
      join(root, 'scripts', 'opsguide.js'),
      ...['start', '--content', project.content, '--output', project.output, '--date', today, ...args],
    ],
    { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, NO_COLOR: '1' } },
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

function startServing(project: Project, ...args: string[]): Promise<Served> {
  return serving(spawnStart(project, '--port', '0', ...args));
}

async function serving({ child, ended, printed }: ReturnType<typeof spawnFrom>): Promise<Served> {
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

/** Asks again until there is an answer. @throws Error after two minutes */
async function until<T>(ask: () => T | undefined | false | Promise<T | undefined | false>): Promise<T> {
  const deadline = performance.now() + 120_000;
  while (performance.now() < deadline) {
    const answer = await ask();
    if (answer !== undefined && answer !== false) return answer;
    await wait(50);
  }
  throw new Error('Nothing happened for two minutes.');
}

const page = '/services/tide-tables/';
const file = 'services/tide-tables.md';

describe('npm start', () => {
  it('builds the site behind what it serves, and stops on Ctrl-C', async () => {
    const project = makeProject(contentFixture('two-services'));
    const served = await startServing(project);
    const has = async (path: string, words: string) => (await served.get(path)).text.includes(words);
    const built = (words: string) =>
      existsSync(join(project.output, 'index.html')) &&
      project.site.read('services/tide-tables/index.html').includes(words);
    expect(await has(page, 'each day of a year')).toBe(true);
    expect(await has(page, '/.opsguide/reload.js?since=')).toBe(true);
    await until(() => built('each day of a year'));
    await until(async () => (await served.get('/pagefind/pagefind.js')).status === 200);

    project.edit(file, (text) =>
      text.replace('components:', 'component:').replace('day of a year', 'day of two years'),
    );
    await until(() => has(page, 'each day of two years'));
    expect(await has(page, 'unknown-key')).toBe(true);
    expect(served.printed()).toMatch(/services\/tide-tables\.md:\d+:\d+ {2}error {2}There is no key/);
    expect(served.printed()).toContain('stays as it was until the errors are mended');
    expect(built('each day of a year')).toBe(true);

    project.edit(file, (text) =>
      text.replace('component:', 'components:').replace('day of two', 'day of ten'),
    );
    await until(() => has(page, 'each day of ten years'));
    await until(() => built('each day of ten years'));
    for (const path of project.site.pages()) {
      expect(project.site.read(path), path).not.toContain('.opsguide/reload');
      expect(project.site.read(path), path).not.toMatch(/app-found|\/assets\/preview-/);
    }

    mkdirSync(join(project.content, 'guidance', 'more'));
    const fresh = '---\ntitle: More\n---\n\n## News\n\nSomething new.\n';
    writeFileSync(join(project.content, 'guidance', 'more', 'news.md'), fresh);
    await until(() => has('/guidance/more/news/', 'Something new.'));
    rmSync(join(project.content, 'guidance', 'more'), { recursive: true });
    await until(async () => (await served.get('/guidance/more/news/')).status === 404);

    expect(await served.stop('SIGINT')).toBe(0);
    await expect(fetch(served.address + page)).rejects.toThrow();
  });

  it('starts with content that a build refuses', async () => {
    const project = makeProject(contentFixture('two-services'));
    project.write('opsguide.config.yaml', 'title: [\n');
    const served = await startServing(project);
    expect((await served.get(page)).text).toContain('opsguide.config.yaml:');
    expect(served.printed()).toMatch(/opsguide\.config\.yaml:\d+:\d+ {2}error/);
    expect(existsSync(project.output)).toBe(false);
    expect(await served.stop('SIGTERM')).toBe(0);
  });

  it('shows pages by our own code and templates as they are now, and survives mistakes in them', async () => {
    const project = makeProject(contentFixture('two-services'));
    const root = join(project.folder, 'checkout');
    for (const name of ['_data', '_includes', 'scripts', 'src', 'templates', '.eleventy.js', 'package.json'])
      cpSync(join(projectRoot, name), join(root, name), { recursive: true });
    symlinkSync(join(projectRoot, 'node_modules'), join(root, 'node_modules'));
    const served = await serving(spawnFrom(root, project, ['--port', '0']));
    const change = (path: string, by: (text: string) => string) =>
      writeFileSync(join(root, path), by(readFileSync(join(root, path), 'utf8')));
    const has = async (words: string) => (await served.get(page)).text.includes(words);
    change('_includes/layouts/footer.njk', (text) => `${text}<p>A new footer</p>`);
    await until(() => has('A new footer'));
    change('src/render/words.ts', (text) => `${text}const broken = ;`);
    await until(async () => (await served.get(page)).status === 500);
    expect(served.printed()).toContain('This is a bug in opsguide.');
    change('src/render/words.ts', (text) => text.replace('const broken = ;', ''));
    await until(() => has('A new footer'));
    await served.stop('SIGTERM');
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
    expect(printed()).toContain(`Port ${port} is in use.\n`);
    occupied.close();
  });

  it('says so if no port is left', async () => {
    const project = makeProject(contentFixture('two-services'));
    const occupied = await occupy(65_535);
    const { ended, printed } = spawnStart(project, '--port', '65535');
    expect(await ended).toBe(2);
    expect(printed()).toContain('Port 65535 cannot be used: it is in use, and so are those after it.');
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

describe('a page in a browser', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: await findBrowser(), args: browserArguments() });
  });
  afterAll(() => browser.close());

  /** Opens a page that fails the test on an error of a script. */
  async function visit(address: string, look: (page: Page) => Promise<void>, script = true): Promise<void> {
    const context = await browser.newContext({ javaScriptEnabled: script });
    const problems: string[] = [];
    const opened = await context.newPage();
    opened.on('pageerror', (error) => problems.push(error.message));
    opened.on('console', (message) => {
      // A page that is gone is answered so.
      if (message.type() === 'error' && !message.text().includes('404')) problems.push(message.text());
    });
    try {
      await opened.goto(address, { waitUntil: 'load' });
      await look(opened);
      expect(problems).toEqual([]);
    } finally {
      await context.close();
    }
  }

  it('loads again at each save: with the new text, with what is wrong at its place, without it, and when it is gone', async () => {
    const project = makeProject(contentFixture('two-services'));
    const served = await startServing(project, '--base-path', '/x/');
    await visit(`${served.address}/x${page}`, async (shown) => {
      const seen = (words: string) => shown.getByText(words).first().waitFor();
      await seen('for each day of a year.');
      project.edit(file, (text) => text.replace('day of a year', 'day of two years'));
      await seen('for each day of two years.');

      const whole = readFileSync(join(project.content, file), 'utf8');
      project.write(
        file,
        whole.replace('each day', '[each day](#none)').replace('owner: moorings', 'owner: none'),
      );
      const summary = shown.getByRole('region', { name: '2 errors in services/tide-tables.md' });
      await summary.waitFor();
      expect(await shown.title()).toMatch(/^Error: Tide tables/);
      expect(await shown.evaluate('document.activeElement === document.body')).toBe(true);
      // At the paragraph, and the list leads there.
      const here = shown.locator('p:has-text("of two years.") + .app-found');
      expect(await here.textContent()).toContain('no heading of this page makes that anchor');
      await summary.getByRole('link', { name: /no heading of this page/ }).click();
      expect(new URL(shown.url()).hash).toBe(`#${await here.getAttribute('id')}`);
      expect(await here.evaluate((element) => element.matches(':target'))).toBe(true);
      await here.getByRole('link', { name: 'Back to the list' }).click();
      expect(new URL(shown.url()).hash).toBe('#Findings');
      // At the part of the page that shows the key.
      const part = shown.locator('section:has(#about-components) .app-found');
      expect(await part.textContent()).toContain('none');
      // The explanation of the rule is a page of the site.
      const rule = await summary.getByRole('link', { name: 'broken-link' }).getAttribute('href');
      expect((await served.get(rule ?? '')).status).toBe(200);

      project.write(file, whole.replace('title:', 'title: ["'));
      await seen('The file cannot be read. This page shows what it held before.');

      project.write(file, whole);
      await summary.waitFor({ state: 'detached' });
      await shown.locator('.app-found, .app-found-summary').first().waitFor({ state: 'detached' });

      project.write('opsguide.config.yaml', 'title: [\n');
      await seen('opsguide.config.yaml:');
      project.remove('opsguide.config.yaml');
      await shown.locator('.app-found-summary').waitFor({ state: 'detached' });

      project.remove(file);
      await shown.getByRole('heading', { level: 1, name: /not found/i }).waitFor();
      project.write(file, whole);
      await seen('for each day of two years.');
    });
    await served.stop('SIGTERM');
  });

  it('shows the last of two quick saves, and findings without a script', async () => {
    const project = makeProject(contentFixture('two-services'));
    const served = await startServing(project);
    await visit(`${served.address}${page}`, async (shown) => {
      project.edit(file, (text) => text.replace('day of a year', 'day of two years'));
      project.edit(file, (text) => text.replace('day of two years', 'day of [ten](#none) years'));
      await shown.locator('p:has-text("of ten years.") + .app-found').waitFor();
    });
    await visit(
      `${served.address}${page}`,
      async (shown) => {
        await shown
          .getByRole('link', { name: /no heading of this page/ })
          .first()
          .click();
        expect(new URL(shown.url()).hash).toBe('#Finding-1');
      },
      false,
    );
    await served.stop('SIGTERM');
  });
});

/** A server on a port of this machine. */
function occupy(port = 0): Promise<Server> {
  const server = createServer();
  return new Promise((resolve) => server.listen({ port, host: 'localhost' }, () => resolve(server)));
}
