/** The benchmarks of what changed: they change a guide that others lean on, and wait for the report on it. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { commitAll, guideToChange, saveGuide, timeWatch } from '../../scripts/bench-changes.ts';
import { benchEstate } from '../../scripts/bench-estate.ts';
import { temporaryFolder } from '../support/build-site.ts';

const files = benchEstate({ guides: 30, seed: 1 });

function writeContent(): string {
  const content = join(mkdtempSync(join(temporaryFolder(), 'bench-')), 'content');
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(content, path)), { recursive: true });
    writeFileSync(join(content, path), text);
  }
  return content;
}

describe('guideToChange', () => {
  it('is a guide on which as many others lean as on any, and no more than ten', () => {
    const leaning = (path: string) => {
      const id = path.slice('services/'.length, -'.md'.length);
      return Object.values(files).filter((text) => text.includes(`- service: ${id}\n`)).length;
    };
    const counts = Object.keys(files)
      .filter((path) => path.startsWith('services/'))
      .map(leaning);
    const found = leaning(guideToChange(files));
    expect(found).toBeGreaterThan(0);
    expect(found).toBe(Math.max(...counts.filter((count) => count <= 10)));
  });
});

describe('commitAll', () => {
  it('records everything, so that git sees what is saved afterwards', () => {
    const content = writeContent();
    const status = () => execFileSync('git', ['status', '--porcelain'], { cwd: content, encoding: 'utf8' });
    commitAll(content);
    expect(status()).toBe('');
    const guide = guideToChange(files);
    saveGuide(content, guide, 1);
    expect(status()).toBe(` M ${guide}\n`);
  });
});

describe('timeWatch', () => {
  it('times every save of a guide, up to the report on it', async () => {
    const content = writeContent();
    const guide = guideToChange(files);
    const { first, saved } = await timeWatch(content, guide, 2);
    expect(saved).toHaveLength(2);
    expect(Math.min(first, ...saved)).toBeGreaterThan(0);
    expect(readFileSync(join(content, guide), 'utf8')).toMatch(/saved 1 times\.\n\n.*saved 2 times\.\n$/);
  });

  it('fails if the guide has errors, and if there is nothing to watch', async () => {
    const content = writeContent();
    const guide = guideToChange(files);
    writeFileSync(join(content, guide), '---\ntitle: A guide without the rest\n---\n');
    await expect(timeWatch(content, guide, 1)).rejects.toThrow('errors');
    await expect(timeWatch(join(content, 'nowhere'), guide, 1)).rejects.toThrow('ended with 2');
  });
});
