/**
 * Measures a built site in a real browser: what a first visit downloads, how far things jump, and when the largest
 * part is there. `npm run measure -- _site` prints a table of one page of each type, the heaviest.
 *
 * The server answers as a good one on the web does: text compressed with gzip, nothing cached before. Times are those
 * of this machine; `phone` has a slow network and a slow processor, as Lighthouse does it.
 * @see https://web.dev/articles/vitals
 */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { type Browser, chromium, type Page } from 'playwright-core';
import { browserArguments, findBrowser } from './browser.ts';
import { mediaType } from './media-type.ts';
import { pageTypes } from './page-types.ts';

/** What a visit downloads, by kind. */
export type Kind = 'html' | 'css' | 'script' | 'font' | 'image' | 'other';

/** What one visit with nothing cached came to. */
export interface Measure {
  /** Site path. */
  path: string;
  device: keyof typeof devices;
  /** Bytes of bodies as they were sent. */
  bytes: Record<Kind, number>;
  total: number;
  requests: number;
  /** Cumulative layout shift, scrolling to the end included; 0 is a page that stands still. */
  layoutShift: number;
  /** Milliseconds until the largest part in sight was painted. */
  largestPaintMs: number;
}

/** A served site with a browser. */
export interface Meter {
  measure(path: string, device: keyof typeof devices): Promise<Measure>;
  close(): Promise<void>;
}

const devices = {
  phone: { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true },
  desktop: { viewport: { width: 1280, height: 900 }, isMobile: false, hasTouch: false },
} as const;

/** 1.6 Mbit a second, 150 ms there and back, a processor four times slower. */
const SLOW = { latency: 150, bytesPerSecond: 1_600_000 / 8, slowdown: 4 };

/** The kind of a file by the beginning of its media type. */
const kinds: readonly (readonly [string, Kind])[] = [
  ['text/html', 'html'],
  ['text/css', 'css'],
  ['text/javascript', 'script'],
  ['font/', 'font'],
  ['image/', 'image'],
];
const COMPRESSED = /\.(?:png|jpe?g|gif|webp|woff2|zip|pdf)$/;

/** Serves a built site and starts a browser; the caller closes it. */
export async function openMeter(folder: string, basePath = '/'): Promise<Meter> {
  let sent: { address: string; kind: Kind; bytes: number }[] = [];
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const inner = decodeURIComponent(pathname.slice(basePath.length));
    const file = join(folder, inner === '' || inner.endsWith('/') ? `${inner}index.html` : inner);
    if (!existsSync(file) || !statSync(file).isFile()) {
      response.writeHead(404).end();
      return;
    }
    const bytes = readFileSync(file);
    const body = COMPRESSED.test(file) ? bytes : gzipSync(bytes, { level: 9 });
    const type = mediaType(file) ?? 'application/octet-stream';
    const kind = kinds.find(([start]) => type.startsWith(start))?.[1] ?? 'other';
    sent.push({ address: `http://127.0.0.1:${port}${pathname}`, kind, bytes: body.length });
    response.writeHead(200, {
      'content-type': type,
      ...(body === bytes ? {} : { 'content-encoding': 'gzip' }),
      'content-length': body.length,
    });
    response.end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  const browser = await chromium.launch({ executablePath: await findBrowser(), args: browserArguments() });
  return {
    async measure(path, device) {
      sent = [];
      const { icon, ...seen } = await visit(
        browser,
        `http://127.0.0.1:${port}${basePath}${path.slice(1)}`,
        device,
      );
      // A browser without a window does not ask for the icon that it has no place for. Readers' browsers do.
      if (icon && !sent.some(({ address }) => address === icon)) await (await fetch(icon)).arrayBuffer();
      const bytes = { html: 0, css: 0, script: 0, font: 0, image: 0, other: 0 };
      for (const answer of sent) bytes[answer.kind] += answer.bytes;
      const total = sent.reduce((sum, answer) => sum + answer.bytes, 0);
      return { path, device, bytes, total, requests: sent.length, ...seen };
    },
    async close() {
      await browser.close();
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

async function visit(
  browser: Browser,
  address: string,
  device: keyof typeof devices,
): Promise<Pick<Measure, 'layoutShift' | 'largestPaintMs'> & { icon: string | undefined }> {
  const context = await browser.newContext(devices[device]);
  try {
    const page = await context.newPage();
    if (device === 'phone') await slowDown(page);
    await page.addInitScript(observe);
    await page.goto(address, { waitUntil: 'networkidle' });
    // On a slow processor the paint is reported after the last file has arrived.
    await page.waitForFunction(() => Number(Reflect.get(window, 'largestPaint')) > 0, undefined, {
      timeout: 10_000,
    });
    const largestPaintMs = await page.evaluate(() => Math.round(Number(Reflect.get(window, 'largestPaint'))));
    // A list that follows the scroll must not push anything either.
    await page.evaluate(async () => {
      for (let at = 0; at < document.body.scrollHeight; at += innerHeight) {
        scrollTo(0, at);
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    });
    const layoutShift = await page.evaluate(() => Number(Reflect.get(window, 'layoutShift')));
    const icon = await page.evaluate(
      () => document.querySelector<HTMLLinkElement>('link[rel~="icon"]')?.href,
    );
    return { layoutShift: Math.round(layoutShift * 10_000) / 10_000, largestPaintMs, icon };
  } finally {
    await context.close();
  }
}

async function slowDown(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: SLOW.latency,
    downloadThroughput: SLOW.bytesPerSecond,
    uploadThroughput: SLOW.bytesPerSecond,
  });
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOW.slowdown });
}

/** Runs in the page, before anything else: may use nothing from outside of itself. */
function observe(): void {
  Reflect.set(window, 'layoutShift', 0);
  Reflect.set(window, 'largestPaint', 0);
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as (PerformanceEntry & {
      value: number;
      hadRecentInput: boolean;
    })[])
      if (!entry.hadRecentInput)
        Reflect.set(window, 'layoutShift', Number(Reflect.get(window, 'layoutShift')) + entry.value);
  }).observe({ type: 'layout-shift', buffered: true });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) Reflect.set(window, 'largestPaint', entry.startTime);
  }).observe({ type: 'largest-contentful-paint', buffered: true });
}

/** The heaviest page of each type of a built site, as site paths. */
export function heaviestPages(folder: string): string[] {
  const pages = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => name.endsWith('.html'))
    .sort();
  const weight = (page: string) => gzipSync(readFileSync(join(folder, page))).length;
  return [...pageTypes(pages).values()].map((group) => {
    const [heaviest = ''] = group
      .map((page) => ({ page, bytes: weight(page) }))
      .sort((a, b) => b.bytes - a.bytes)
      .map(({ page }) => page);
    return `/${heaviest.replace(/(^|\/)index\.html$/, '$1')}`;
  });
}

/** A table of measures in Markdown. */
export function formatMeasures(measures: readonly Measure[]): string {
  const size = (bytes: number) => (bytes === 0 ? '–' : (bytes / 1000).toFixed(1));
  const rows = measures.map(
    ({ path, device, bytes, total, requests, layoutShift, largestPaintMs }) =>
      `| ${path} | ${device} | ${[bytes.html, bytes.css, bytes.script, bytes.font + bytes.image + bytes.other, total].map(size).join(' | ')} | ${requests} | ${layoutShift} | ${largestPaintMs} |`,
  );
  return [
    '| Page | Device | HTML (KB) | CSS | Script | Pictures, fonts | Total | Requests | Layout shift | Largest paint (ms) |',
    '|---|---|--:|--:|--:|--:|--:|--:|--:|--:|',
    ...rows,
    '',
  ].join('\n');
}

if (import.meta.main) {
  const [folder = '_site', basePath = '/'] = process.argv.slice(2);
  if (!existsSync(join(folder, 'index.html'))) {
    console.error(
      `There is no site in ${folder}. Build one first, then: npm run measure -- <folder> [/base-path/]`,
    );
    process.exitCode = 2;
  } else {
    const meter = await openMeter(folder, basePath);
    try {
      const measures: Measure[] = [];
      for (const path of heaviestPages(folder))
        for (const device of ['phone', 'desktop'] as const) measures.push(await meter.measure(path, device));
      process.stdout.write(formatMeasures(measures));
    } finally {
      await meter.close();
    }
  }
}
