/** Pages in another language than their site: with words for it, and without. */
import { beforeAll, describe, expect, it } from 'vitest';
import { contentFixture, makeProject, type Project } from '../support/build-site.ts';
import { harbourInArabic } from '../support/harbour-in-arabic.ts';
import { elementsOf, type HtmlElement } from '../support/html.ts';

let project: Project;
let checked: string;

beforeAll(async () => {
  project = harbourInArabic();
  expect((await project.build()).code).toBe(0);
  checked = (await project.check()).stdout;
});

const elements = (path: string) => elementsOf(project.site.read(path));
const root = (path: string) => elements(path).find(({ name }) => name === 'html')?.attributes;
const texts = (found: readonly HtmlElement[], name: string) =>
  found.filter((element) => element.name === name).map(({ text }) => text.trim());

describe('a page in a language with words', () => {
  const arabic = 'guidance/ahlan/index.html';

  it('is in that language and its direction, and so is what stands around it', () => {
    expect(root(arabic)).toMatchObject({ lang: 'ar', dir: 'rtl' });
    const found = elements(arabic);
    expect(texts(found, 'h1')).toEqual(['دليل مشغلي الميناء']);
    expect(
      found.find(({ name, attributes }) => name === 'nav' && attributes['aria-label'] === 'الموقع')?.text,
    ).toContain('الخدمات');
    expect(found.find(({ attributes }) => attributes['aria-label'] === 'الجدول 1')).toBeDefined();
    const page = project.site.read(arabic);
    expect(page).toContain('آخر مراجعة 1 سبتمبر 2026.');
    expect(page).toContain('تعرض كل صفحة ما كان معروفا في 20 نوفمبر 2026.');
  });

  it('says in English what the words lack', () => {
    expect(project.site.read(arabic)).toContain('Markdown source of this page');
    expect(checked).toMatch(/words\/ar\.yaml:1:1 {2}info {2}\d+ of \d+ messages are not here/);
  });

  it('keeps contacts readable from left to right', () => {
    const found = elements('services/mooring-permits/index.html');
    expect(root('services/mooring-permits/index.html')).toMatchObject({ lang: 'ar', dir: 'rtl' });
    const contacts = found.filter(
      ({ attributes }) =>
        /^(?:tel|mailto):/.test(attributes.href ?? '') && /contact/.test(attributes.class ?? ''),
    );
    expect(contacts.length).toBeGreaterThan(1);
    expect(contacts.map(({ attributes }) => attributes.dir)).toEqual(contacts.map(() => 'ltr'));
  });

  it('leaves the other pages as they are', () => {
    for (const path of ['index.html', 'services/index.html', 'services/mooring-permits/readiness/index.html'])
      expect(root(path)).toMatchObject({ lang: 'en-GB' });
    expect(root('index.html')).not.toHaveProperty('dir');
  });
});

describe('a page in a language without words', () => {
  const welsh = 'services/tide-tables/index.html';

  it('keeps the frame of the site, and its content says its own language', () => {
    expect(root(welsh)).toMatchObject({ lang: 'en-GB' });
    const own = elements(welsh).filter(({ attributes }) => attributes.lang === 'cy');
    expect(own.find(({ name }) => name === 'h1')?.text).toBe('Taclau llanw');
    expect(own.every(({ attributes }) => attributes.dir === 'ltr')).toBe(true);
    expect(own.length).toBeGreaterThan(2);
  });

  it('is told to its author', () => {
    expect(checked).toMatch(
      /services\/tide-tables\.md:\d+:\d+ {2}warning {2}There are no words of the interface in `cy`/,
    );
  });
});

describe('words of the content', () => {
  it('choose the language of the whole site', async () => {
    const site = makeProject(contentFixture('two-services'));
    site.edit('opsguide.config.yaml', (text) => `${text}language: cy\n`);
    site.write('words/cy.yaml', 'home: {title: Hafan}\nnavigation: {services: Gwasanaethau}\n');
    expect((await site.build()).code).toBe(0);
    const home = site.site.read('index.html');
    expect(home).toContain('<html lang="cy" class');
    expect(home).toContain('Gwasanaethau');
    expect(home).toContain('20 Tachwedd 2026');
  });

  it('may say some English words otherwise', async () => {
    const site = makeProject(contentFixture('two-services'));
    site.write('words/en.yaml', 'groups: {title: Portfolios}\n');
    expect((await site.build()).code).toBe(0);
    expect(site.site.read('groups/index.html')).toContain('>Portfolios</h1>');
    expect((await site.check()).stdout).not.toContain('words');
  });

  it('that cannot be filled in are refused, at their place', async () => {
    const site = makeProject(contentFixture('two-services'));
    site.write('words/cy.yaml', 'home:\n  seeAll: "Gweld pob {count"\n');
    const { code, stderr } = await site.build();
    expect(code).toBe(1);
    expect(stderr).toMatch(
      /words\/cy\.yaml:2:11 {2}error {2}`home\.seeAll` cannot be filled in: a brace is opened/,
    );
    expect(stderr).not.toMatch(/\n\s+at /);
  });

  it('cannot bring markup, scripts or templates into a page', async () => {
    const site = makeProject(contentFixture('two-services'));
    const bad = '<script>alert(1)</script> {{ estate }} {% set x = 1 %} " <b onclick="x">';
    const quoted = bad.replace(/[<{}]+/g, "'$&'");
    site.write(
      'words/en.yaml',
      `home: {estate: ${JSON.stringify(quoted)}}\nfooter: {title: ${JSON.stringify(quoted)}}\nnavigation: {label: ${JSON.stringify(quoted)}}\n`,
    );
    expect(await site.build()).toMatchObject({ code: 0 });
    const home = site.site.read('index.html');
    expect(elementsOf(home).map(({ text }) => text.trim())).toContain(bad);
    expect(elementsOf(home).find(({ attributes }) => attributes['aria-label'] === bad)).toBeDefined();
    expect(home).not.toContain('<script>alert');
    expect(home).not.toContain('<b onclick');
  });

  it('are refused with tags of their own', async () => {
    const site = makeProject(contentFixture('two-services'));
    site.write('words/en.yaml', 'home:\n  estate: "<img src=x onerror=alert(1)>"\n');
    const { code, stderr } = await site.build();
    expect(code).toBe(1);
    expect(stderr).toContain('words/en.yaml:2:11');
  });
});
