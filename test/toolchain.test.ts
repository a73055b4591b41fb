import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..');
const manifest = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as {
  dependencies: Record<string, string>;
  devDependencies: Record<string, string>;
  optionalDependencies: Record<string, string>;
  allowScripts: Record<string, boolean>;
};
const lockfile = await readFile(join(root, 'package-lock.json'), 'utf8');

const folders = ['.ci', '.github', '_data', '_includes', 'docs', 'scripts', 'src', 'templates', 'test'];
const files = [
  '.editorconfig',
  '.eleventy.js',
  '.gitattributes',
  '.gitignore',
  '.npmrc',
  '.puppeteerrc.cjs',
  'biome.json',
  'CHANGELOG.md',
  'CONTRIBUTING.md',
  'LICENSE',
  'package-lock.json',
  'package.json',
  'README.md',
  'tsconfig.json',
  'vitest.config.ts',
];
/** What git and the project's own commands leave behind; all but the first are in .gitignore. */
const leftovers = /^(\.git|node_modules|_site|\._site\..+|\.cache|coverage|\.DS_Store|.+\.log)$/;

describe('toolchain', () => {
  it('runs on Node 24, whatever Node the machine has', () => {
    expect(process.versions.node).toMatch(/^24\./);
  });

  it('pins every dependency to one exact version', () => {
    const loose = Object.entries({
      ...manifest.dependencies,
      ...manifest.devDependencies,
      ...manifest.optionalDependencies,
    }).filter(([, version]) => !/^(npm:.+@)?\d+\.\d+\.\d+$/.test(version));
    expect(loose).toEqual([]);
  });

  it('keeps download addresses out of the lockfile', () => {
    expect(lockfile).not.toMatch(/"resolved"/);
  });

  it('refuses every install script by name', () => {
    const { packages } = JSON.parse(lockfile) as { packages: Record<string, { hasInstallScript?: true }> };
    const scripted = Object.entries(packages)
      .filter(([, entry]) => entry.hasInstallScript)
      .map(([path]) => path.replace(/^.*node_modules\//, ''));
    expect(Object.keys(manifest.allowScripts).sort()).toEqual([...new Set(scripted)].sort());
    expect(Object.values(manifest.allowScripts)).not.toContain(true);
  });

  it('has only the agreed entries at the top level', async () => {
    const entries = await readdir(root, { withFileTypes: true });
    const strangers = entries
      .filter(({ name }) => !leftovers.test(name))
      .filter((entry) => !(entry.isDirectory() ? folders : files).includes(entry.name))
      .map(({ name }) => name);
    expect(strangers).toEqual([]);
  });
});
