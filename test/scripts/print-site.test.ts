/**
 * Content that paper was not made for, from the file to the PDF: what is printed of it, what is said of it and where, and
 * that no page ever stops another. Programs of other makers judge what comes out.
 */
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { UsageError } from '../../scripts/exit-codes.ts';
import type { PrintedSite } from '../../scripts/print-site.ts';
import type { PdfPrinter } from '../../src/export/pdf/pdf-printer.ts';
import { PrinterUnavailable } from '../../src/export/pdf/print-process.ts';
import { type PoolOptions, printerPool } from '../../src/export/pdf/printer-pool.ts';
import { contentFixture, temporaryFolder } from '../support/build-site.ts';
import { type PdfFacts, pdfFacts } from '../support/pdf-facts.ts';
import { png } from '../support/png.ts';
import { printContent } from '../support/print.ts';

function page(title: string, body: string): string {
  return `---\ntitle: ${JSON.stringify(title)}\n---\n\n${body}\n`;
}

function table(columns: number, rows: number, cell = (row: number, column: number) => `r${row}c${column}`) {
  const line = (text: (column: number) => string) =>
    `|${Array.from({ length: columns }, (_, column) => text(column)).join('|')}|`;
  const body = Array.from({ length: rows }, (_, row) => line((column) => cell(row, column)));
  return [line((column) => `h${column}`), line(() => '-'), ...body].join('\n');
}

const organisation = readFileSync(join(contentFixture('two-services'), 'organisation.yaml'), 'utf8');
const guide = readFileSync(join(contentFixture('two-services'), 'services', 'tide-tables.md'), 'utf8');
const commands = '#read("/etc/passwd") #eval("1+1") #import "@preview/cetz:0.3.0": * $x^2$ @ref <lab>';
const images = ['sound', 'bomb', 'broken', 'cut', 'text', 'empty', 'swollen'];
const longTitle = 'Warnings of floods, storms and drought '.repeat(5).padEnd(200, 'x');

const files: Record<string, string | Uint8Array> = {
  'organisation.yaml': organisation,
  'services/no-body.md': guide.slice(0, guide.indexOf('\n---\n', 4) + 5),
  'guidance/arabic.md': page('تنبيهات', 'مرحبا 你好'),
  'guidance/emoji.md': page('Flood 🌊 warnings', 'Crew: 👩‍🚒. Tick: ✓'),
  'guidance/commands.md': page(
    commands,
    `${commands}\n\n\`\`\`typst\n#read("/etc/shadow")\n\`\`\`\n\n## #sys.inputs\n`,
  ),
  'guidance/long-title.md': page(longTitle, 'Text.'),
  'guidance/long-words.md': page(
    'W'.repeat(200),
    [
      'w'.repeat(40_000),
      `## ${'H'.repeat(40_000)}`,
      `[a link](https://harbours.example/${'p'.repeat(40_000)})`,
      `![${'alt '.repeat(12_000)}](../assets/sound.png)`,
      `\`\`\`\n${'c'.repeat(40_000)}\n\`\`\``,
    ].join('\n\n'),
  ),
  'guidance/wide.md': page('Wide', table(200, 3)),
  'guidance/tall.md': page('Tall', table(3, 10_000)),
  'guidance/too-large.md': page('Too large', `Before.\n\n${table(61, 1000)}\n\nAfter.`),
  'guidance/nested.md': page(
    'Nested',
    `${Array.from({ length: 25 }, (_, level) => `${'  '.repeat(level)}- level ${level}`).join('\n')}\n\nAfter the list.`,
  ),
  'guidance/images.md': page(
    'Images',
    images.map((name) => `![Picture that is ${name}](../assets/${name}.png)`).join('\n\n'),
  ),
  'assets/sound.png': png(20, 20),
  // Says that it unfolds to 3.6 thousand million pixels.
  'assets/bomb.png': png(60_000, 60_000, deflateSync(Buffer.alloc(1000))),
  'assets/broken.png': png(20, 20, Buffer.from('not compressed at all')),
  'assets/cut.png': png(500, 500).subarray(0, 60),
  'assets/text.png': Buffer.from('hello'),
  'assets/empty.png': new Uint8Array(),
  // Its data unfold to far more than its pixels.
  'assets/swollen.png': png(20, 20, deflateSync(Buffer.alloc(50_000_000))),
};

let site: PrintedSite;

beforeAll(async () => {
  site = await printContent(files);
});

async function printed(href: string, of = site): Promise<PdfFacts> {
  const bytes = of.pdfOf(href);
  if (!bytes) throw new Error(`${href} has no PDF: ${JSON.stringify(of.diagnostics)}`);
  const file = join(mkdtempSync(join(temporaryFolder(), 'hostile-')), 'printed.pdf');
  writeFileSync(file, bytes);
  return pdfFacts(file);
}

/** What was found in a file, as `line:column rule: message`. */
function found(file: string, of = site): string[] {
  return of.diagnostics
    .filter((diagnostic) => diagnostic.file === file)
    .map(({ line, column, ruleId, message }) => `${line}:${column} ${ruleId}: ${message}`);
}

describe('printSite', () => {
  it('prints every page, whatever the others hold', () => {
    const pages = Object.keys(files).filter((file) => file.endsWith('.md'));
    expect(Object.keys(site.downloads)).toHaveLength(pages.length);
    expect(site).toMatchObject({ printed: pages.length, kept: 0 });
  });

  it('shows squares for letters that its fonts lack, says so on the page, and names them at the first', async () => {
    const { pages, properties } = await printed('/guidance/arabic/');
    expect(properties.Title).toBe('تنبيهات');
    expect(pages.join(' ')).toContain('□□□□□□□');
    expect(pages.join(' ')).toContain(
      'The square □ stands for a character that the fonts of this document lack',
    );
    const [only, ...others] = found('guidance/arabic.md');
    expect(others).toEqual([]);
    expect(only).toMatch(
      /^2:9 pdf-missing-glyph: The PDF shows a square for “ت” \(U\+062A\), .* and \d+ more/,
    );
  });

  it('shows one square for an emoji, however many characters it is made of', async () => {
    const text = (await printed('/guidance/emoji/')).pages.join(' ');
    expect(text).toContain('Flood □ warnings');
    expect(text).toContain('Crew: □. Tick: ✓');
    expect(found('guidance/emoji.md')).toEqual([
      '2:15 pdf-missing-glyph: The PDF shows a square for “🌊” (U+1F30A), “👩‍🚒” (U+1F469 U+200D U+1F692): its fonts lack these characters.',
    ]);
  });

  it('shows commands of the engine as text, in titles, text, code and headings', async () => {
    const { pages, properties, bookmarks } = await printed('/guidance/commands/');
    const text = pages.join(' ').replaceAll(/\s/g, '');
    expect(properties.Title).toBe(commands);
    expect(text.split('#read("/etc/passwd")').length).toBeGreaterThan(2);
    for (const shown of [
      '#eval("1+1")',
      '#import"@preview/cetz:0.3.0":*',
      '$x^2$',
      '<lab>',
      '#read("/etc/shadow")',
    ])
      expect(text).toContain(shown);
    expect(text).not.toContain('root:');
    expect(bookmarks.map(({ title }) => title)).toContain('#sys.inputs');
    expect(found('guidance/commands.md')).toEqual([]);
  });

  it('breaks titles of 200 characters, and words, headings, links and descriptions longer than any page', async () => {
    expect((await printed('/guidance/long-title/')).properties.Title).toBe(longTitle);
    const { pages } = await printed('/guidance/long-words/');
    const letters = pages.join('').replaceAll(/\s/g, '');
    for (const [letter, count] of [
      ['w', 40_000],
      ['H', 40_000],
      ['c', 40_000],
    ] as const)
      expect(letters.split(letter).length).toBeGreaterThan(count);
    expect(letters).toContain('alink');
    expect(found('guidance/long-words.md')).toEqual([]);
  });

  it('prints a table of 200 columns in parts, and one of 10,000 rows over as many pages as it takes', async () => {
    const wide = await printed('/guidance/wide/');
    const cells = new Set(wide.pages.join(' ').split(' '));
    for (let column = 0; column < 200; column++) expect(cells.has(`r2c${column}`)).toBe(true);
    expect(wide.structure.filter((name) => name === 'THead')).toHaveLength(29);
    const { pages } = await printed('/guidance/tall/');
    expect(site.downloads['/guidance/tall/']?.pages).toBe(pages.length);
    expect(pages.length).toBeGreaterThan(150);
    expect(pages.join(' ')).toContain('r9999c2');
    // Every page of it begins with what the columns mean.
    expect(pages.slice(1, -1).filter((text) => !text.includes('h0 h1 h2'))).toEqual([]);
    expect([...found('guidance/wide.md'), ...found('guidance/tall.md')]).toEqual([]);
  });

  it('leaves out a table that no reader could use, there and with its place', async () => {
    const text = (await printed('/guidance/too-large/')).pages.join(' ');
    expect(text).toMatch(/Before\. .*61 columns and 1,000 rows.* After\./);
    expect(found('guidance/too-large.md')).toEqual([
      '7:1 pdf-left-out: The table is not in the PDF: it has 61 columns and 1,000 rows.',
    ]);
  });

  it('leaves out images that are none, are cut off or unfold too far, each there and with its place', async () => {
    const { pages, structure } = await printed('/guidance/images/');
    const text = pages.join(' ');
    const left = ['bomb', 'broken', 'cut', 'text', 'empty'];
    for (const name of left)
      expect(text).toContain(`This image could not be printed: Picture that is ${name}`);
    expect(structure.filter((name) => name === 'Figure')).toHaveLength(images.length - left.length);
    expect(found('guidance/images.md').map((line) => line.split(' is not in')[0])).toEqual(
      left.map(
        (name) =>
          `${5 + 2 * images.indexOf(name)}:${`![Picture that is ${name}](`.length + 1} pdf-left-out: The image ../assets/${name}.png`,
      ),
    );
  });

  it('prints a guide without a body, and lists that are nested deeper than a page is wide', async () => {
    const guideText = (await printed('/services/no-body/')).pages.join(' ');
    expect(guideText).toContain('Tables of tides');
    const { pages } = await printed('/guidance/nested/');
    for (let level = 0; level < 25; level++) expect(pages.join(' ')).toContain(`level ${level} `);
    expect(pages.join(' ')).toContain('After the list.');
  });
});

describe('a page that cannot be printed', () => {
  const heavy = page(
    'Heavy',
    table(12, 4900, () => 'two words'),
  );
  const three = {
    'guidance/a.md': page('A', 'a'),
    'guidance/heavy.md': heavy,
    'guidance/z.md': page('Z', 'z'),
  };

  async function print(content: Record<string, string>, options: Partial<PoolOptions>, breaks?: string) {
    const pool = printerPool({ processes: 2, ...options });
    const printer: PdfPrinter = {
      // The engine breaks down over an attachment without a byte, which no file of the content can be.
      print: (job) => pool.print(job.document.title === breaks ? { ...job, source: new Uint8Array() } : job),
      close: pool.close,
    };
    return printContent(content, { printer });
  }

  it.each([
    ['that takes too long', { timeLimit: 2000 }, undefined, 'it was not done after 2 seconds'],
    [
      'that takes too much memory',
      { memoryLimit: 400_000_000 },
      undefined,
      'it needs more memory than one document may have',
    ],
    ['over which the engine breaks down', {}, 'Heavy', 'the PDF engine broke down'],
  ] as const)(
    '%s has none, says so at its place, and stops no other',
    async (_what, options, breaks, why) => {
      const content =
        breaks === undefined ? three : { ...three, 'guidance/heavy.md': page('Heavy', 'short') };
      const { downloads, diagnostics, printed: count } = await print(content, options, breaks);
      expect(Object.keys(downloads).sort()).toEqual(['/guidance/a/', '/guidance/z/']);
      expect(count).toBe(2);
      expect(diagnostics).toMatchObject([
        { ruleId: 'pdf-not-printed', severity: 'warning', file: 'guidance/heavy.md', line: 2, column: 8 },
      ]);
      expect(diagnostics[0]?.message).toContain(`The page has no PDF: ${why}`);
      expect(diagnostics[0]?.hint).toMatch(/^(?:Shorten|Take out) /);
    },
  );

  it('is not tried again without its images when it takes too long', async () => {
    let orders = 0;
    const printer: PdfPrinter = {
      print: async () => {
        orders += 1;
        return [{ reason: 'time', message: 'it was not done after 120 seconds' }];
      },
      close: async () => {},
    };
    const content = {
      'guidance/a.md': page('A', '![Sound](../assets/sound.png)'),
      'assets/sound.png': png(20, 20),
    };
    const { diagnostics } = await printContent(content, { printer });
    expect(diagnostics.map(({ ruleId }) => ruleId)).toEqual(['pdf-not-printed']);
    expect(orders).toBe(1);
  });
});

describe('an engine that does not start', () => {
  it('ends the run with what to do about it, not with a fault', async () => {
    const printer: PdfPrinter = {
      print: async () => {
        throw new PrinterUnavailable('The PDF engine does not start on this computer.');
      },
      close: async () => {},
    };
    await expect(printContent({ 'guidance/a.md': page('A', 'a') }, { printer })).rejects.toThrow(UsageError);
  });
});
