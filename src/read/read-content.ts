/** Read: a content source → all documents and every diagnostic of reading, in order of file name. */
import type { BrandId } from '../model/brand.ts';
import { type Config, configSchema } from '../model/config.ts';
import type { Content, DataDocument, GuideDocument, PageDocument } from '../model/content.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import { type GuidancePage, guidanceSchema } from '../model/guidance.ts';
import { guideSchema } from '../model/guide.ts';
import type { AchievedPeriod } from '../model/level-history.ts';
import { makeDiagnostic } from '../model/make-diagnostic.ts';
import type { Messages } from '../model/messages.ts';
import { type Organisation, organisationSchema } from '../model/organisation.ts';
import type { ContentSource, SourceEntry } from './content-source.ts';
import { placeFinder } from './decode.ts';
import {
  brandFile,
  configFile,
  glossaryFile,
  isBystander,
  organisationFile,
  refusalOf,
} from './entry-policy.ts';
import { joinHistories } from './join-histories.ts';
import { readLevelHistory } from './level-history.ts';
import { type OwnBrand, readBrand, type ShippedBrand } from './read-brand.ts';
import { readMarkdown, readText, readYaml } from './read-document.ts';
import { type FrameworkFile, readFrameworks } from './read-frameworks.ts';
import { type GlossaryFile, readGlossary } from './read-glossary.ts';
import { readWords } from './read-words.ts';
import { type ReadingMemory, type Remembered, recall } from './reading-memory.ts';
import { readingRule } from './reading-rules.ts';
import type { SchemaProblem } from './schema-problems.ts';
import { svgProblems } from './svg-problems.ts';

/** Brands that ship, and the one that whoever runs opsguide asks for instead of that of the configuration. */
export interface BrandOptions {
  shipped: readonly ShippedBrand[];
  chosen?: BrandId | undefined;
}

/**
 * Reads everything. Mistakes of authors are returned, never thrown.
 * @param shippedFrameworks frameworks that ship, which the content may replace, extend or switch off
 * @param shippedGlossary terms that ship, which the content may define otherwise or switch off
 * @param shippedWords words of the interface that ship, with which those of the content are compared
 * @param memory what reading an earlier state of the content made of documents that are the same in this one
 */
export function readContent(
  source: ContentSource,
  shippedFrameworks: readonly FrameworkFile[] = [],
  shippedGlossary?: GlossaryFile,
  brands: BrandOptions = { shipped: [] },
  shippedWords?: () => Messages,
  memory?: ReadingMemory,
): { content: Content; diagnostics: Diagnostic[] } {
  const diagnostics: Diagnostic[] = [];
  const entries = source.entries();
  const read = (entry: SourceEntry) => source.read(entry.path);
  const keep = <T>(documents: T[], found: Remembered<T>) => {
    documents.push(found.document);
    diagnostics.push(...found.diagnostics);
  };
  const content: Content = {
    config: configSchema.parse({}),
    organisation: organisationSchema.parse({}),
    frameworks: [],
    frameworkDocuments: [],
    guides: [],
    pages: [],
    histories: [],
    glossary: [],
    assets: [],
    brandFiles: [],
    words: {},
  };
  const frameworkFiles: FrameworkFile[] = [];
  let ownBrand: OwnBrand | undefined;
  let ownGlossary: GlossaryFile | undefined;
  const histories = new Map<string, AchievedPeriod[] | undefined>();
  for (const entry of entries) {
    const { path } = entry;
    if (isBystander(entry)) continue;
    const refusal = refusalOf(entry);
    if (refusal) {
      diagnostics.push(makeDiagnostic(readingRule(refusal.rule), path, { line: 1, column: 1 }, refusal));
      if (refusal.rule !== 'file-name' || !path.endsWith('.md')) continue;
    }
    if (path === configFile) readConfig(path, read(entry), content, diagnostics);
    else if (path === organisationFile) readOrganisation(path, read(entry), content, diagnostics);
    else if (path === glossaryFile) ownGlossary = { file: path, bytes: read(entry) };
    else if (path.startsWith('services/') && path.endsWith('.csv')) {
      const { text, periods, diagnostics: found } = readLevelHistory(path, read(entry));
      diagnostics.push(...found);
      content.histories.push({ file: path, text });
      histories.set(path, periods);
    } else if (path.startsWith('services/'))
      keep(
        content.guides,
        recall(memory?.guides, source, path, () => readGuide(path, read(entry))),
      );
    else if (path.startsWith('frameworks/')) frameworkFiles.push({ file: path, bytes: read(entry) });
    else if (path.startsWith('words/')) {
      const { language, messages, diagnostics: found } = readWords(path, read(entry), shippedWords?.());
      diagnostics.push(...found);
      content.words[language] = messages;
    } else if (path === brandFile) ownBrand = { file: path, bytes: read(entry) };
    else if (path.startsWith('brand/')) {
      content.brandFiles.push(path.slice('brand/'.length));
      if (path.endsWith('.svg')) diagnostics.push(...readLogo(path, read(entry)));
    } else if (path.startsWith('guidance/'))
      keep(
        content.pages,
        recall(memory?.pages, source, path, () => readPage(path, read(entry))),
      );
    else content.assets.push(path);
  }
  const joined = joinHistories(content.guides, histories);
  content.guides = joined.guides;
  diagnostics.push(...joined.diagnostics);
  const found = readFrameworks(
    shippedFrameworks,
    frameworkFiles,
    content.config,
    content.configDocument,
    memory,
  );
  content.frameworks = found.frameworks;
  content.frameworkDocuments = found.documents;
  const glossary = readGlossary(shippedGlossary, ownGlossary);
  content.glossary = glossary.terms;
  if (glossary.document) content.glossaryDocument = glossary.document;
  const brand = readBrand(brands.shipped, brands.chosen ?? content.config.brand, ownBrand);
  if (brand.brand) content.brand = brand.brand;
  if (brand.document) content.brandDocument = brand.document;
  return {
    content,
    diagnostics: [...diagnostics, ...found.diagnostics, ...glossary.diagnostics, ...brand.diagnostics],
  };
}

function readLogo(path: string, bytes: Uint8Array): Diagnostic[] {
  const { text, diagnostics } = readText(path, bytes);
  const placeOf = placeFinder(text);
  const found = svgProblems(text).map(({ offset, message, hint }) =>
    makeDiagnostic(readingRule('unsafe-logo'), path, placeOf(offset), { message, hint }),
  );
  return [...diagnostics, ...found];
}

function readConfig(path: string, bytes: Uint8Array, content: Content, diagnostics: Diagnostic[]): void {
  const result = readYaml(path, bytes, { schema: configSchema });
  diagnostics.push(...result.diagnostics);
  content.config = { ...content.config, ...(result.draft as Config) };
  content.configDocument = asData(result.source);
}

function readOrganisation(
  path: string,
  bytes: Uint8Array,
  content: Content,
  diagnostics: Diagnostic[],
): void {
  const result = readYaml(path, bytes, { schema: organisationSchema });
  diagnostics.push(...result.diagnostics);
  content.organisation = { ...content.organisation, ...(result.draft as Organisation) };
  content.organisationDocument = asData(result.source);
}

function asData(source: DataDocument | Omit<DataDocument, 'kind'>): DataDocument {
  return { ...source, kind: 'data' };
}

/** Reads one guide. */
export function readGuide(path: string, bytes: Uint8Array): Remembered<GuideDocument> {
  const result = readMarkdown(path, bytes, { schema: guideSchema, adjust: adjustGuideProblem });
  const id = path.slice('services/'.length, -'.md'.length);
  const document: GuideDocument = {
    ...result.source,
    kind: 'guide',
    id,
    draft: result.draft,
    ...(result.value ? { guide: result.value } : {}),
  };
  return { document, diagnostics: result.diagnostics };
}

function adjustGuideProblem(problem: SchemaProblem): { hint?: string } {
  if (problem.name === 'unknown-key' && problem.path.length === 1 && problem.path[0] === 'id')
    return { hint: 'Delete it: the file name is the id of the service.' };
  return {};
}

/** A guidance page may carry keys of other generators; an unknown key is worth a word, not a refusal. */
function adjustPageProblem(problem: SchemaProblem): Partial<Pick<Diagnostic, 'severity'>> {
  return problem.name === 'unknown-key' ? { severity: 'warning' } : {};
}

/** Reads one guidance page. */
export function readPage(path: string, bytes: Uint8Array): Remembered<PageDocument> {
  const result = readMarkdown(path, bytes, { schema: guidanceSchema, adjust: adjustPageProblem });
  const id = path.slice('guidance/'.length, -'.md'.length);
  const page: GuidancePage | undefined =
    result.value ??
    (result.draft.title === undefined
      ? undefined
      : ({ ...result.draft, title: result.draft.title } as GuidancePage));
  const document: PageDocument = {
    ...result.source,
    kind: 'page',
    id,
    draft: result.draft,
    ...(page ? { page } : {}),
  };
  return { document, diagnostics: result.diagnostics };
}
