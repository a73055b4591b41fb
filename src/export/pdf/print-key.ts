/** Export, PDF: by what a printed document is known again: everything that its bytes depend on. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { PrintJob } from './print-document.ts';
import type { PrintFonts } from './print-fonts.ts';
import { templateFile } from './print-process.ts';

/** Raised when the same document comes out with other bytes for a reason that nothing below names. */
const FORM = 1;

/** What the bytes of every document depend on: template, fonts and engine. */
export function printStamp({ blobs }: PrintFonts): string {
  const hash = createHash('sha256').update(`${FORM}\n`);
  for (const blob of blobs) hash.update(createHash('sha256').update(blob).digest());
  const engine = JSON.parse(
    readFileSync(new URL(import.meta.resolve('@myriaddreamin/typst-ts-node-compiler/package.json')), 'utf8'),
  ) as { version: string };
  return hash.update(readFileSync(templateFile)).update(engine.version).digest('hex');
}

/** The key of a document: the same for the same bytes. */
export function printKey({ document, source, images }: PrintJob, stamp: string): string {
  const hash = createHash('sha256').update(`${stamp}\n${JSON.stringify(document)}\n`);
  for (const bytes of [source, ...images.map((image) => image.bytes)])
    hash.update(createHash('sha256').update(bytes).digest());
  return hash.digest('hex');
}
