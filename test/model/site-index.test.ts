/** The addresses of a site, as links of content may use them. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ownSections, siteIndex } from '../../src/model/site-index.ts';
import { memorySource } from '../../src/read/content-source.ts';
import { readContent } from '../../src/read/read-content.ts';

const page = (title: string, keys = '') => `---\ntitle: ${title}\n${keys}---\n\n## First steps\n`;
const { content } = readContent(
  memorySource({
    'guidance/operation/incidents.md': page('Incidents', 'permalink: /old.html\n'),
    'services/flood-warnings.md': page('Flood warnings'),
    'services/unreadable.md': '---\ntitle: [\n---\n\n## First steps\n',
  }),
);
const index = siteIndex(content);

describe('siteIndex', () => {
  it('finds documents by file, by path and by the address that they had elsewhere', () => {
    expect(index.byFile.get('services/flood-warnings.md')?.id).toBe('flood-warnings');
    expect(index.byPath.get('/guidance/operation/incidents/')?.id).toBe('operation/incidents');
    expect(index.byPermalink.get('/old.html')?.id).toBe('operation/incidents');
  });

  it.each([
    '/',
    '/guidance/',
    '/guidance/operation/',
    '/guidance/operation',
    '/guidance/operation/incidents/index.html',
    '/services/',
    '/services/flood-warnings/',
    '/services/phase/live/',
    '/services/by/review/index.html',
    '/rules/broken-link/',
  ])('has %s', (path) => {
    expect(index.hasPath(path)).toBe(true);
  });

  it.each([
    '/guidance/nowhere/',
    '/services/nowhere/',
    '/services/phase/',
    '/guidance/phase/live/',
    '/intranet/',
    '/old.html',
  ])('does not have %s', (path) => {
    expect(index.hasPath(path)).toBe(false);
  });

  it('has the anchors of headings and those of the site, each on its kind of page', () => {
    const has = (file: string, anchor: string) => {
      const document = index.byFile.get(file);
      return document && index.hasAnchor(document, anchor);
    };
    expect(has('services/flood-warnings.md', 'first-steps')).toBe(true);
    expect(has('services/flood-warnings.md', 'about-contacts')).toBe(true);
    expect(has('guidance/operation/incidents.md', 'main-content')).toBe(true);
    expect(has('guidance/operation/incidents.md', 'about-contacts')).toBe(false);
    expect(has('services/flood-warnings.md', 'constructor')).toBe(false);
  });

  it('knows every section that the site has pages for, and no other', () => {
    const folder = join(import.meta.dirname, '..', '..', 'src', 'pages');
    const sections = readdirSync(folder)
      .filter((name) => name.endsWith('.njk'))
      .flatMap(
        (name) => /^permalink: "?([a-z0-9.-]+)/m.exec(readFileSync(join(folder, name), 'utf8'))?.[1] ?? [],
      )
      .filter((section) => !['services', 'assets', '404.html'].includes(section))
      .map((section) => (section === 'index.html' ? '' : section));
    // The Markdown source of each document and the facts for programs are published beside the pages.
    expect([...ownSections].sort()).toEqual([...new Set([...sections, 'api', 'source'])].sort());
  });
});
