/** A page that is rendered by itself is the page that a build writes, byte for byte, and there is no page without the other. */
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readPageTemplates, sitePages } from '../../../scripts/preview/site-pages.ts';
import { readHistory } from '../../../scripts/read-history.ts';
import { loadShipped } from '../../../scripts/shipped-data.ts';
import { prepareSite } from '../../../scripts/site.ts';
import { readAndCheck } from '../../../src/pipeline.ts';
import { folderSource } from '../../../src/read/folder-source.ts';
import { exampleSite, projectRoot, today } from '../../support/build-site.ts';

describe('sitePages', () => {
  it('finds what a build writes', async () => {
    const built = await exampleSite();
    const folder = join(projectRoot, 'src', 'content');
    const source = folderSource(folder);
    const checked = readAndCheck(source, { today, ...loadShipped() });
    const { guides, pages } = checked.content;
    const { history } = readHistory(folder, [...guides, ...pages]);
    const prepared = prepareSite({ checked, today, basePath: '/', source, history });
    const find = sitePages(prepared.site, readPageTemplates());
    const others = new Set(
      [
        ...[...prepared.assets, ...prepared.files(), ...prepared.redirects()],
        ...[...prepared.copies, ...prepared.images()],
      ].map(({ path }) => path),
    );
    const wrong: string[] = [];
    let found = 0;
    for (const path of built.files()) {
      const text = find(path)?.text();
      if (text === undefined) {
        if (!others.has(path) && path !== '.opsguide' && !path.startsWith('pagefind/')) wrong.push(path);
      } else if (text !== built.read(path)) wrong.push(path);
      else found += 1;
    }
    expect(wrong).toEqual([]);
    expect(found).toBeGreaterThan(300);
    expect(find('services/none/index.html')).toBeUndefined();
  });
});
