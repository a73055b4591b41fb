/**
 * Drives the real command line in a child process and reads what it published: copy or write content, build, read a
 * page, edit, build again. Everything lies in one temporary folder, which is removed when the tests end.
 */
import { type SpawnOptions, spawn } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/** The project's folder. */
export const projectRoot = join(import.meta.dirname, '..', '..');

/** The day that counts as today in every build of the tests. */
export const today = '2026-11-20';

/** A content folder of `test/fixtures/content/`. */
export function contentFixture(name: string): string {
  return join(projectRoot, 'test', 'fixtures', 'content', name);
}

/** How a command ended. */
export interface Run {
  /** `null` if a signal ended it. */
  code: number | null;
  stdout: string;
  stderr: string;
}

/** Runs `opsguide` with the Node that runs the tests. */
export function runOpsguide(args: readonly string[], options: SpawnOptions = {}): Promise<Run> {
  const child = spawn(process.execPath, [join(projectRoot, 'scripts', 'opsguide.js'), ...args], {
    cwd: projectRoot,
    // A test that gives up leaves no build behind.
    timeout: 290_000,
    killSignal: 'SIGKILL',
    ...options,
    env: { ...cleanEnvironment(), ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const chunks: Record<'stdout' | 'stderr', Buffer[]> = { stdout: [], stderr: [] };
  child.stdout?.on('data', (chunk: Buffer) => chunks.stdout.push(chunk));
  child.stderr?.on('data', (chunk: Buffer) => chunks.stderr.push(chunk));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) =>
      resolve({
        code,
        stdout: Buffer.concat(chunks.stdout).toString('utf8'),
        stderr: Buffer.concat(chunks.stderr).toString('utf8'),
      }),
    );
  });
}

/** A published site on disk. */
export interface PublishedSite {
  folder: string;
  basePath: string;
  /** Every file, by path relative to the folder, in order. */
  files(): string[];
  /** Every HTML page, in order. */
  pages(): string[];
  /** The text of a file. @throws Error if it was not published */
  read(path: string): string;
}

/** A site in a folder. */
export function publishedSite(folder: string, basePath = '/'): PublishedSite {
  const files = () => filesIn(folder);
  return {
    folder,
    basePath,
    files,
    pages: () => files().filter((path) => path.endsWith('.html')),
    read: (path) => readFileSync(join(folder, path), 'utf8'),
  };
}

/** Content in a temporary folder, and the site that is built from it. */
export interface Project {
  folder: string;
  content: string;
  output: string;
  site: PublishedSite;
  write(path: string, text: string | Uint8Array): void;
  edit(path: string, change: (text: string) => string): void;
  remove(path: string): void;
  build(...args: string[]): Promise<Run>;
  check(...args: string[]): Promise<Run>;
}

/** Makes a project from files by path, or from a copy of a folder. */
export function makeProject(from: Readonly<Record<string, string>> | string): Project {
  const folder = mkdtempSync(join(temporaryFolder(), 'project-'));
  const content = join(folder, 'content');
  const output = join(folder, 'site');
  const write = (path: string, text: string | Uint8Array) => {
    mkdirSync(dirname(join(content, path)), { recursive: true });
    writeFileSync(join(content, path), text);
  };
  if (typeof from === 'string') cpSync(from, content, { recursive: true });
  else for (const [path, text] of Object.entries(from)) write(path, text);
  return {
    folder,
    content,
    output,
    site: publishedSite(output),
    write,
    edit: (path, change) => write(path, change(readFileSync(join(content, path), 'utf8'))),
    remove: (path) => rmSync(join(content, path), { recursive: true }),
    build: (...args) =>
      runOpsguide(['build', '--content', content, '--output', output, '--date', today, ...args]),
    check: (...args) => runOpsguide(['check', '--content', content, '--date', today, ...args]),
  };
}

const built = new Map<string, Promise<PublishedSite>>();

/**
 * The worked example as a site, built once for all test files of a run.
 * @param brand a brand that ships, instead of the example's own
 * @throws Error with what the build printed, if it fails
 */
export function exampleSite(basePath = '/', brand?: string): Promise<PublishedSite> {
  // The example's own brand is the neutral one.
  const other = brand === 'neutral' ? undefined : brand;
  const key = `${basePath} ${other ?? ''}`;
  const found = built.get(key) ?? buildExample(basePath, other);
  built.set(key, found);
  return found;
}

/** Test files run in processes of their own: the first one that gets the lock builds, the others wait for it. */
async function buildExample(basePath: string, brand: string | undefined): Promise<PublishedSite> {
  const name = `example-${basePath.replaceAll('/', '_')}${brand ?? ''}`;
  const output = join(temporaryFolder(), name);
  const outcome = join(temporaryFolder(), `${name}.json`);
  if (takeLock(join(temporaryFolder(), `${name}.lock`))) {
    const run = await runOpsguide([
      ...['build', '--output', output, '--date', today, '--base-path', basePath],
      ...(brand ? ['--brand', brand] : []),
    ]);
    writeFileSync(`${outcome}.part`, JSON.stringify(run));
    renameSync(`${outcome}.part`, outcome);
  }
  for (let waited = 0; !existsSync(outcome); waited += 100) {
    if (waited > 290_000) throw new Error('The build of the worked example did not end.');
    await wait(100);
  }
  const run = JSON.parse(readFileSync(outcome, 'utf8')) as Run;
  if (run.code !== 0) throw new Error(`The worked example does not build:\n${run.stdout}${run.stderr}`);
  return publishedSite(output, basePath);
}

function takeLock(path: string): boolean {
  try {
    mkdirSync(path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** The temporary folder of this run of the tests. */
export function temporaryFolder(): string {
  const folder = process.env.OPSGUIDE_TEST_FOLDER;
  if (folder === undefined) throw new Error('test/support/temporary-folder.ts is missing from globalSetup');
  return folder;
}

/** Files below a folder, by path relative to it with forward slashes, in order. */
export function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .replaceAll('\\', '/'),
    )
    .sort();
}

/** The environment without what would change a build, or colour its output. */
function cleanEnvironment(): NodeJS.ProcessEnv {
  const { SOURCE_DATE_EPOCH: _epoch, FORCE_COLOR: _colour, NODE_OPTIONS: _options, ...rest } = process.env;
  return { ...rest, NO_COLOR: '1' };
}
