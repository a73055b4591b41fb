/** What programs of other makers find in a PDF: the tests never ask the code that made it. */
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runPdfTool } from '../../scripts/pdf-tools.ts';
import { temporaryFolder } from './build-site.ts';

/** A PDF as others see it. */
export interface PdfFacts {
  /** Properties by their name, such as `Title` and `Tagged`. */
  properties: Readonly<Record<string, string>>;
  /** The standard that it names in its metadata, such as `PDF/A-3A`. */
  standard: string;
  /** Language that is set for the whole document. */
  language: string | undefined;
  /** Text of each page, every stretch of white space as one space. */
  pages: string[];
  /** Bookmarks by their level, from 1, and words. */
  bookmarks: { level: number; title: string }[];
  /** Elements of the structure that it is tagged with, in order, such as `H1` and `TH`. */
  structure: string[];
  /** Files that it carries, by name. */
  attachments: Readonly<Record<string, Buffer>>;
}

interface Outline {
  title: string;
  kids: Outline[];
}

/** Reads a PDF. @throws Error with what qpdf or poppler finds wrong with it */
export async function pdfFacts(file: string): Promise<PdfFacts> {
  const folder = mkdtempSync(join(temporaryFolder(), 'attachments-'));
  const [info, meta, structure, text, outlines, trailer] = await Promise.all([
    runPdfTool('pdfinfo', [file]),
    runPdfTool('pdfinfo', ['-meta', file]),
    runPdfTool('pdfinfo', ['-struct', file]),
    runPdfTool('pdftotext', ['-enc', 'UTF-8', file, '-']),
    runPdfTool('qpdf', ['--json', '--json-key=outlines', file]),
    runPdfTool('qpdf', ['--show-object=trailer', file]),
    runPdfTool('pdfdetach', ['-saveall', '-o', folder, file]),
    runPdfTool('qpdf', ['--check', file]),
  ]);
  const root = /\/Root (\d+) 0 R/.exec(trailer)?.[1];
  const catalogue = await runPdfTool('qpdf', [`--show-object=${root}`, file]);
  return {
    properties: Object.fromEntries(
      [...info.matchAll(/^([^:\n]+):[ \t]*(.*)$/gm)].map(([, name = '', value = '']) => [name, value.trim()]),
    ),
    standard: `PDF/A-${element(meta, 'pdfaid:part')}${element(meta, 'pdfaid:conformance')}`,
    language: /\/Lang \(([^)]*)\)/.exec(catalogue)?.[1],
    pages: text
      .split('\f')
      .slice(0, -1)
      .map((page) => page.replaceAll(/\s+/g, ' ')),
    bookmarks: bookmarksOf((JSON.parse(outlines) as { outlines: Outline[] }).outlines, 1),
    structure: [...structure.matchAll(/^ *([A-Z][A-Za-z0-9]*)/gm)].map(([, name = '']) => name),
    attachments: Object.fromEntries(
      readdirSync(folder).map((name) => [name, readFileSync(join(folder, name))]),
    ),
  };
}

function element(metadata: string, name: string): string | undefined {
  return new RegExp(`<${name}>([^<]*)<`).exec(metadata)?.[1];
}

function bookmarksOf(outlines: readonly Outline[], level: number): PdfFacts['bookmarks'] {
  return outlines.flatMap(({ title, kids }) => [{ level, title }, ...bookmarksOf(kids, level + 1)]);
}
