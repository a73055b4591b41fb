/** Documents to print and what stands in them, for tests of PDFs. */
import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { type PrintedSite, type PrintRun, printSite } from '../../scripts/print-site.ts';
import { loadShipped } from '../../scripts/shipped-data.ts';
import { prepareSite } from '../../scripts/site.ts';
import type { DocumentParts } from '../../src/export/pdf/document-of.ts';
import { type PrintedBody, printBody } from '../../src/export/pdf/print-body.ts';
import { type PrintSetting, printContext } from '../../src/export/pdf/print-context.ts';
import type { Block, Inline, PrintDocument, PrintJob } from '../../src/export/pdf/print-document.ts';
import { printGuidance } from '../../src/export/pdf/print-guidance.ts';
import { printTheme } from '../../src/export/pdf/print-theme.ts';
import { brandColours, type Colours } from '../../src/model/brand-colours.ts';
import { readAndCheck } from '../../src/pipeline.ts';
import { memorySource } from '../../src/read/content-source.ts';
import { temporaryFolder, today } from './build-site.ts';
import { exampleEstate } from './example-estate.ts';
import { englishWords } from './words.ts';

const black = Object.fromEntries(
  Object.keys(brandColours).map((name) => [name, '#000000']),
) as unknown as Colours;

/** What documents of the tests have in common. */
export const printParts: DocumentParts = {
  organisation: 'Department for Land and Water',
  theme: printTheme({ ...black, ink_text: '#ffffff', tint: '#ffffff' }),
  version: '1.0.0',
};

/** A setting in English, of the worked example. */
export function printSetting(own: Partial<PrintSetting> = {}): PrintSetting {
  return {
    words: englishWords,
    today,
    organisation: exampleEstate().organisation,
    siteAddress: () => undefined,
    image: () => undefined,
    ...own,
  };
}

/** A guidance page of a body, as its printed parts. */
export function printedBody(text: string, own: Partial<PrintSetting> = {}): PrintedBody {
  const source = memorySource({ 'guidance/page.md': `---\ntitle: Page\n---\n${text}` });
  const document = readAndCheck(source, { today, ...loadShipped() }).content.pages[0];
  return printBody(printContext(printSetting(own), document), 2);
}

/** A short document that any printer can print, with a body of its own. */
export function shortJob(title: string, blocks: Block[] = []): PrintJob {
  const view = {
    title,
    id: 'x',
    href: '/guidance/x/',
    breadcrumbs: [],
    children: [],
    siblings: [],
    tags: [],
    findings: [],
  };
  const { document } = printGuidance(view, printSetting(), {
    ...printParts,
    sourceName: 'x.md',
    sourceHash: 'abc',
  });
  return {
    document: { ...document, blocks: [...blocks, ...document.blocks] },
    source: new TextEncoder().encode(`# ${title}\n`),
    images: [],
  };
}

/** Every text of a document, in order, with a line break after each. */
export function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return value.map(textOf).join(isInline(value) ? '' : '\n');
  if (typeof value !== 'object' || value === null) return '';
  if ('type' in value && value.type === 'break') return '\n';
  return Object.entries(value)
    .filter(([key]) => !['type', 'id', 'to', 'href', 'style', 'tone', 'align', 'theme', 'path'].includes(key))
    .map(([, inner]) => textOf(inner))
    .join('\n');
}

function isInline(value: readonly unknown[]): boolean {
  return value.some((part) => typeof part === 'string');
}

/** Every inline part of some type that stands anywhere in a document. */
export function inlinesOf(value: unknown): Exclude<Inline, string>[] {
  if (Array.isArray(value)) return value.flatMap(inlinesOf);
  if (typeof value !== 'object' || value === null) return [];
  const inner = Object.values(value).flatMap(inlinesOf);
  const types = ['strong', 'emphasis', 'strike', 'code', 'break', 'gap', 'link', 'tag'];
  return 'type' in value && types.includes(String(value.type)) && !('texts' in value)
    ? [value as Exclude<Inline, string>, ...inner]
    : inner;
}

/** Headings of a document, in order. */
export function headingsOf(
  document: Pick<PrintDocument, 'opening' | 'blocks'>,
): Extract<Block, { type: 'heading' }>[] {
  return [...document.opening, ...document.blocks].filter((block) => block.type === 'heading');
}

/** Prints content that is given by path, with a cache of its own. */
export async function printContent(
  files: Readonly<Record<string, string | Uint8Array>>,
  own: Partial<PrintRun> = {},
): Promise<PrintedSite> {
  const source = memorySource(files);
  const checked = readAndCheck(source, { today, ...loadShipped() });
  const { site } = prepareSite({ checked, today, basePath: '/', source });
  const cacheFolder = mkdtempSync(join(temporaryFolder(), 'prints-'));
  return printSite({ site, source, assets: checked.content.assets, cacheFolder, ...own });
}
