/**
 * Finds a Chrome or Chromium for the site tests, and installs one where that is safe and needs no answer.
 *
 * Installing the project never downloads a browser: building needs none, and many networks block it.
 * Run as a command, prints the browser's path.
 */
import { execFile } from 'node:child_process';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import {
  Browser,
  ChromeReleaseChannel,
  computeSystemExecutablePath,
  getInstalledBrowsers,
} from '@puppeteer/browsers';
import { canInstall, installPackages, isExecutable } from './debian-packages.ts';

const run = promisify(execFile);

/** Read in this order: the project's own name first, then the names that other tools use. */
const VARIABLES = ['OPSGUIDE_BROWSER', 'PUPPETEER_EXECUTABLE_PATH', 'CHROME_PATH'] as const;

/** Chromium without a window comes first: it opens a page in half the time, and tests look at pages only. */
const COMMANDS = [
  'chromium-headless-shell',
  'chrome-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'chrome',
] as const;

/** Debian packages that bring a browser, and the command of each, the better one first. */
const PACKAGES = ['chromium-headless-shell', 'chromium'] as const;

/**
 * Answers the absolute path of a Chrome or Chromium that starts.
 *
 * Looks at OPSGUIDE_BROWSER, PUPPETEER_EXECUTABLE_PATH and CHROME_PATH, Puppeteer's cache, the commands on
 * PATH and the usual places. As root on Debian it then installs one with apt-get.
 * Throws an Error whose message says what to install or set.
 */
export async function findBrowser(): Promise<string> {
  const found = (await fromVariable()) ?? (await fromCache()) ?? (await fromPath()) ?? (await fromSystem());
  if (found) return found;
  if (await canInstall()) {
    let said = '';
    // Older releases of Debian have Chromium, but no package of it without a window.
    for (const name of PACKAGES) {
      try {
        await installPackages({ packages: [name, 'fonts-liberation'], commands: [name] });
        const installed = await fromPath();
        if (installed) return installed;
      } catch (error) {
        said = `${(error as Error).message}\n\n`;
      }
    }
    throw new Error(said + ADVICE);
  }
  throw new Error(ADVICE);
}

/**
 * Answers the arguments that keep a browser quiet and offline, and that let it start as root.
 *
 * @example puppeteer.launch({ executablePath: await findBrowser(), args: browserArguments() })
 */
export function browserArguments(): string[] {
  const quiet = [
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-gpu',
    '--disable-quic',
    '--disable-sync',
    '--no-first-run',
  ];
  // Chromium refuses to start its sandbox as root, which is who runs in most containers.
  return process.getuid?.() === 0 ? ['--no-sandbox', ...quiet] : quiet;
}

const ADVICE = [
  'The site tests need Chrome or Chromium, and none was found.',
  'Do one of these, then run the tests again:',
  '- Debian: apt-get install chromium-headless-shell fonts-liberation',
  '- any system: npx puppeteer browsers install chrome',
  `- or set ${VARIABLES[0]} to the path of a Chrome or Chromium that you already have`,
].join('\n');

async function fromVariable(): Promise<string | undefined> {
  for (const name of VARIABLES) {
    const path = process.env[name];
    if (!path) continue;
    if (await isExecutable(path)) return path;
    throw new Error(`${name} is set to ${path}, which is not a program. Correct it or unset it.`);
  }
  return undefined;
}

async function fromCache(): Promise<string | undefined> {
  const cacheDir = process.env.PUPPETEER_CACHE_DIR ?? join(homedir(), '.cache', 'puppeteer');
  const wanted: string[] = [Browser.CHROME, Browser.CHROMEHEADLESSSHELL];
  const installed = await getInstalledBrowsers({ cacheDir });
  return firstThatStarts(
    installed
      .filter(({ browser }) => wanted.includes(browser))
      .map(({ executablePath }) => executablePath)
      .sort()
      .reverse(),
  );
}

function fromPath(): Promise<string | undefined> {
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  const suffix = process.platform === 'win32' ? '.exe' : '';
  return firstThatStarts(folders.flatMap((folder) => COMMANDS.map((name) => join(folder, name + suffix))));
}

function fromSystem(): Promise<string | undefined> {
  const paths = Object.values(ChromeReleaseChannel).flatMap((channel) => {
    try {
      return [computeSystemExecutablePath({ browser: Browser.CHROME, channel })];
    } catch {
      // Not every channel exists on every platform.
      return [];
    }
  });
  return firstThatStarts([
    ...paths,
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/snap/bin/chromium',
  ]);
}

async function firstThatStarts(paths: readonly string[]): Promise<string | undefined> {
  for (const path of paths) {
    if ((await isExecutable(path)) && (await starts(path))) return path;
  }
  return undefined;
}

/** Ubuntu ships a `chromium-browser` that only says where to get one: a file by that name proves nothing. */
async function starts(path: string): Promise<boolean> {
  // On Windows, asking for the version opens a window.
  if (process.platform === 'win32') return true;
  return run(path, ['--version'], { timeout: 30_000 }).then(
    () => true,
    () => false,
  );
}

if (import.meta.main) {
  try {
    console.log(await findBrowser());
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
