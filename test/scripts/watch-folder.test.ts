/** Every way in which editors and people change a folder is seen, again and again. */
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { type FolderWatch, watchFolder } from '../../scripts/watch-folder.ts';
import { makeProject } from '../support/build-site.ts';

const watches: FolderWatch[] = [];

afterEach(() => {
  for (const watch of watches.splice(0)) watch.close();
});

function watched() {
  const { content: folder } = makeProject({ 'services/a.md': 'one', 'guidance/b.md': 'two' });
  const seen = new Set<string | null>();
  watches.push(
    watchFolder(
      folder,
      (path) => seen.add(path),
      (error) => {
        throw error;
      },
    ),
  );
  return {
    folder,
    seen,
    write: (path: string, text: string) => writeFileSync(join(folder, path), text),
    /** Waits until one of these was seen. */
    async sees(...paths: (string | null)[]) {
      for (let count = 0; !paths.some((path) => seen.has(path)); count++) {
        if (count > 4_000) throw new Error(`${paths.join(' or ')} was not seen, but ${[...seen].join(', ')}`);
        await wait(25);
      }
      // What comes late belongs to this change and not to the next.
      await wait(300);
      const all = new Set(seen);
      seen.clear();
      return all;
    },
  };
}

describe('watchFolder', () => {
  it('sees a file that is written, and one that is put in the place of another, each time', async () => {
    const { folder, write, sees } = watched();
    for (const text of ['1', '2']) {
      write('services/a.md', text);
      await sees('services/a.md');
    }
    for (const text of ['3', '4', '5']) {
      write('services/.a.md.new', text);
      renameSync(join(folder, 'services', '.a.md.new'), join(folder, 'services', 'a.md'));
      expect(await sees('services/a.md')).toEqual(new Set(['services/a.md']));
    }
    write('services/a.md', '6');
    await sees('services/a.md');
  });

  it('sees files that come and go', async () => {
    const { folder, write, sees } = watched();
    write('services/c.md', 'three');
    await sees('services/c.md');
    renameSync(join(folder, 'services', 'c.md'), join(folder, 'guidance', 'd.md'));
    expect(await sees('guidance/d.md')).toContain('services/c.md');
    rmSync(join(folder, 'guidance', 'd.md'));
    await sees('guidance/d.md');
  });

  it('sees folders that are made, moved and removed, and what lies in them', async () => {
    const { folder, write, sees } = watched();
    for (const _again of [1, 2]) {
      mkdirSync(join(folder, 'guidance', 'deep', 'er'), { recursive: true });
      write('guidance/deep/er/e.md', 'five');
      await sees(null, 'guidance/deep');
      write('guidance/deep/er/e.md', 'six');
      await sees('guidance/deep/er/e.md');
      renameSync(join(folder, 'guidance', 'deep'), join(folder, 'services', 'deep'));
      await sees(null, 'services/deep');
      write('services/deep/er/e.md', 'seven');
      await sees('services/deep/er/e.md');
      rmSync(join(folder, 'services', 'deep'), { recursive: true });
      await sees(null, 'services/deep');
    }
  });

  it('looks at nothing hidden, at no packages and at no site', async () => {
    const { folder, write, seen, sees } = watched();
    mkdirSync(join(folder, '.git'));
    mkdirSync(join(folder, 'node_modules'));
    mkdirSync(join(folder, '_site'));
    write('_site/index.html', '1');
    write('.git/x', '1');
    write('services/.a.md.swp', '1');
    write('node_modules/x', '1');
    write('services/a.md', 'last');
    expect(await sees('services/a.md')).toEqual(new Set(['services/a.md']));
    expect(seen.size).toBe(0);
  });

  it.runIf(process.platform === 'linux')('sees a folder that was gone and is back', async () => {
    const { folder, write, sees } = watched();
    rmSync(folder, { recursive: true });
    await wait(100);
    mkdirSync(join(folder, 'services'), { recursive: true });
    await sees(null);
    write('services/a.md', 'back');
    await sees('services/a.md');
  });
});
