/** The PDFs of the worked example, judged by programs of other makers, and which of them a build prints again. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  contentFixture,
  filesIn,
  makeProject,
  type PublishedSite,
  projectRoot,
  publishedSite,
  runOpsguide,
  temporaryFolder,
  today,
} from '../support/build-site.ts';
import { elementsOf } from '../support/html.ts';
import { type PdfFacts, pdfFacts } from '../support/pdf-facts.ts';
import { brokenLinks } from '../support/site-links.ts';

const content = join(projectRoot, 'src', 'content');

let site: PublishedSite;
/** Every PDF of the site, by its path. */
const pdfs = new Map<string, PdfFacts>();

beforeAll(async () => {
  const output = join(temporaryFolder(), 'example-with-pdfs');
  const run = await runOpsguide(['build', '--pdf', '--output', output, '--date', today]);
  expect(run).toMatchObject({ code: 0, stderr: '' });
  site = publishedSite(output);
  for (const path of site.files().filter((file) => file.endsWith('.pdf')))
    pdfs.set(path, await pdfFacts(join(output, path)));
});

/** What does not hold, by the path of the PDF of which it does not. */
function failures(problemOf: (facts: PdfFacts, path: string) => unknown): Record<string, unknown> {
  return Object.fromEntries(
    [...pdfs].flatMap(([path, facts]) => {
      const problem = problemOf(facts, path);
      return problem === undefined || problem === false ? [] : [[path, problem]];
    }),
  );
}

/** `guidance/operation/operation.pdf` → `guidance/operation.md`, or `guidance/operation/index.md`. */
function sourceOf(path: string): string {
  const plain = `${dirname(path)}.md`;
  return filesIn(content).includes(plain) ? plain : `${dirname(path)}/index.md`;
}

describe('build --pdf', () => {
  it('makes a PDF of every guide and every guidance page, and no other', () => {
    const sources = filesIn(content).filter((file) => /^(?:services|guidance)\/.+\.md$/.test(file));
    expect([...pdfs.keys()].map(sourceOf).sort()).toEqual(sources);
  });

  it('links each from its page alone, with its pages and size', () => {
    const links = site.pages().flatMap((page) =>
      elementsOf(site.read(page))
        .filter(({ name, attributes }) => name === 'a' && attributes.href?.endsWith('.pdf'))
        .map(({ attributes, text }) => ({ page, href: attributes.href, text })),
    );
    const expected = [...pdfs].map(([path, { pages }]) => {
      const { size } = statSync(join(site.folder, path));
      return {
        page: `${dirname(path)}/index.html`,
        href: `/${path}`,
        text: expect.stringContaining(`PDF, ${pages.length} pages, ${Math.round(size / 1000)} KB`),
      };
    });
    expect(links.sort((a, b) => (a.page < b.page ? -1 : 1))).toEqual(
      expected.sort((a, b) => (a.page < b.page ? -1 : 1)),
    );
    expect(brokenLinks(site)).toEqual([]);
  });
});

describe('every PDF', () => {
  it('is tagged, names PDF/A-3a as its standard, and has a title and a language', () => {
    const expected = (path: string) =>
      /^title: (.*)$/m
        .exec(readFileSync(join(content, sourceOf(path)), 'utf8'))?.[1]
        ?.replaceAll(/^'|'$/g, '');
    for (const [path, { properties, standard, language }] of pdfs)
      expect({ path, ...properties, standard, language }).toMatchObject({
        Title: expected(path),
        Tagged: 'yes',
        Author: 'Department for Land and Water',
        Encrypted: 'no',
        JavaScript: 'no',
        'PDF version': '1.7',
        standard: 'PDF/A-3A',
        language: 'en-GB',
      });
  });

  it('carries its Markdown source, byte for byte, and nothing else', () => {
    const wrong = failures(({ attachments }, path) => {
      const source = sourceOf(path);
      const [attached, ...others] = Object.entries(attachments);
      if (attached?.[0] !== basename(source) || others.length > 0) return Object.keys(attachments);
      return attached[1].equals(readFileSync(join(content, source))) ? undefined : 'other bytes';
    });
    expect(wrong).toEqual({});
  });

  it('says on every page what it is, which text it is, of which day, and which page of how many', () => {
    const wrong = failures(({ pages, properties }) => {
      const missing = pages.flatMap((page, index) => {
        const said = [
          properties.Title ?? '',
          /(?:Revision|Source) [0-9a-f]{12}/,
          'As of 20 November 2026',
          `Page ${index + 1} of ${pages.length}`,
        ];
        return said.filter((words) =>
          typeof words === 'string' ? !page.includes(words) : !words.test(page),
        );
      });
      return missing.length > 0 && missing;
    });
    expect(wrong).toEqual({});
    for (const { pages, properties } of pdfs.values()) expect(String(pages.length)).toBe(properties.Pages);
  });

  it('has bookmarks for its headings, and headings that skip no level', () => {
    const plain = (text: string) => text.replaceAll(/\s+/g, ' ').trim();
    const wrong = failures(({ bookmarks, structure, pages }) => {
      const text = pages.join(' ');
      if (bookmarks.length < 3) return bookmarks;
      const absent = bookmarks.filter(({ title }) => !text.includes(plain(title)));
      if (absent.length > 0) return absent;
      const levels = structure.flatMap((name) => /^H([1-6])$/.exec(name)?.[1] ?? []).map(Number);
      if (levels.length !== bookmarks.length) return { levels: levels.length, bookmarks: bookmarks.length };
      return levels.some((level, index) => level > (levels[index - 1] ?? 0) + 1) && levels;
    });
    expect(wrong).toEqual({});
  });

  it('has a header row in every table, and tags lists as lists', () => {
    let tables = 0;
    const wrong = failures(({ structure }) => {
      const count = (wanted: string) => structure.filter((name) => name === wanted).length;
      tables += count('Table');
      if (count('THead') !== count('Table')) return `${count('Table')} tables, ${count('THead')} header rows`;
      if (count('Table') > 0 && count('TH') < 2 * count('Table')) return `${count('TH')} header cells`;
      return count('LI') > 0 && count('LBody') !== count('LI');
    });
    expect(wrong).toEqual({});
    expect(tables).toBeGreaterThan(100);
  });
});

describe('the PDF of a guide', () => {
  it.each([
    ['whom to call', '+44 1632 960 001'],
    ['what it leans on, and what happens without it', 'Threshold watch proposes nothing'],
    ['readiness', '51 of 52 met, 1 waived'],
    ['a waiver and its last day', '18 December 2026, in 28 days'],
    ['service levels', '99.9% (availability)'],
    ['components that end', 'End of life: 15 December 2026'],
    ['what its team wrote', 'Restart message dispatch'],
  ])('holds %s', (_what, words) => {
    const text = pdfs.get('services/flood-warnings/flood-warnings.pdf')?.pages.join(' ');
    expect(text?.replaceAll('\u00a0', ' ')).toContain(words);
  });
});

describe('a second build', () => {
  it('prints only what has changed, and publishes the rest all the same', async () => {
    const project = makeProject(contentFixture('two-services'));
    const env = { OPSGUIDE_CACHE: join(project.folder, 'cache') };
    const build = () =>
      runOpsguide(
        ['build', '--pdf', '--content', project.content, '--output', project.output, '--date', today],
        { env },
      );
    const printed = async () => /^Printed .*$/m.exec((await build()).stdout)?.[0];
    const all = () => project.site.files().filter((file) => file.endsWith('.pdf'));
    const first = await printed();
    const count = all().length;
    expect(count).toBeGreaterThan(2);
    expect(first).toBe(`Printed ${count} PDFs; 0 had not changed.`);
    const path = 'services/tide-tables/tide-tables.pdf';
    const before = readFileSync(join(project.output, path));
    expect(await printed()).toBe(`Printed 0 PDFs; ${count} had not changed.`);
    expect(all()).toHaveLength(count);
    expect(readFileSync(join(project.output, path)).equals(before)).toBe(true);
    project.edit('services/tide-tables.md', (text) => `${text}\nOne sentence more.\n`);
    expect(await printed()).toBe(`Printed 1 PDF; ${count - 1} had not changed.`);
    expect((await pdfFacts(join(project.output, path))).pages.join(' ')).toContain('One sentence more.');
  });
});

describe('a build with a page that paper cannot show as it is', () => {
  it('says where and what, publishes everything, and ends well', async () => {
    const project = makeProject(contentFixture('two-services'));
    project.edit('services/tide-tables.md', (text) => text.replace('title: Tide', 'title: 🌊 Tide'));
    const { code, stdout, stderr } = await project.build('--pdf');
    expect(code).toBe(0);
    expect(stderr).toContain(`${project.content}/services/tide-tables.md:2:8`);
    expect(stderr).toContain('pdf-missing-glyph');
    expect(stdout).toMatch(/^Printed /m);
    expect(project.site.read('services/tide-tables/index.html')).toContain('tide-tables.pdf');
  });
  it('is refused with --strict where the configuration makes it an error', async () => {
    const project = makeProject(contentFixture('two-services'));
    project.edit('services/tide-tables.md', (text) => text.replace('title: Tide', 'title: 🌊 Tide'));
    project.edit('opsguide.config.yaml', (text) => `${text}rules:\n  pdf-missing-glyph: error\n`);
    const { code, stderr } = await project.build('--pdf', '--strict');
    expect(code).toBe(1);
    expect(stderr).toContain('pdf-missing-glyph');
    expect(existsSync(project.output)).toBe(false);
    expect(await project.build('--pdf')).toMatchObject({ code: 0 });
  });
});
