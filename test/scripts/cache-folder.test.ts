/** Where opsguide keeps what it can make again, and that a build keeps it there. */
import { existsSync, mkdtempSync, readdirSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { cacheFolder } from '../../scripts/cache-folder.ts';
import { contentFixture, runOpsguide, temporaryFolder, today } from '../support/build-site.ts';

describe('cacheFolder', () => {
  it('is the folder that OPSGUIDE_CACHE names, from where the command runs', () => {
    expect(cacheFolder({ OPSGUIDE_CACHE: '/var/cache/guides' })).toBe('/var/cache/guides');
    expect(cacheFolder({ OPSGUIDE_CACHE: 'kept' })).toBe(join(process.cwd(), 'kept'));
  });

  it.each([[{}], [{ OPSGUIDE_CACHE: '' }]])('is one of the installation with %j', (environment) => {
    expect(isAbsolute(cacheFolder(environment))).toBe(true);
    expect(cacheFolder(environment)).toContain('node_modules');
  });

  it('holds the PDFs, styles and scripts of a build', async () => {
    const folder = mkdtempSync(join(temporaryFolder(), 'cache-'));
    const cache = join(folder, 'not', 'there', 'yet');
    const args = [
      '--content',
      contentFixture('two-services'),
      '--output',
      join(folder, 'site'),
      '--date',
      today,
    ];
    const run = await runOpsguide(['build', '--pdf', ...args], { env: { OPSGUIDE_CACHE: cache } });
    expect(run.code).toBe(0);
    expect(readdirSync(cache).map((name) => name.split('-')[0])).toEqual(
      expect.arrayContaining(['pdf', 'scripts', 'site']),
    );
    expect(readdirSync(join(cache, 'pdf')).every((name) => name.endsWith('.pdf'))).toBe(true);
    expect(existsSync(join(folder, 'site', 'services', 'tide-tables', 'tide-tables.pdf'))).toBe(true);
  });
});
