/** The site while its content is written: always as it was saved last, and shown as far as it can be read. */
import { describe, expect, it } from 'vitest';
import { type PreviewSite, previewSite } from '../../../scripts/preview/preview-site.ts';
import { contentFixture, makeProject, type Project, projectRoot, today } from '../../support/build-site.ts';

const page = '/services/tide-tables/';
const file = 'services/tide-tables.md';

function open(from: string | Readonly<Record<string, string>> = contentFixture('two-services')) {
  const project = makeProject(from);
  const site = previewSite({
    folder: { path: project.content, shown: 'ops' },
    ...{ today, basePath: '/', colour: false },
  });
  return { project, site, opened: site.open() };
}

function textOf(site: PreviewSite, path: string, status = 200): string {
  const answer = site.answer(path);
  if (answer.kind !== 'text') throw new Error(`${path} is answered by ${answer.kind}`);
  expect(answer.status, path).toBe(status);
  return answer.text;
}

function edit(project: Project, site: PreviewSite, change: (text: string) => string, path = file) {
  project.edit(path, change);
  return site.save(new Set([path]));
}

describe('a preview', () => {
  it('shows on every page what was saved last', () => {
    const { project, site, opened } = open();
    expect(opened).toEqual({ report: '', publishable: true });
    expect(textOf(site, page)).not.toContain('app-found');
    const saved = edit(project, site, (text) => text.replaceAll('Tide tables', 'Tables of tides'));
    expect(saved).toMatchObject({ publishable: true });
    expect(saved?.report).toMatch(
      /^\nChanged: ops\/services\/tide-tables\.md\n\n3 documents checked: 0 errors/,
    );
    for (const path of [page, '/services/', '/search/a-z/', `${page}map/`, `${page}readiness/`, '/llms.txt'])
      expect(textOf(site, path), path).toContain('Tables of tides');
    expect(textOf(site, '/services/tide-tables/index.md')).toContain('title: Tables of tides');
    expect(site.save(new Set([file]))).toBeUndefined();
  });

  it('answers files by their type, pages without their last slash, and what is not there', () => {
    const { site } = open();
    expect(site.answer('/')).toMatchObject({ status: 200, type: 'text/html; charset=utf-8' });
    expect(site.answer('/services')).toEqual({ kind: 'redirect', path: '/services/' });
    expect(site.answer('/services/services.csv')).toMatchObject({ type: 'text/csv; charset=utf-8' });
    expect(site.answer('/api/v1/estate.json')).toMatchObject({ type: 'application/json; charset=utf-8' });
    expect(site.answer('/pagefind/pagefind.js')).toEqual({ kind: 'built' });
    expect(textOf(site, '/none/', 404)).toContain('<h1');
    expect(textOf(site, '/none.png', 404)).toContain('<h1');
    expect(textOf(site, '/../services/', 404)).toContain('<h1');
    const styles = [...textOf(site, '/').matchAll(/href="(\/assets\/[^"]+\.css)"/g)].map(([, path]) => path);
    expect(styles).toHaveLength(2);
    for (const path of styles)
      expect(site.answer(path ?? '')).toMatchObject({ status: 200, type: 'text/css; charset=utf-8' });
  });

  it('shows what is wrong at its paragraph, its key and in the list, and nothing once it is mended', () => {
    const { project, site } = open();
    const saved = edit(project, site, (text) =>
      text
        .replace('each day of a year', 'each [day](#none) of a year')
        .replace('owner: moorings', 'owner: none'),
    );
    expect(saved?.publishable).toBe(false);
    expect(saved?.report).toContain('broken-link');
    const html = textOf(site, page);
    expect(html).toContain('2 errors in services/tide-tables.md</h2>');
    expect(html).toContain('<title>Error: Tide tables');
    expect(html).toMatch(/of a year\.<\/p>\s*<div class="app-found app-found--error" id="Finding-2"/);
    expect(html).toMatch(
      /id="about-components">[^\n]*<\/h2>\s*<div class="app-found app-found--error" id="Finding-1"/,
    );
    expect(html).toContain('href="#Finding-2"');
    expect(html).toContain('href="/rules/broken-link/"');
    expect(textOf(site, `${page}readiness/`)).toContain('href="/services/tide-tables/#Finding-2"');
    expect(textOf(site, '/')).toContain('2 errors keep the site from being published');
    edit(project, site, (text) =>
      text.replace('[day](#none)', 'day').replace('owner: none', 'owner: moorings'),
    );
    expect(textOf(site, page)).not.toContain('app-found');
    expect(textOf(site, '/')).not.toContain('app-found');
  });

  it('keeps the page of a file that can no longer be read, and says so', () => {
    const { project, site } = open();
    edit(project, site, (text) => text.replace('phase:', 'phase: ["'));
    const html = textOf(site, page);
    expect(html).toContain('The file cannot be read. This page shows what it held before.');
    expect(html).toContain('for each day of a year');
    expect(html).not.toContain('href="#Finding');
    edit(project, site, (text) => text.replace('phase: ["', 'phase:'));
    expect(textOf(site, page)).not.toContain('cannot be read');
  });

  it.each([
    'title',
    'description',
    'phase',
    'delivery_group',
    'lifecycle',
    'components',
    'support',
    'last_reviewed_on',
    'review_in',
  ])('shows a guide that has never had its %s', (key) => {
    const project = makeProject(contentFixture('two-services'));
    project.edit(file, (text) => text.replace(new RegExp(`^${key}:.*\\n(?:  .*\\n)*`, 'm'), ''));
    const { site } = open(project.content);
    const html = textOf(site, page);
    const message = `<code class="app-code-inline">${key}</code> is missing.`;
    // In the list, at its place, and among the findings of the guide.
    expect(html.split(message)).toHaveLength(4);
    expect(html).toContain('for each day of a year');
    for (const path of [
      '/',
      '/services/',
      '/readiness/',
      '/map/',
      `${page}map/`,
      `${page}readiness/`,
      `${page}go-no-go/`,
      '/ownership/',
    ])
      expect(textOf(site, path), path).toContain('<h1');
  });

  it('shows a guide of which nothing can be read, and a file that is half written', () => {
    const { project, site } = open();
    project.write('services/fresh-start.md', '---\ntitle: Fre');
    const saved = site.save(new Set(['services/fresh-start.md']));
    expect(saved?.publishable).toBe(false);
    expect(textOf(site, '/services/fresh-start/')).toContain('1 error in services/fresh-start.md');
    project.write('guidance/fresh.md', '');
    site.save(new Set(['guidance/fresh.md']));
    expect(textOf(site, '/guidance/fresh/')).toContain('The file is empty.');
  });

  it('follows files that are deleted and renamed, and folders that are made', () => {
    const { project, site } = open();
    project.remove(file);
    site.save(new Set([file]));
    textOf(site, page, 404);
    expect(textOf(site, '/services/')).not.toContain('Tide tables');
    project.write('guidance/more/news.md', '---\ntitle: News\n---\n\n## News\n\nSomething new.\n');
    site.save(new Set(['guidance/more', 'guidance/more/news.md']));
    expect(textOf(site, '/guidance/more/news/')).toContain('Something new.');
    project.remove('guidance/more');
    site.save(undefined);
    textOf(site, '/guidance/more/news/', 404);
  });

  it.each([
    ['a value of the wrong kind', 'title: Ops\nwarn_days: soon\n'],
    ['YAML that cannot be read', 'title: [\n'],
    ['a brand that is not there', 'brand: own\n'],
    ['a brand that nobody knows', 'brand: none\n'],
    ['an image that is not there', 'share_image: assets/none.png\n'],
    ['an address that is none', 'address: here\n'],
    ['a language that is none', 'language: "!"\n'],
  ])('shows on every page that the configuration has %s', (_name, config) => {
    const { project, site } = open();
    project.write('opsguide.config.yaml', config);
    const saved = site.save(new Set(['opsguide.config.yaml']));
    expect(saved?.publishable).toBe(false);
    for (const path of ['/', page, '/rules/'])
      expect(textOf(site, path), path).toContain('opsguide.config.yaml:');
  });

  it('speaks of files that belong to a page where the page shows them', () => {
    const { project, site } = open(`${projectRoot}/src/content`);
    edit(project, site, (text) => `${text}2026-13,x\n`, 'services/flood-warnings.availability.csv');
    expect(textOf(site, '/services/flood-warnings/')).toMatch(
      /id="about-service-levels">[^\n]*<\/h2>\s*<div class="app-found app-found--error"/,
    );
  });

  it('is what it was before when reading fails', () => {
    const { project, site } = open();
    project.remove('.');
    expect(() => site.save(undefined)).toThrow('ENOENT');
    expect(textOf(site, page)).toContain('for each day of a year');
  });
});
