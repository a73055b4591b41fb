/** What search finds is there: every record of the worked example leads to a page, its anchors to places on it. */
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadShipped } from '../../scripts/shipped-data.ts';
import { prepareSite } from '../../scripts/site.ts';
import { readAndCheck } from '../../src/pipeline.ts';
import { folderSource } from '../../src/read/folder-source.ts';
import type { SearchRecord } from '../../src/render/search/search-record.ts';
import { exampleSite, type PublishedSite, projectRoot, today } from '../support/build-site.ts';
import { elementsOf, type HtmlElement } from '../support/html.ts';
import { onceEach } from '../support/once-each.ts';

let site: PublishedSite;
let records: SearchRecord[];
const elements = new Map<string, HtmlElement[]>();

function pageOf(path: string): HtmlElement[] {
  const known = elements.get(path) ?? elementsOf(site.read(`${path.slice(1)}index.html`));
  elements.set(path, known);
  return known;
}

beforeAll(async () => {
  site = await exampleSite();
  const contentFolder = join(projectRoot, 'src', 'content');
  const checked = readAndCheck(folderSource(contentFolder), { today, ...loadShipped() });
  records = [
    ...prepareSite({ checked, today, basePath: '/', source: folderSource(contentFolder) }).records(),
  ];
});

describe('the records of the worked example', () => {
  it('lead to pages and places that exist', () => {
    const wrong = records.flatMap(({ path, anchor, title, sections }) => {
      const ids = new Set(pageOf(path).map(({ attributes }) => attributes.id));
      const anchors = [anchor, ...[...(sections?.() ?? [])].map(({ heading }) => heading?.id)];
      return anchors
        .filter((id) => id !== undefined && !ids.has(id))
        .map((id) => ({ where: path, what: `${title}: there is no #${id}` }));
    });
    expect(onceEach(wrong)).toEqual([]);
  });

  it('are called what their pages are called', () => {
    const wrong = records
      .filter(({ anchor, kind }) => anchor === undefined && kind !== 'page')
      .map(({ path, title }) => [path, title, pageOf(path).find(({ name }) => name === 'h1')?.text])
      .filter(([, title, heading]) => title !== heading);
    expect(wrong).toEqual([]);
  });

  it('leave out no page that readers look for', () => {
    const found = new Set(records.map(({ path }) => path));
    const pages = site
      .pages()
      .map((page) => `/${page.replace(/index\.html$/, '')}`)
      .filter((path) =>
        /^\/(?:guidance\/.*|services\/[a-z-]+\/|(?:frameworks|groups|rules|templates)\/[a-z-]+\/)$/.test(
          path,
        ),
      )
      // An old address leads on to the new one.
      .filter((path) => !pageOf(path).some(({ attributes }) => attributes['http-equiv'] === 'refresh'))
      // Lists of services by something are lists, not services.
      .filter(
        (path) => !pageOf(path).some(({ attributes }) => attributes.class?.includes('app-list-filter')),
      );
    expect(pages.filter((path) => !found.has(path))).toEqual([]);
    expect(pages.length).toBeGreaterThan(100);
  });

  it('have each address once', () => {
    const addresses = records.map(({ path, anchor }) => `${path}#${anchor ?? ''}`);
    expect(addresses.length - new Set(addresses).size).toBe(0);
  });

  it('know the old name of the conformance certificate as one', () => {
    expect(
      records.find(({ path }) => path === '/guidance/release/conformance-certificate/')?.formerly,
    ).toContain('DevMAC');
  });
});
