/** The package as it is published: packed from a copy of the checkout, installed into an empty folder, and used there. */
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { projectRoot, temporaryFolder, today } from '../support/build-site.ts';

/** The folder of somebody who installed opsguide. */
let folder: string;
/** The copy that was packed. */
let checkout: string;

const program = () => join(folder, 'node_modules', 'opsguide', 'dist', 'scripts', 'opsguide.js');

function run(file: string, args: readonly string[], cwd: string) {
  return spawnSync(file, args, { cwd, encoding: 'utf8', env: { ...process.env, OPSGUIDE_CACHE: '' } });
}

function opsguide(...args: string[]) {
  return run(process.execPath, [program(), ...args], folder);
}

/** What git tracks or would, without what it ignores. */
function copyCheckout(to: string): void {
  const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: projectRoot,
    encoding: 'utf8',
  });
  for (const file of listed.split('\0').filter((name) => name && existsSync(join(projectRoot, name)))) {
    mkdirSync(dirname(join(to, file)), { recursive: true });
    cpSync(join(projectRoot, file), join(to, file));
  }
  symlinkSync(join(projectRoot, 'node_modules'), join(to, 'node_modules'));
}

beforeAll(() => {
  checkout = mkdtempSync(join(temporaryFolder(), 'checkout-'));
  copyCheckout(checkout);
  folder = mkdtempSync(join(temporaryFolder(), 'installed-'));
  const packed = run('npm', ['pack', '--pack-destination', folder], checkout);
  if (packed.status !== 0) throw new Error(packed.stdout + packed.stderr);
  const tarball = readdirSync(folder).find((name) => name.endsWith('.tgz')) ?? '';
  writeFileSync(join(folder, 'package.json'), '{ "private": true, "type": "module" }\n');
  const installed = run(
    'npm',
    ['install', '--no-audit', '--no-fund', '--prefer-offline', `./${tarball}`],
    folder,
  );
  if (installed.status !== 0) throw new Error(installed.stdout + installed.stderr);
  cpSync(join(projectRoot, 'src', 'content'), join(folder, 'ops'), { recursive: true });
});

describe('the package', () => {
  it('holds no TypeScript but types, no tests, and no Node of its own', () => {
    const files = readdirSync(join(folder, 'node_modules', 'opsguide'), {
      recursive: true,
      encoding: 'utf8',
    });
    expect(files.filter((name) => /(?<!\.d)\.ts$/.test(name))).toEqual([]);
    expect(files.filter((name) => /\.test\.|(?:^|\/)test\//.test(name))).toEqual([]);
    expect(
      readdirSync(join(folder, 'node_modules')).filter((name) => /^node-(?:linux|darwin|win)/.test(name)),
    ).toEqual([]);
  });

  it('leaves the checkout as it was', () => {
    expect(readFileSync(join(checkout, 'package.json'))).toEqual(
      readFileSync(join(projectRoot, 'package.json')),
    );
    expect(existsSync(join(checkout, 'dist'))).toBe(false);
  });

  it('checks', () => {
    const checked = opsguide('check', '--content', 'ops', '--date', today);
    expect(checked).toMatchObject({ status: 0, stderr: '' });
    expect(checked.stdout).toMatch(/documents checked: 0 errors/);
  });

  it('builds a site with scripts, styles, search, PDFs and packs', () => {
    const built = opsguide(
      ...['build', '--content', 'ops', '--date', today, '--pdf', '--packs', '--output', 'site'],
    );
    expect(built).toMatchObject({ status: 0, stderr: '' });
    expect(built.stdout).toMatch(/Published \d+ pages for 16 services in site\./);
    const made = new Set(readdirSync(join(folder, 'site'), { recursive: true, encoding: 'utf8' }));
    expect(made).toContain('services/flood-warnings/flood-warnings.pdf');
    expect(made).toContain(`evidence/packs/evidence-estate-${today}.zip`);
    expect(made).toContain('pagefind/pagefind.js');
    for (const name of ['page', 'search', 'service-list', 'map'])
      expect([...made].filter((file) => new RegExp(`^assets/${name}-\\w+\\.js$`).test(file))).toHaveLength(1);
  });

  it('shows the site while it is written', async () => {
    const child = spawn(
      process.execPath,
      [program(), 'start', '--content', 'ops', '--date', today, '--output', 'shown', '--port', '0'],
      { cwd: folder, stdio: ['ignore', 'pipe', 'inherit'] },
    );
    try {
      let printed = '';
      for await (const chunk of child.stdout) {
        printed += String(chunk);
        if (printed.includes('Press Ctrl-C')) break;
      }
      const address = /Serving at (\S+)/.exec(printed)?.[1] ?? '';
      const page = await fetch(`${address}services/identity/`);
      expect(page.status).toBe(200);
      expect(await page.text()).toContain('/.opsguide/reload.js');
    } finally {
      child.kill('SIGKILL');
    }
  });

  it('explains, compares and exports', () => {
    expect(opsguide('explain', 'broken-link')).toMatchObject({ status: 0, stderr: '' });
    const exported = opsguide(
      ...['export', '--format', 'backstage', '--content', 'ops', '--date', today, '--output', 'catalog'],
    );
    expect(exported).toMatchObject({ status: 0 });
  });

  it('answers other programs', () => {
    writeFileSync(
      join(folder, 'use.js'),
      `import { build, check, pack, UsageError } from 'opsguide';
const content = 'ops', date = '${today}';
const { summary, diagnostics } = check({ content, date });
const packed = await pack({ content, date, service: 'identity', output: 'packs' });
const built = await build({ content, date, output: 'site-2' });
let refused;
try { check({ content: 'missing' }); } catch (error) { refused = error instanceof UsageError && error.message; }
console.log(JSON.stringify({ summary, diagnostics: diagnostics.length, packed, pages: built.pages, refused }));
`,
    );
    const used = run(process.execPath, ['use.js'], folder);
    expect(used).toMatchObject({ status: 0, stderr: '' });
    const answer = JSON.parse(used.stdout) as Record<string, never>;
    expect(answer).toMatchObject({
      summary: { errors: 0 },
      packed: { path: `packs/evidence-service-identity-${today}.zip`, asOf: today },
      refused: 'There is no folder missing. Name the folder of your content with --content.',
    });
    expect(answer.pages).toBeGreaterThan(200);
  });

  it('has types', () => {
    writeFileSync(
      join(folder, 'typed.ts'),
      `import { check, type Diagnostic } from 'opsguide';
const first: Diagnostic | undefined = check({ content: 'ops' }).diagnostics[0];
// @ts-expect-error there is no such option
check({ contents: 'ops' });
console.log(first?.ruleId, first?.file, first?.line);
`,
    );
    const tsc = join(projectRoot, 'node_modules', 'typescript', 'bin', 'tsc');
    const args = [tsc, '--noEmit', '--strict', '--module', 'nodenext', '--skipLibCheck', 'typed.ts'];
    const typed = run(process.execPath, args, folder);
    expect(typed.stdout).toBe('');
    expect(typed.status).toBe(0);
  });
});
