/** Opens content for packing: content → checked → site → what makes packs of it. */
import type { BrandId } from '../src/model/brand.ts';
import type { Service } from '../src/model/estate.ts';
import { readAndCheck } from '../src/pipeline.ts';
import { openContent } from './content-input.ts';
import { makePacker, type PackMaker, type PrintedGuides } from './make-pack.ts';
import type { ContentOptions } from './options.ts';
import { packRevision } from './pack-revision.ts';
import { type PrintedSite, printSite } from './print-site.ts';
import { readHistory } from './read-history.ts';
import { type Refusal, refuse } from './refuse.ts';
import { loadShipped } from './shipped-data.ts';
import { prepareSite } from './site.ts';
import { printingReport } from './site-downloads.ts';

/** What packs are opened with. */
export interface PackerOptions extends ContentOptions {
  basePath: string;
  brand?: BrandId;
}

/** What makes packs, or why there can be none. */
export type OpenedPacker = OpenPacker | { refusal: Refusal };

/** What makes packs. */
export interface OpenPacker {
  packer: PackMaker;
  today: string;
  /** What was found while guides were printed, as text; empty if nothing was. */
  printingReport(): string;
  /** Lets go of printed guides: call it when everything is packed. */
  close(): void;
}

/**
 * Reads content and makes what packs it. Guides that cannot be read are packed as their source; what every guide is
 * measured against must be in order.
 * @throws UsageError if there is no such content
 */
export function openPacker(options: PackerOptions): OpenedPacker {
  const input = openContent(options);
  const { folder, source, today, revision } = input;
  const checked = readAndCheck(source, { today, ...loadShipped() });
  const shared = checked.diagnostics.filter(({ file }) => !/^(?:services|guidance|assets)\//.test(file));
  const refusal = refuse({ ...checked, diagnostics: shared }, folder);
  if (refusal) return { refusal };
  const { guides, pages } = checked.content;
  const { history } = readHistory(folder.path, [...guides, ...pages], { revision: revision?.id });
  const prepared = prepareSite({ checked, today, basePath: options.basePath, source, history });
  const named = packRevision(input, history, prepared.site.interfaceWords.say);
  const prints: PrintedSite[] = [];
  const printGuides = async (services: readonly Service[]): Promise<PrintedGuides> => {
    const only = new Set(services.map(({ href }) => href));
    const printed = await printSite({ site: prepared.site, source, assets: checked.content.assets, only });
    prints.push(printed);
    return printed;
  };
  return {
    packer: makePacker({ prepared, checked, source, revision: named, printGuides }),
    today,
    printingReport: () => {
      const found = prints.flatMap(({ diagnostics }) => diagnostics);
      return printingReport(found, checked.summary.documents, folder.shown);
    },
    close: () => {
      for (const printed of prints) printed.close();
    },
  };
}
