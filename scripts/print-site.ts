/** Prints the guides and guidance pages of a site: estate → documents → PDFs that are kept, and what was found. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { basename, join } from 'node:path';
import { applySeverities } from '../src/check/check.ts';
import type { PrintableDocument } from '../src/export/pdf/document-of.ts';
import { fitDocument } from '../src/export/pdf/fit-text.ts';
import { imageFacts } from '../src/export/pdf/image-facts.ts';
import { isPrinted, type PdfPrinter, type PrintProblem } from '../src/export/pdf/pdf-printer.ts';
import type { BodyLoss } from '../src/export/pdf/print-body.ts';
import type { PrintSetting } from '../src/export/pdf/print-context.ts';
import type { PrintFile, PrintJob } from '../src/export/pdf/print-document.ts';
import { loadPrintFonts, type PrintFonts } from '../src/export/pdf/print-fonts.ts';
import { printGuidance } from '../src/export/pdf/print-guidance.ts';
import { printKey, printStamp } from '../src/export/pdf/print-key.ts';
import { PrinterUnavailable } from '../src/export/pdf/print-process.ts';
import { printService } from '../src/export/pdf/print-service.ts';
import { printTheme } from '../src/export/pdf/print-theme.ts';
import { printerPool } from '../src/export/pdf/printer-pool.ts';
import type { SourceDocument } from '../src/model/content.ts';
import { compareDiagnostics, type Diagnostic, type Range } from '../src/model/diagnostic.ts';
import { makeDiagnostic } from '../src/model/make-diagnostic.ts';
import { once } from '../src/model/once.ts';
import { type PrintingRuleId, printingRule } from '../src/model/printing-rules.ts';
import type { ContentSource } from '../src/read/content-source.ts';
import { siteHref } from '../src/render/markdown.ts';
import type { PdfDownload, Site } from '../src/render/site.ts';
import { cacheFolder } from './cache-folder.ts';
import { UsageError } from './exit-codes.ts';
import { type KeptPrint, openPrintCache, type PrintCache } from './print-cache.ts';
import { spareMemory } from './spare-memory.ts';

/** What is printed, and with what. */
export interface PrintRun {
  site: Site;
  source: ContentSource;
  /** Images of the content. */
  assets: readonly string[];
  /** Pages to print, by their site paths; all of them if it is left out. */
  only?: ReadonlySet<string>;
  /** Where printed documents are kept between runs; a folder of `cacheFolder()` if it is left out. */
  cacheFolder?: string;
  /** Prints; one of its own if it is left out. */
  printer?: PdfPrinter;
  /** Told of each document that is done. */
  onDone?: (done: number, of: number) => void;
}

/** The PDFs of a site. */
export interface PrintedSite {
  /** By the site path of the page that each belongs to. */
  downloads: Readonly<Record<string, PdfDownload>>;
  /** Files to copy, by path in the output. */
  copies: { path: string; from: string }[];
  /** The PDF of the page at a site path among `downloads`. */
  pdfOf(href: string): Uint8Array;
  diagnostics: Diagnostic[];
  /** How many were printed, and how many were there already. */
  printed: number;
  kept: number;
  /** Lets go of files that were only for this run: call it when they are copied. */
  close(): void;
}

/** One page to print. */
interface Target {
  href: string;
  document: SourceDocument;
  make(setting: PrintSetting, sourceHash: string): PrintableDocument;
}

/** All that is the same for every document of a run. */
interface Press {
  run: PrintRun;
  printer: PdfPrinter;
  cache: PrintCache;
  fonts: PrintFonts;
  stamp: string;
  /** Called before something is printed. */
  makeRoom(): void;
}

/** What came of one page. */
interface Outcome {
  kept?: KeptPrint;
  isNew: boolean;
  diagnostics: Diagnostic[];
}

/**
 * Prints every guide and guidance page. A page that cannot be printed has diagnostics and no download.
 * @throws UsageError if the engine does not start on this computer
 */
export async function printSite(run: PrintRun): Promise<PrintedSite> {
  const { site, onDone } = run;
  const cores = availableParallelism();
  const fonts = loadPrintFonts();
  const press: Press = {
    run,
    printer: run.printer ?? printerPool({ processes: cores }),
    cache: openPrintCache(run.cacheFolder ?? join(cacheFolder(), 'pdf')),
    fonts,
    stamp: printStamp(fonts),
    makeRoom: once(spareMemory),
  };
  const targets = targetsOf(site).filter(({ href }) => run.only?.has(href) ?? true);
  const outcomes: Outcome[] = [];
  let next = 0;
  let done = 0;
  // As many at once as keep every core busy: what waits to be printed takes memory.
  const work = async () => {
    for (let index = next++; index < targets.length; index = next++) {
      outcomes[index] = await printTarget(press, targets[index] as Target);
      onDone?.(++done, targets.length);
    }
  };
  try {
    await Promise.all(Array.from({ length: cores + 1 }, work));
  } catch (error) {
    press.cache.close();
    throw error instanceof PrinterUnavailable ? new UsageError(error.message) : error;
  } finally {
    await press.printer.close();
  }
  return collect(press, targets, outcomes);
}

function collect(
  { run, cache }: Press,
  targets: readonly Target[],
  outcomes: readonly Outcome[],
): PrintedSite {
  const downloads: Record<string, PdfDownload> = {};
  const copies: PrintedSite['copies'] = [];
  const files = new Map<string, string>();
  for (const [index, { href }] of targets.entries()) {
    const kept = outcomes[index]?.kept;
    if (!kept) continue;
    const path = pdfPath(href);
    downloads[href] = { href: path, pages: kept.pages, bytes: kept.bytes };
    copies.push({ path: path.slice(1), from: kept.file });
    files.set(href, kept.file);
  }
  const found = outcomes.flatMap(({ diagnostics }) => diagnostics);
  const isNew = outcomes.filter((outcome) => outcome.isNew).length;
  return {
    downloads,
    copies,
    pdfOf(href) {
      const file = files.get(href);
      if (file === undefined) throw new Error(`${href} was not printed`);
      return readFileSync(file);
    },
    diagnostics: applySeverities(found, run.site.estate.config).sort(compareDiagnostics),
    printed: isNew,
    kept: copies.length - isNew,
    close: () => cache.close(),
  };
}

/** `/services/flood-warnings/` → `/services/flood-warnings/flood-warnings.pdf`. */
function pdfPath(href: string): string {
  return `${href}${basename(href)}.pdf`;
}

function targetsOf({ estate, history, version, brand }: Site): Target[] {
  const { config } = estate;
  const theme = printTheme(brand.colours);
  const partsOf = ({ file }: SourceDocument, sourceHash: string) => ({
    organisation: config.organisation,
    theme,
    notice: config.notice,
    revision: revisionOf(history, file),
    sourceHash,
    sourceName: basename(file),
    version,
  });
  return [
    ...estate.services.map(
      (service): Target => ({
        href: service.href,
        document: service.document,
        make: (setting, hash) =>
          printService(service, {
            setting,
            parts: partsOf(service.document, hash),
            warnDays: config.warn_days,
          }),
      }),
    ),
    ...estate.guidance.flatMap((view): Target[] => {
      const { document, href } = view;
      if (!document) return [];
      return [
        { href, document, make: (setting, hash) => printGuidance(view, setting, partsOf(document, hash)) },
      ];
    }),
  ];
}

/** The revision that the text of a document is of; none for one that differs from what was committed last. */
function revisionOf(history: Site['history'], file: string): string | undefined {
  const known = history.known ? history.byFile.get(file) : undefined;
  return known?.text === 'recorded' ? known.revisions[0]?.id : undefined;
}

async function printTarget(press: Press, target: Target): Promise<Outcome> {
  const source = press.run.source.read(target.document.file);
  const hash = createHash('sha256').update(source).digest('hex');
  const whole = prepare(press, target, source, hash);
  const kept = press.cache.find(whole.key);
  if (kept) return { kept, isNew: false, diagnostics: whole.diagnostics };
  press.makeRoom();
  const result = await press.printer.print(whole.job);
  if (isPrinted(result))
    return { kept: press.cache.keep(whole.key, result), isNew: true, diagnostics: whole.diagnostics };
  if (whole.job.images.length === 0 || result[0]?.reason === 'time') return refused(target, result);
  // An image may be broken in a way that only the engine sees: the page is worth more than its pictures.
  const broken = await brokenImages(press, whole);
  const rest = prepare(press, target, source, hash, broken);
  const again = await press.printer.print(rest.job);
  if (!isPrinted(again)) return refused(target, result);
  return { kept: press.cache.keep(rest.key, again), isNew: true, diagnostics: rest.diagnostics };
}

/** Images that the engine refuses, each tried on a page of its own; all of them if none is to blame alone. */
async function brokenImages({ printer }: Press, { job, images }: Prepared): Promise<Set<string>> {
  const broken = new Set<string>();
  for (const [file, image] of images) {
    const alone: PrintJob['document'] = {
      ...job.document,
      opening: [],
      contents: 'none',
      blocks: [{ type: 'image', path: image.path, alt: image.path, width: 1 }],
      addresses: [],
      source: null,
    };
    const tried = await printer.print({ document: alone, source: new Uint8Array(), images: [image] });
    if (!isPrinted(tried)) broken.add(file);
  }
  return broken.size > 0 ? broken : new Set(images.keys());
}

/** A document ready to be printed, the images in it by their files, and what was changed or left out on the way. */
interface Prepared {
  job: PrintJob;
  key: string;
  images: ReadonlyMap<string, PrintFile>;
  diagnostics: Diagnostic[];
}

/** @param without images that cannot be printed */
function prepare(
  { run, fonts, stamp }: Press,
  target: Target,
  source: Uint8Array,
  hash: string,
  without: ReadonlySet<string> = new Set(),
): Prepared {
  const usable = new Set(run.assets.filter((file) => !without.has(file)));
  const images = imagesOf(run.source, usable);
  const { document, losses } = target.make(settingOf(run.site, images.find), hash);
  const fitted = fitDocument(document, fonts.covers);
  const job: PrintJob = { document: fitted.document, source, images: [...images.found.values()] };
  return {
    job,
    key: printKey(job, stamp),
    images: images.found,
    diagnostics: [
      ...losses.map((loss) => lossDiagnostic(target.document, loss)),
      ...missingDiagnostics(target.document, fitted.missing),
    ],
  };
}

function settingOf({ estate, basePath, interfaceWords }: Site, image: PrintSetting['image']): PrintSetting {
  const { address } = estate.config;
  return {
    words: interfaceWords,
    today: estate.today,
    organisation: estate.organisation,
    siteAddress: (path) =>
      address === undefined ? undefined : new URL(siteHref(basePath, path), address).href,
    image,
  };
}

/** Images that one document shows, each read once. */
function imagesOf(
  source: ContentSource,
  usable: ReadonlySet<string>,
): { find: PrintSetting['image']; found: Map<string, PrintFile> } {
  const found = new Map<string, PrintFile>();
  const known = new Map<string, ReturnType<PrintSetting['image']>>();
  const read = (file: string): ReturnType<PrintSetting['image']> => {
    const bytes = usable.has(file) ? source.read(file) : undefined;
    const facts = bytes && imageFacts(bytes);
    if (!bytes || !facts) return undefined;
    const path = `image-${found.size + 1}.${facts.kind}`;
    found.set(file, { path, bytes });
    return { path, widthPixels: facts.width };
  };
  return {
    found,
    find(file) {
      if (!known.has(file)) known.set(file, read(file));
      return known.get(file);
    },
  };
}

function refused({ document }: Target, problems: readonly PrintProblem[]): Outcome {
  const why = problems.map(({ message }) => message).join('; ');
  return {
    isNew: false,
    diagnostics: [
      diagnostic('pdf-not-printed', document, document.locate(['title']), {
        message: `The page has no PDF: ${why.replace(/\.$/, '')}.`,
        hint: hints[problems[0]?.reason ?? 'refused'],
      }),
    ],
  };
}

const hints: Readonly<Record<PrintProblem['reason'], string>> = {
  time: 'Shorten or split its longest table, list or piece of code.',
  memory: 'Shorten or split its longest table, list or piece of code, or show smaller images.',
  crash:
    'Take out what was changed last, one thing after the other, until it prints; then report what it was.',
  refused:
    'Take out what was changed last, one thing after the other, until it prints; then report what it was.',
};

function lossDiagnostic(document: SourceDocument, { what, name, line }: BodyLoss): Diagnostic {
  const at = { line: document.body.firstLine + line - 1, column: 1 };
  const image = document.body.links.find(
    ({ kind, href, range }) => kind === 'image' && href === name && range.line >= at.line,
  );
  return what === 'image'
    ? diagnostic('pdf-left-out', document, image?.range ?? at, {
        message: `The image ${name} is not in the PDF: it is broken, missing, or larger than 40 million pixels.`,
        hint: 'Save it again as PNG or JPEG, about 2,000 pixels wide.',
      })
    : diagnostic('pdf-left-out', document, at, {
        message: `The table is not in the PDF: it has ${name}.`,
        hint: 'Print at most 60,000 cells: split the table, or link to a file that has all of it.',
      });
}

/** Characters that are named in one message. */
const MOST_NAMED = 5;

function missingDiagnostics(document: SourceDocument, missing: readonly string[]): Diagnostic[] {
  if (missing.length === 0) return [];
  const named = missing.slice(0, MOST_NAMED).map((character) => `“${character}” (${codesOf(character)})`);
  const more = missing.length > MOST_NAMED ? ` and ${missing.length - MOST_NAMED} more` : '';
  return [
    diagnostic('pdf-missing-glyph', document, placeOf(document, missing), {
      message: `The PDF shows a square for ${named.join(', ')}${more}: its fonts lack ${missing.length === 1 ? 'this character' : 'these characters'}.`,
      hint: 'Write it in letters that the fonts have, or accept the square: the attached source has the character.',
    }),
  ];
}

function codesOf(character: string): string {
  return [...character]
    .map((one) => `U+${(one.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`)
    .join(' ');
}

/** Where the first of the characters stands; the top of a document that only shows what another file says. */
function placeOf({ text }: SourceDocument, characters: readonly string[]): Range {
  const places = characters.map((character) => text.indexOf(character)).filter((at) => at !== -1);
  if (places.length === 0) return { line: 1, column: 1 };
  const before = text.slice(0, Math.min(...places)).split(/\r?\n/);
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

function diagnostic(
  rule: PrintingRuleId,
  document: SourceDocument,
  range: Range,
  detail: { message: string; hint: string },
): Diagnostic {
  return makeDiagnostic(printingRule(rule), document.file, range, detail);
}
