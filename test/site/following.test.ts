/** Following a site: its history, feeds, calendars and old addresses, from real repositories through the real build. */
import { mkdtempSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAtomFeed } from 'feedsmith';
import ICAL from 'ical.js';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  contentFixture,
  filesIn,
  makeProject,
  type Project,
  publishedSite,
  type Run,
  runOpsguide,
  temporaryFolder,
  today,
} from '../support/build-site.ts';
import { elementsOf } from '../support/html.ts';
import { brokenLinks, unreachablePages } from '../support/site-links.ts';
import { makeRepository, type TestRepository } from '../support/temporary-repository.ts';

const small = contentFixture('two-services');
const config = `address: https://operations.harbours.example/ops/
repository: https://github.com/harbours/operations.git
`;

function withAddress(project: Project): void {
  project.edit('opsguide.config.yaml', (text) => text + config);
}

/** Visible text of the section on history, and the addresses in it. */
function historyOn(html: string): { text: string; links: string[] } {
  const after = html.slice(html.indexOf('id="about-history"'));
  const section = after.slice(0, after.search(/<nav|<\/main>/));
  const elements = elementsOf(`<main>${section.slice(section.indexOf('>') + 1)}</main>`);
  return {
    text: elements.find(({ name }) => name === 'main')?.text.replace(/\s+/g, ' ') ?? '',
    links: elements.flatMap(({ name, attributes }) =>
      name === 'a' && !attributes.href?.startsWith('#') ? (attributes.href ?? []) : [],
    ),
  };
}

function refreshOf(html: string): string | undefined {
  return elementsOf(html).find(({ attributes }) => attributes['http-equiv'] === 'refresh')?.attributes
    .content;
}

describe('a site with a history', () => {
  let project: Project;
  let repository: TestRepository;
  let renamed: string;
  let run: Run;

  beforeAll(async () => {
    project = makeProject(small);
    withAddress(project);
    repository = makeRepository(project.content);
    repository.commit('Begin', '2026-09-01T09:00:00Z');
    repository.git('mv', 'services/mooring-permits.md', 'services/berths.md');
    repository.git('mv', 'guidance/how-we-work.md', 'guidance/ways.md');
    project.edit('services/berths.md', (text) =>
      text.replace('title: Mooring permits', 'title: Berths').replace('how-we-work.md', 'ways.md'),
    );
    renamed = repository.commit('Call moorings "berths" & <ways> ways', '2026-09-02T23:30:00-02:00');
    for (let day = 3; day <= 8; day += 1) {
      project.edit('services/tide-tables.md', (text) => `${text}\nChange ${day}.\n`);
      repository.commit(`Say more of tides, ${day}`, `2026-09-0${day}T09:00:00Z`);
    }
    project.edit('services/berths.md', (text) =>
      text.replace('title: Berths', 'title: Berths\nredirect_from: [/old/Berths.html, /ships]'),
    );
    repository.commit('Lead old readers here', '2026-09-09T09:00:00Z');
    for (let minute = 10; minute < 34; minute += 1) {
      project.edit('guidance/ways.md', (text) => `${text}\nMinute ${minute}.\n`);
      repository.commit(`Think again at ${minute}`, `2026-09-10T09:${minute}:00Z`);
    }
    run = await project.build('--base-path', '/ops/');
  });

  it('builds without a word about it', () => {
    expect(run).toMatchObject({ code: 0, stderr: '' });
    expect(run.stdout).not.toMatch(/history/i);
  });

  it.each([
    ['services/mooring-permits/index.html', '/ops/services/berths/'],
    ['services/mooring-permits/readiness/index.html', '/ops/services/berths/readiness/'],
    ['services/mooring-permits/map/index.html', '/ops/services/berths/map/'],
    ['guidance/how-we-work/index.html', '/ops/guidance/ways/'],
    ['old/Berths.html', '/ops/services/berths/'],
    ['ships/index.html', '/ops/services/berths/'],
  ])('leads readers of %s on', (page, to) => {
    const html = project.site.read(page);
    expect(refreshOf(html)).toBe(`0; url=${to}`);
    const elements = elementsOf(html);
    expect(elements.find(({ attributes }) => attributes.rel === 'canonical')?.attributes.href).toBe(
      `https://operations.harbours.example${to}`,
    );
    expect(elements.find(({ attributes }) => attributes.name === 'robots')?.attributes.content).toBe(
      'noindex',
    );
    expect(elements.filter(({ name }) => name === 'a').map(({ attributes }) => attributes.href)).toEqual([
      to,
    ]);
    expect(project.site.read('sitemap.xml')).not.toContain(`/${page.replace('index.html', '')}<`);
  });

  it('lists its redirects for servers', () => {
    expect(JSON.parse(project.site.read('redirects.json'))).toContainEqual({
      from: '/services/mooring-permits/',
      to: '/services/berths/',
    });
  });

  it('shows what changed on a page, with the name that it had then', () => {
    const { text, links } = historyOn(project.site.read('services/berths/index.html'));
    expect(text).toMatch(
      /9 September 2026 ?Lead old readers here.*3 September 2026 ?Call moorings "berths" & <ways> ways.*1 September 2026 ?Begin/,
    );
    const blob = 'https://github.com/harbours/operations/blob';
    expect(links).toContain(`${blob}/${renamed}/services/berths.md`);
    expect(links.filter((link) => link.endsWith('/services/mooring-permits.md'))).toHaveLength(1);
    // The newest one, in its row and as the permanent link.
    expect(links.at(-1)).toBe(links[0]);
  });

  it('shows the newest changes of a page that has several, and the others behind them', () => {
    const html = project.site.read('services/tide-tables/index.html');
    const [newest = '', older = ''] = html.slice(html.indexOf('id="about-history"')).split('<details');
    expect(newest).toContain('Say more of tides, 8');
    expect(newest).toContain('Say more of tides, 4');
    expect(newest).not.toContain('Say more of tides, 3');
    expect(older).toContain('2 older changes');
    expect(older).toMatch(/Say more of tides, 3[\s\S]+Begin/);
    expect(historyOn(html).links.filter((link) => link.startsWith('/ops/changes/'))).toEqual([]);
  });

  it('leads to all changes of a page that has many', () => {
    const { text, links } = historyOn(project.site.read('guidance/ways/index.html'));
    expect(text).toContain('Think again at 33');
    expect(text).not.toContain('Begin');
    expect(text).toContain('All 26 changes of this page');
    expect(links).toContain('/ops/changes/guidance/ways/');
    const all = elementsOf(project.site.read('changes/guidance/ways/index.html'));
    expect(all.filter(({ name }) => name === 'tr')).toHaveLength(27);
    expect(project.site.files().filter((file) => /^changes\/(?:services|guidance)\//.test(file))).toEqual([
      'changes/guidance/ways/index.html',
    ]);
    expect(project.site.read('sitemap.xml')).toContain('/ops/changes/guidance/ways/<');
  });

  it('has a page of changes, day by day', () => {
    const html = project.site.read('changes/index.html');
    const days = elementsOf(html).flatMap(({ name, text }) =>
      name === 'h2' && /2026/.test(text) ? [text] : [],
    );
    expect(days.slice(0, 3)).toEqual(['10 September 2026', '9 September 2026', '8 September 2026']);
    expect(html).toContain('&lt;ways&gt;');
  });

  it.each([
    ['changes/feed.xml', 36],
    ['changes/guidance.xml', 26],
    ['changes/group/harbours.xml', 10],
  ])('has the feed %s', (path, count) => {
    const feed = parseAtomFeed(project.site.read(path));
    expect(feed.id).toBe(`https://operations.harbours.example/ops/${path}`);
    expect(feed.updated).toBe(feed.entries?.[0]?.updated);
    expect(feed.entries).toHaveLength(count);
    const ids = feed.entries?.map(({ id }) => id) ?? [];
    expect(new Set(ids).size).toBe(count);
    for (const { links, updated } of feed.entries ?? []) {
      expect(updated).toMatch(/^2026-09-\d\dT\d\d:\d\d:00Z$/);
      const page = links?.find(({ rel }) => rel === 'alternate')?.href ?? '';
      const file = page.replace('https://operations.harbours.example/ops/', '');
      expect(project.site.files()).toContain(`${file}index.html`);
    }
    const times = feed.entries?.map(({ updated }) => updated) ?? [];
    expect(times).toEqual(times.toSorted().reverse());
  });

  it('names an entry of a feed by what never changes', () => {
    const feed = parseAtomFeed(project.site.read('changes/feed.xml'));
    const entry = feed.entries?.find(({ title }) => title?.value?.startsWith('Berths: Call'));
    expect(entry?.id).toBe(`tag:operations.harbours.example,2026-09-03:services/berths.md@${renamed}`);
    expect(entry?.updated).toBe('2026-09-03T01:30:00Z');
    expect(entry?.title?.value).toBe('Berths: Call moorings "berths" & <ways> ways');
  });

  it('offers its feeds and its Markdown to programs', () => {
    const alternates = (page: string) =>
      elementsOf(project.site.read(page)).flatMap(({ name, attributes }) =>
        name === 'link' && attributes.rel === 'alternate' ? [`${attributes.type} ${attributes.href}`] : [],
      );
    expect(alternates('index.html')).toEqual(['application/atom+xml /ops/changes/feed.xml']);
    expect(alternates('services/berths/index.html')).toEqual([
      'application/atom+xml /ops/changes/feed.xml',
      'application/atom+xml /ops/changes/group/harbours.xml',
      'text/markdown /ops/services/berths/index.md',
    ]);
    expect(alternates('guidance/ways/index.html')).toContain('text/markdown /ops/guidance/ways/index.md');
    expect(project.site.read('services/berths/index.md')).toBe(
      readFileSync(join(project.content, 'services', 'berths.md'), 'utf8'),
    );
    expect(project.site.files().filter((file) => file.startsWith('source/'))).toEqual([]);
  });

  it('names every page with its Markdown in llms.txt', () => {
    const text = project.site.read('llms.txt');
    expect(text).toMatch(/^# .+\n\n> .+\n/);
    const links = [...text.matchAll(/^- \[.+\]\((.+?)\)/gm)].map(([, href = '']) => href);
    const files = links.map((link) => link.replace('https://operations.harbours.example/ops/', ''));
    expect(files).toContain('services/berths/index.md');
    expect(files).toContain('guidance/ways/index.md');
    expect(files.filter((file) => !project.site.files().includes(file))).toEqual([]);
  });

  it('has links that all lead somewhere, and reaches every page but those at old addresses', () => {
    const site = publishedSite(project.output, '/ops/');
    expect(brokenLinks(site)).toEqual([]);
    const own = /^(?:changes|calendars|services|guidance|groups|ships|old)\//;
    expect(unreachablePages(site).filter((page) => own.test(page))).toEqual([]);
  });

  it('names nobody', () => {
    const named = project.site
      .files()
      .filter((file) => project.site.read(file).includes('team@harbours.example'));
    expect(named).toEqual([]);
  });

  it('gives the same bytes from a clone in another place', async () => {
    const folder = mkdtempSync(join(temporaryFolder(), 'clone-'));
    const content = join(folder, 'content');
    repository.git('clone', '--quiet', `file://${project.content}`, content);
    const output = join(folder, 'site');
    const args = ['build', '--content', content, '--output', output, '--date', today, '--base-path', '/ops/'];
    const again = await runOpsguide(args, { env: { TZ: 'Pacific/Kiritimati', LC_ALL: 'tr_TR.UTF-8' } });
    expect(again).toMatchObject({ code: 0, stderr: '' });
    const files = filesIn(project.output);
    expect(filesIn(output)).toEqual(files);
    const different = files.filter(
      (file) => !readFileSync(join(output, file)).equals(readFileSync(join(project.output, file))),
    );
    expect(different).toEqual([]);
  });

  it('keeps the old address free for a page that takes it', async () => {
    const copy = makeProject(project.content);
    renameSync(join(copy.content, 'guidance', 'ways.md'), join(copy.content, 'guidance', 'how-we-work.md'));
    copy.edit('services/berths.md', (text) => text.replace('ways.md', 'how-we-work.md'));
    expect((await copy.build()).code).toBe(0);
    expect(refreshOf(copy.site.read('guidance/how-we-work/index.html'))).toBeUndefined();
    expect(refreshOf(copy.site.read('services/mooring-permits/index.html'))).toBe('0; url=/services/berths/');
  });
});

describe('calendars', () => {
  let project: Project;
  beforeAll(async () => {
    project = makeProject(small);
    project.write('guidance/tides.md', guidance);
    expect((await project.build()).code).toBe(0);
  });
  const guidance =
    '---\ntitle: Tides, "springs"; and neaps\nowner: moorings\nlast_reviewed_on: 2026-10-01\nreview_in: 6 months\n---\n\n## When\n\nTwice a day.\n';

  function eventsOf(path: string): ICAL.Event[] {
    return new ICAL.Component(ICAL.parse(project.site.read(path)))
      .getAllSubcomponents('vevent')
      .map((component) => new ICAL.Event(component));
  }

  it('hold what lapses, with one name for an event in all of them', () => {
    const all = eventsOf('calendars/all.ics');
    expect(all.map(({ summary }) => summary)).toContain(
      'Tides, "springs"; and neaps: Review of the page is due',
    );
    const uids = all.map(({ uid }) => uid);
    expect(new Set(uids).size).toBe(uids.length);
    for (const path of project.site.files().filter((file) => file.endsWith('.ics')))
      for (const { uid, startDate, component } of eventsOf(path)) {
        expect(uids, path).toContain(uid);
        expect(startDate.isDate).toBe(true);
        expect(component.getFirstPropertyValue('dtstamp')?.toString()).toBe('2026-11-20T00:00:00Z');
      }
    expect(eventsOf('calendars/group/harbours.ics').length + eventsOf('calendars/guidance.ics').length).toBe(
      all.length,
    );
    expect(eventsOf('calendars/owner/moorings.ics').map(({ summary }) => summary)).toContain(
      'Tides, "springs"; and neaps: Review of the page is due',
    );
  });

  it('move an event when its day moves', async () => {
    const find = () => eventsOf('calendars/guidance.ics').find(({ summary }) => summary.startsWith('Tides'));
    const before = find();
    project.write('guidance/tides.md', guidance.replace('2026-10-01', '2026-11-01'));
    expect((await project.build()).code).toBe(0);
    const after = find();
    expect([before?.startDate.toString(), after?.startDate.toString()]).toEqual(['2027-04-01', '2027-05-01']);
    expect(after?.uid).toBe(before?.uid);
  });
});

describe('a site without a whole history', () => {
  it.each([
    [
      'no repository',
      /is not known.*does not lie in a git repository/,
      /the content was not in a git repository/,
    ],
    ['no git', /is not known.*git is not installed/, /git was not there/],
    ['no commits', /is not known.*no commits yet/, /nothing was committed yet/],
  ])('builds and says so: %s', async (name, note, words) => {
    const project = makeProject(small);
    withAddress(project);
    if (name !== 'no repository') makeRepository(project.content);
    const args = ['build', '--content', project.content, '--output', project.output, '--date', today];
    const env = name === 'no git' ? { PATH: project.folder, GIT_DIR: '' } : {};
    const run = await runOpsguide(args, { env });
    expect(run).toMatchObject({ code: 0, stderr: '' });
    expect(run.stdout).toMatch(note);
    expect(historyOn(project.site.read('services/tide-tables/index.html')).text).toMatch(words);
    expect(historyOn(project.site.read('guidance/how-we-work/index.html')).text).toMatch(words);
    expect(project.site.read('changes/index.html')).toMatch(words);
    expect(project.site.files().filter((file) => /^changes\/.*xml$/.test(file))).toEqual([]);
    expect(project.site.read('index.html')).not.toContain('application/atom+xml');
    expect(project.site.files()).toContain('calendars/all.ics');
    expect(JSON.parse(project.site.read('redirects.json'))).toEqual([]);
  });

  it('says what is newer than the last commit, and links to no revision for it', async () => {
    const project = makeProject(small);
    withAddress(project);
    const repository = makeRepository(project.content);
    writeFileSync(join(project.content, 'services', 'old.md'), project.site.folder);
    repository.git('add', 'opsguide.config.yaml', 'organisation.yaml', 'guidance', 'services/tide-tables.md');
    repository.git('commit', '--quiet', '--message=Begin');
    project.remove('services/old.md');
    project.edit('services/tide-tables.md', (text) => `${text}\nNot committed.\n`);
    const run = await project.build();
    expect(run).toMatchObject({ code: 0, stderr: '' });
    expect(run.stdout).toMatch(/2 of 3 documents differ from the last commit/);
    const tides = historyOn(project.site.read('services/tide-tables/index.html'));
    expect(tides.text).toMatch(/newer than the last change that is recorded.*Begin/);
    expect(tides.text).not.toContain('Permanent link');
    expect(tides.links).toHaveLength(1);
    expect(historyOn(project.site.read('services/mooring-permits/index.html')).text).toMatch(
      /No change of this page is recorded yet/,
    );
    expect(historyOn(project.site.read('guidance/how-we-work/index.html')).text).toContain('Permanent link');
  });

  it('says where the history of a shallow clone begins', async () => {
    const origin = makeProject(small);
    const repository = makeRepository(origin.content);
    repository.commit('Begin', '2026-09-01T09:00:00Z');
    origin.edit('services/tide-tables.md', (text) => `${text}\nMore.\n`);
    repository.commit('Say more', '2026-09-02T09:00:00Z');
    origin.edit('services/tide-tables.md', (text) => `${text}\nStill more.\n`);
    repository.commit('Say still more', '2026-09-03T09:00:00Z');
    const folder = mkdtempSync(join(temporaryFolder(), 'shallow-'));
    const content = join(folder, 'content');
    repository.git('clone', '--quiet', '--depth=2', `file://${origin.content}`, content);
    const output = join(folder, 'site');
    const run = await runOpsguide(['build', '--content', content, '--output', output, '--date', today]);
    expect(run).toMatchObject({ code: 0, stderr: '' });
    expect(run.stdout).toContain('git fetch --unshallow');
    const site = publishedSite(output);
    const tides = historyOn(site.read('services/tide-tables/index.html')).text;
    expect(tides).toMatch(/Say still more.*What changed before 2 September 2026 is not known here/);
    expect(tides).not.toContain('Say more');
    const mooring = historyOn(site.read('services/mooring-permits/index.html')).text;
    expect(mooring).toMatch(/What changed before 2 September 2026 is not known here/);
    expect(mooring).not.toMatch(/Begin|Say/);
    // Without an address, whole links cannot be made.
    expect(site.read('changes/index.html')).toContain('the site does not know its own address');
    expect(site.files().filter((file) => file.endsWith('.xml'))).toEqual([]);
    expect(site.read('llms.txt')).toContain('](/services/tide-tables/index.md)');
  });
});
