/**
 * The same content on the same day gives the same bytes, whoever builds it, where and in which order the files came.
 * @see https://reproducible-builds.org/docs/definition/
 */
import { createHash } from 'node:crypto';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, utimesSync } from 'node:fs';
import { dirname, extname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { filesIn, projectRoot, runOpsguide, temporaryFolder, today } from '../support/build-site.ts';

const example = join(projectRoot, 'src', 'content');

/** Copies content file by file in the order given, each with a time of its own. */
function copyInOrder(files: readonly string[], to: string): void {
  for (const [index, file] of files.entries()) {
    const target = join(to, file);
    mkdirSync(dirname(target), { recursive: true });
    copyFileSync(join(example, file), target);
    utimesSync(target, 1_000_000 + index, 1_000_000 + index);
  }
}

function hashes(folder: string): Record<string, string> {
  return Object.fromEntries(
    filesIn(folder).map((file) => [
      file,
      createHash('sha256')
        .update(readFileSync(join(folder, file)))
        .digest('hex'),
    ]),
  );
}

interface Surroundings {
  files: readonly string[];
  options?: readonly string[];
  umask: number;
  environment: Record<string, string>;
  /** Folders in which the build is called and its output lies. */
  depth: string;
}

async function buildIn({
  files,
  options = [],
  umask,
  environment,
  depth,
}: Surroundings): Promise<Record<string, string>> {
  const folder = join(mkdtempSync(join(temporaryFolder(), 'build-')), depth);
  const content = join(folder, 'content');
  copyInOrder(files, content);
  // A child takes over the mask of its parent, and only a process without threads may set its own.
  const before = process.umask(umask);
  try {
    const args = ['build', '--content', 'content', '--output', 'public', '--date', today, ...options];
    const run = await runOpsguide(args, {
      cwd: folder,
      // A cache of its own, or the second build would publish what the first has printed.
      env: { ...environment, OPSGUIDE_CACHE: join(folder, 'cache') },
    });
    expect(run).toMatchObject({ code: 0, stderr: '' });
  } finally {
    process.umask(before);
  }
  return hashes(join(folder, 'public'));
}

describe('a build', () => {
  it('gives the same bytes everywhere: pages, PDFs and packs', async () => {
    const files = filesIn(example);
    const options = ['--pdf', '--packs'];
    const here = await buildIn({
      files,
      options,
      umask: 0o022,
      environment: { TZ: 'Pacific/Kiritimati', LANG: 'en_GB.UTF-8', LC_ALL: 'en_GB.UTF-8' },
      depth: 'a',
    });
    const there = await buildIn({
      files: files.toReversed(),
      options,
      umask: 0o077,
      environment: { TZ: 'Pacific/Pago_Pago', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8', CI: 'true' },
      depth: 'much/deeper and with a space',
    });
    const endings = Map.groupBy(Object.keys(here), (file) => extname(file));
    expect(endings.get('.html')?.length).toBeGreaterThan(100);
    expect(endings.get('.pdf')?.length).toBeGreaterThan(30);
    expect(endings.get('.zip')?.length).toBeGreaterThan(15);
    expect(there).toEqual(here);
    // Two builds that print and pack everything, one after the other.
  });

  it('gives other bytes for another day', async () => {
    const common = { files: filesIn(example), umask: 0o022, depth: 'a' };
    const one = await buildIn({ ...common, environment: {} });
    const folder = mkdtempSync(join(temporaryFolder(), 'build-'));
    const args = ['build', '--content', example, '--output', join(folder, 'public'), '--date', '2026-11-21'];
    expect((await runOpsguide(args)).code).toBe(0);
    expect(hashes(join(folder, 'public'))).not.toEqual(one);
  });
});
