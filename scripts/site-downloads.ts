/** What a site offers to keep: PDFs of its pages and evidence packs, made before its pages, which link to them. */
import { copyFileSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Diagnostic, summarise } from '../src/model/diagnostic.ts';
import type { SiteHistory } from '../src/model/history.ts';
import type { CheckedContent } from '../src/pipeline.ts';
import { reporters } from '../src/report/reporters.ts';
import type { ContentInput } from './content-input.ts';
import { makePacker } from './make-pack.ts';
import type { BuildOptions } from './options.ts';
import { packRevision } from './pack-revision.ts';
import { printSite } from './print-site.ts';
import type { Progress } from './progress.ts';
import type { PreparedSite } from './site.ts';
import { writeSitePacks } from './site-packs.ts';

/** What downloads are made from. */
export interface DownloadsInput {
  options: Pick<BuildOptions, 'pdf' | 'packs'>;
  input: ContentInput;
  checked: CheckedContent;
  /** Its site is told of the downloads. */
  prepared: PreparedSite;
  history: SiteHistory;
  progress: Progress;
  staging: { path: string };
}

/** The downloads of a site. */
export interface SiteDownloads {
  /** What was found while pages were printed. */
  diagnostics: readonly Diagnostic[];
  /** One line for the person who builds. */
  summary: string;
  /** The diagnostics as text; empty if there are none. */
  report(pathPrefix: string): string;
  /** Writes the PDFs into the output, beside the pages that they belong to. Packs are there already. */
  write(output: string): void;
  close(): void;
}

/**
 * Prints pages and makes packs. A pack has its guide as PDF even where the site has none.
 * @throws UsageError if the PDF engine does not start on this computer
 */
export async function makeDownloads(run: DownloadsInput): Promise<SiteDownloads> {
  const { options, input, checked, prepared, history, progress, staging } = run;
  const { site } = prepared;
  const guides = new Set(site.estate.services.map(({ href }) => href));
  const pdfs = await printSite({
    ...{ site, source: input.source, assets: checked.content.assets },
    ...(options.pdf ? {} : { only: guides }),
    onDone: (done, of) => progress.step(`Printing: ${done} of ${of}`),
  });
  try {
    if (options.packs) {
      progress.step('Packing evidence');
      const packer = makePacker({
        ...{ prepared, checked, source: input.source },
        revision: packRevision(input, history, site.interfaceWords.say),
        printGuides: async () => pdfs,
      });
      site.packs = await writeSitePacks(packer, site.estate, staging.path);
    }
  } catch (error) {
    pdfs.close();
    throw error;
  }
  // Pages of packs have no links to them: the PDF lies beside them.
  if (options.pdf) site.pdfs = pdfs.downloads;
  const { diagnostics, printed, kept } = pdfs;
  return {
    diagnostics,
    summary: `Printed ${printed} ${printed === 1 ? 'PDF' : 'PDFs'}; ${kept} had not changed.`,
    report: (pathPrefix) => printingReport(diagnostics, checked.summary.documents, pathPrefix),
    write: (output) => {
      if (options.pdf) for (const { path, from } of pdfs.copies) copy(from, join(output, path));
    },
    close: pdfs.close,
  };
}

/** What was found while printing, for a person; empty if nothing was. */
export function printingReport(
  diagnostics: readonly Diagnostic[],
  documents: number,
  pathPrefix: string,
): string {
  if (diagnostics.length === 0) return '';
  const colour = process.stderr.hasColors?.() ?? false;
  const summary = summarise(diagnostics, documents);
  return reporters.pretty({ diagnostics, summary, pathPrefix, colour });
}

function copy(from: string, to: string): void {
  mkdirSync(dirname(to), { recursive: true });
  copyFileSync(from, to);
}
