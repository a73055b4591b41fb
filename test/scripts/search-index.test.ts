/** The index of the search page: the same records give the same bytes, whatever surrounds the build. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { startSearchIndex } from '../../scripts/search-index.ts';
import type { SearchRecord } from '../../src/render/search/search-record.ts';
import { filesIn, temporaryFolder } from '../support/build-site.ts';

const records: SearchRecord[] = Array.from({ length: 60 }, (_, index) => ({
  kind: index % 3 === 0 ? 'service' : 'rule',
  path: `/services/number-${index}/`,
  title: `Service ${index} of floods`,
  names: [`Alias ${index}`, 'تنبيهات'],
  formerly: [`Old ${index}`],
  about: ['Flood operations', `S${index}`],
  phase: index % 2 === 0 ? 'live' : 'alpha',
  group: `group-${index % 7}`,
  lead: ['It warns people of floods, and {{ 7*7 }} <b>more</b>.'],
  sections: () => [
    { text: ['Words before.'] },
    { heading: { id: `how-${index}`, title: 'How it works', level: 2 }, text: ['It works by itself.'] },
  ],
}));
const terms: SearchRecord[] = ['a', 'b'].map((name) => ({
  kind: 'term',
  path: '/glossary/',
  anchor: `term-${name}`,
  title: name,
  lead: [`What ${name} means.`],
}));

function newFolder(): string {
  return mkdtempSync(join(temporaryFolder(), 'index-'));
}

async function index(all: readonly SearchRecord[], folder = newFolder()): Promise<Record<string, string>> {
  await startSearchIndex(all, 'en-GB', folder).finish();
  return Object.fromEntries(
    filesIn(folder).map((file) => [file, readFileSync(join(folder, file), 'base64')]),
  );
}

describe('startSearchIndex', () => {
  const before = { ...process.env };
  const folderBefore = process.cwd();
  afterEach(() => {
    process.env = { ...before };
    process.chdir(folderBefore);
  });

  it('gives the same bytes for the same records, in whatever folder and order', async () => {
    const one = await index([...records, ...terms]);
    const deeper = join(newFolder(), 'a deeper one');
    mkdirSync(deeper);
    const two = await index([...records.toReversed(), ...terms], deeper);
    expect(Object.keys(one).length).toBeGreaterThan(60);
    expect(two).toEqual(one);
  });

  it('gives other bytes for other words', async () => {
    const [first, ...rest] = records;
    if (!first) throw new Error('There are no records.');
    expect(await index([{ ...first, title: 'Other' }, ...rest])).not.toEqual(await index(records));
  });

  it('takes no settings from where it runs', async () => {
    const one = await index(records);
    const folder = newFolder();
    writeFileSync(join(folder, 'pagefind.yml'), 'root_selector: ".nothing"\nexclude_selectors: ["p"]\n');
    process.chdir(folder);
    process.env.PAGEFIND_EXCLUDE_SELECTORS = 'p';
    process.env.PAGEFIND_KEEP_INDEX_URL = 'true';
    expect(await index(records)).toEqual(one);
  });

  it('leaves nothing behind but what the search page loads', async () => {
    const folder = newFolder();
    await index(records, folder);
    expect(readdirSync(folder)).toEqual(['pagefind']);
    const names = readdirSync(join(folder, 'pagefind')).map((name) =>
      name.replace(/en_[0-9a-f]+/, 'en_hash'),
    );
    expect(names.sort()).toEqual([
      'filter',
      'fragment',
      'index',
      'pagefind-entry.json',
      'pagefind-worker.js',
      'pagefind.en_hash.pf_meta',
      'pagefind.js',
      'wasm.en.pagefind',
    ]);
  });

  it('finds words of a language of which Pagefind knows nothing', async () => {
    const folder = newFolder();
    await startSearchIndex(records, 'cy', folder).finish();
    expect(readdirSync(join(folder, 'pagefind'))).toContain('wasm.unknown.pagefind');
  });

  it('says what Pagefind said when it fails', async () => {
    const folder = newFolder();
    writeFileSync(join(folder, 'pagefind'), 'in the way');
    await expect(index(records, folder)).rejects.toThrow(/^Pagefind could not make the search index\.\n/);
  });

  it('stops when it is told to, and then writes no more', async () => {
    const folder = newFolder();
    const indexing = startSearchIndex(records, 'en', folder);
    await indexing.stop();
    const left = filesIn(folder);
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(filesIn(folder)).toEqual(left);
    await expect(indexing.finish()).rejects.toThrow();
    await indexing.stop();
  });
});
