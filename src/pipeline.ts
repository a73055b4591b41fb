/**
 * Joins the stages: read → check → derive. The one place where they meet; who calls it decides where content comes from
 * and where output goes.
 */
import { type Across, applySeverities, checkPart, filesThatDiffer, findAcross } from './check/check.ts';
import { excuseFindings } from './check/excuse-findings.ts';
import { rules } from './check/registry.ts';
import { countServices } from './derive/count-services.ts';
import type { BrandId } from './model/brand.ts';
import type { Calendar } from './model/calendar.ts';
import type { Content } from './model/content.ts';
import { compareDiagnostics, type Diagnostic, type Summary, summarise } from './model/diagnostic.ts';
import { namesOf } from './model/glossary.ts';
import type { Messages } from './model/messages.ts';
import { printingRules } from './model/printing-rules.ts';
import type { ReadinessCount } from './model/readiness.ts';
import type { CheckContext, Rule, RuleInfo } from './model/rule.ts';
import type { ContentSource } from './read/content-source.ts';
import { decode } from './read/decode.ts';
import { isBystander } from './read/entry-policy.ts';
import { fixText } from './read/fix-text.ts';
import type { ShippedBrand } from './read/read-brand.ts';
import { readContent, readGuide, readPage } from './read/read-content.ts';
import type { FrameworkFile } from './read/read-frameworks.ts';
import type { GlossaryFile } from './read/read-glossary.ts';
import { makeMemory, mayHold, type ReadingMemory } from './read/reading-memory.ts';
import { readingRules } from './read/reading-rules.ts';

/** What a run needs from outside: the day, and the bank holidays of each nation. */
export interface RunOptions {
  today: string;
  calendars: Readonly<Record<string, Calendar>>;
  /** Frameworks that ship; content may replace, extend or switch them off. */
  frameworks?: readonly FrameworkFile[];
  /** Brands that ship. */
  brands?: readonly ShippedBrand[];
  /** A brand to show instead of the configured one, to look at it or to test. */
  brand?: BrandId | undefined;
  /** Terms that ship; content may define them otherwise or switch them off. */
  glossary?: GlossaryFile;
  /** Words of the interface that ship, in English; read only where content has words to compare. */
  words?: () => Messages;
  /** Remembers what was read, for states of the same content that are read next. */
  memory?: ReadingMemory | undefined;
  /** Rules of an organisation's own, which run beside those that ship. */
  ownRules?: readonly Rule[];
  /** The one file whose findings are asked for: others are read, and only checked as far as it leans on them. */
  only?: string | undefined;
}

/** Content and all that was found in it. */
export interface CheckedContent {
  content: Content;
  diagnostics: Diagnostic[];
  summary: Summary;
  /** Every rule that there was, in order of id. */
  rules: readonly RuleInfo[];
}

/**
 * Reads an earlier state of a content and counts what is due and met, by id of service: the counts of a build of that
 * state on that day, without the rest. Only rules that criteria ask for run.
 */
export function countAsOf(
  source: ContentSource,
  { today, calendars, frameworks: shipped = [], glossary }: RunOptions,
  memory: ReadingMemory,
): Map<string, ReadinessCount> {
  const { content, diagnostics: reading } = readContent(
    source,
    shipped,
    glossary,
    { shipped: [] },
    undefined,
    memory,
  );
  const asked = new Set(
    content.frameworks.flatMap(({ stages }) =>
      stages.flatMap(({ criteria }) =>
        criteria.flatMap(({ rules: ids = [], no_finding_of: others = [] }) => [...ids, ...others]),
      ),
    ),
  );
  const diagnostics = findIn(
    content,
    reading,
    { today, calendars },
    rules.filter(({ id }) => asked.has(id)),
  );
  return countServices(content, diagnostics, today);
}

/** Every rule of reading, checking and printing, in order of id: what the documentation lists. */
export const allRules: readonly RuleInfo[] = byId([...readingRules, ...rules, ...printingRules]);

function byId(found: readonly RuleInfo[]): RuleInfo[] {
  return found.toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

const ruleIds: ReadonlySet<string> = new Set(allRules.map((rule) => rule.id));

/** Reads and checks. @throws Error only for bugs and for content that disappears while it is read */
export function readAndCheck(source: ContentSource, options: RunOptions): CheckedContent {
  const { today, calendars, frameworks: shipped = [], glossary, brands = [], brand, words, memory } = options;
  const { ownRules = [], only } = options;
  const { content, diagnostics: reading } = readContent(
    source,
    shipped,
    glossary,
    { shipped: brands, chosen: brand },
    words,
    memory,
  );
  const diagnostics = findIn(content, reading, { today, calendars, brand, ownRules, only }, [
    ...rules,
    ...ownRules,
  ]).sort(compareDiagnostics);
  return {
    content,
    diagnostics,
    summary: summarise(diagnostics, content.guides.length + content.pages.length),
    rules: rulesWith(ownRules),
  };
}

function rulesWith(ownRules: readonly Rule[]): readonly RuleInfo[] {
  return ownRules.length === 0 ? allRules : byId([...allRules, ...ownRules]);
}

/** A file that was mended, before and after; nothing is written. */
export interface FixedFile {
  /** Path relative to the content folder, with forward slashes. */
  file: string;
  before: Uint8Array;
  after: Uint8Array;
  /** How many mends were made in it. */
  fixes: number;
}

/** Content after every certain mend, with what is still wrong. */
export interface FixedContent {
  checked: CheckedContent;
  /** What was found before anything was mended. */
  found: CheckedContent;
  /** In order of name. */
  files: FixedFile[];
}

/** A mend may make room for another; content that is not done by then is left as it is. */
const MOST_ROUNDS = 10;

/**
 * Reads, checks and mends until there is nothing more to mend. Mending what was mended changes nothing.
 * @throws Error as `readAndCheck`
 */
export function readAndFix(source: ContentSource, options: RunOptions): FixedContent {
  const found = readAndCheck(source, options);
  const changed = new Map<string, FixedFile>();
  const mended: ContentSource = {
    entries: () =>
      source
        .entries()
        .map((entry) => ({ ...entry, size: changed.get(entry.path)?.after.length ?? entry.size })),
    read: (path) => changed.get(path)?.after ?? source.read(path),
  };
  const files = filesOf(source);
  let checked = found;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    let fixes = 0;
    for (const [file, diagnostics] of byFile(checked.diagnostics)) {
      if (!files.has(file)) continue;
      const before = changed.get(file)?.before ?? source.read(file);
      const { after, made } = fixBytes(file, changed.get(file)?.after ?? before, diagnostics);
      if (made === 0) continue;
      fixes += made;
      changed.set(file, { file, before, after, fixes: (changed.get(file)?.fixes ?? 0) + made });
    }
    if (fixes === 0) break;
    checked = readAndCheck(mended, options);
  }
  return {
    found,
    checked: { ...checked, diagnostics: withCertainFixes(mended, checked.diagnostics) },
    files: [...changed.values()].sort((a, b) => (a.file < b.file ? -1 : 1)),
  };
}

/** Findings without those mends that would change more than they say: for reports that offer mends to other tools. */
export function withCertainFixes(source: ContentSource, diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const files = filesOf(source);
  const certain = new Set<Diagnostic>();
  for (const [file, found] of byFile(diagnostics)) {
    if (!files.has(file)) continue;
    const bytes = source.read(file);
    for (const one of found) if (fixBytes(file, bytes, [one]).made > 0) certain.add(one);
  }
  return diagnostics.map((one) => {
    if (one.fix === undefined || certain.has(one)) return one;
    const { fix: _uncertain, ...rest } = one;
    return rest;
  });
}

/** The ordinary files of a content. What ships is none of them, and a link leads who knows where. */
function filesOf(source: ContentSource): Set<string> {
  const ordinary = source.entries().filter(({ type }) => type === 'file');
  return new Set(ordinary.map(({ path }) => path));
}

/** Findings that have a mend, by file. */
function byFile(diagnostics: readonly Diagnostic[]): Map<string, Diagnostic[]> {
  const files = new Map<string, Diagnostic[]>();
  for (const found of diagnostics) {
    if (!found.fix) continue;
    const others = files.get(found.file);
    if (others) others.push(found);
    else files.set(found.file, [found]);
  }
  return files;
}

const BYTE_ORDER_MARK = [0xef, 0xbb, 0xbf];

/** Mends a file; one that is not UTF-8 throughout is left as it is. */
function fixBytes(
  file: string,
  bytes: Uint8Array,
  diagnostics: readonly Diagnostic[],
): { after: Uint8Array; made: number } {
  const { text, problems } = decode(bytes);
  if (problems.some(({ name }) => name === 'not-utf8')) return { after: bytes, made: 0 };
  const { text: fixed, made } = fixText(
    file,
    text,
    diagnostics.flatMap(({ fix }) => fix ?? []),
  );
  if (made.length === 0 || fixed === text) return { after: bytes, made: 0 };
  const encoded = new TextEncoder().encode(fixed);
  const marked = BYTE_ORDER_MARK.every((byte, index) => bytes[index] === byte);
  return {
    after: marked ? new Uint8Array([...BYTE_ORDER_MARK, ...encoded]) : encoded,
    made: made.length,
  };
}

/** What a check of a part of a content looked at. */
export interface CheckedPart extends CheckedContent {
  /** Files that it speaks of, in order of name; absent if it speaks of all. */
  files?: string[];
}

/**
 * Checks what changed since an earlier state, and all in which something else is found on that account: for those files it
 * finds what `readAndCheck` finds. Guides that depend on a changed service are among them.
 * @param changed files that are not as they were, with the bytes that they had; `undefined` for a file that is new
 */
export function readAndCheckSince(
  source: ContentSource,
  changed: ReadonlyMap<string, Uint8Array | undefined>,
  options: RunOptions,
): CheckedPart {
  const { frameworks: shipped = [], glossary, brands = [], brand, words, memory, ownRules = [] } = options;
  const run = [...rules, ...ownRules];
  const chosen = { shipped: brands, chosen: brand };
  const { content, diagnostics: reading } = readContent(source, shipped, glossary, chosen, words, memory);
  const context = contextOf(content, options);
  const concerns = mentions(source, content, changed, memory);
  const narrow = concerns ? { ...context, concerns } : context;
  let across = findAcross(content, narrow, run);
  const files = affectedFiles(content, changed, across, (before) => findAcross(before, narrow, run));
  // A document may name another in a way that a search of its text does not see.
  if (concerns && !(files && [...files].every(concerns))) across = findAcross(content, context, run);
  const wanted = (file: string) => files === undefined || files.has(file);
  const found = [
    ...reading.filter(({ file }) => wanted(file)),
    ...checkPart(content, context, run, wanted, across),
  ];
  const diagnostics = weigh(content, found, options.today).sort(compareDiagnostics);
  const documents = [...content.guides, ...content.pages].filter(({ file }) => wanted(file));
  return {
    content,
    diagnostics,
    summary: summarise(diagnostics, documents.length),
    rules: rulesWith(ownRules),
    ...(files === undefined ? {} : { files: [...files].sort() }),
  };
}

/** Beyond this, looking for each name takes as long as looking at everything. */
const MOST_NAMES = 20;

/**
 * Which documents may find something else because guides changed: those, and documents in which their ids stand, since
 * nothing refers to a guide otherwise. `undefined` where that is not known beforehand.
 */
function mentions(
  source: ContentSource,
  { guides, pages }: Content,
  changed: ReadonlyMap<string, unknown>,
  memory: ReadingMemory = makeMemory(),
): ((file: string) => boolean) | undefined {
  const ids = [...changed.keys()].map((path) => /^services\/([a-z0-9-]+)\.md$/.exec(path)?.[1]);
  if (ids.length > MOST_NAMES || ids.includes(undefined)) return undefined;
  const concerned = new Set(changed.keys());
  for (const { file } of [...guides, ...pages])
    if (ids.some((id = '') => mayHold(memory, source, file, id))) concerned.add(file);
  return (file) => concerned.has(file);
}

/** Which files a change concerns; `undefined` for all, since settings hold for every document. */
function affectedFiles(
  content: Content,
  changed: ReadonlyMap<string, Uint8Array | undefined>,
  across: readonly Across[],
  findIn: (before: Content) => Across[],
): Set<string> | undefined {
  const own = /^(?:services\/[^/]+\.(?:md|csv)|guidance\/.+\.md|assets\/.+)$/s;
  const paths = [...changed.keys()].filter((path) => !isBystander({ path, type: 'file', size: 0 }));
  if (paths.some((path) => !own.test(path))) return undefined;
  const affected = new Set(paths);
  const services = new Set(paths.flatMap((path) => /^services\/(.+)\.md$/s.exec(path)?.[1] ?? []));
  const histories = paths.filter((path) => path.endsWith('.csv'));
  for (const guide of content.guides) {
    const { file, draft } = guide;
    const leans = draft.dependencies?.some(({ service }) => service !== undefined && services.has(service));
    // A history that is gone is in the guide as written only.
    const shows = histories.length > 0 && JSON.stringify(guide.data.service_levels ?? []).includes('.csv');
    if (leans || shows) affected.add(file);
  }
  // That nobody names a history is said at the history.
  for (const { file } of content.histories)
    if (services.has(/^services\/([^.]+)\./.exec(file)?.[1] ?? '')) affected.add(file);
  const before = contentBefore(content, new Map(paths.map((path) => [path, changed.get(path)])));
  for (const file of filesThatDiffer(findIn(before), across)) affected.add(file);
  return affected;
}

/** The content as it was, but for the histories of service levels, which no rule compares across documents. */
function contentBefore(content: Content, changed: ReadonlyMap<string, Uint8Array | undefined>): Content {
  const guides = content.guides.filter(({ file }) => !changed.has(file));
  const pages = content.pages.filter(({ file }) => !changed.has(file));
  const assets = content.assets.filter((path) => !changed.has(path));
  for (const [path, bytes] of changed) {
    if (bytes === undefined) continue;
    if (path.startsWith('assets/')) assets.push(path);
    else if (path.startsWith('guidance/')) pages.push(readPage(path, bytes).document);
    else if (path.endsWith('.md')) guides.push(readGuide(path, bytes).document);
  }
  return {
    ...content,
    guides: guides.sort(byFileName),
    pages: pages.sort(byFileName),
    assets: assets.sort(),
  };
}

function byFileName(a: { file: string }, b: { file: string }): number {
  return a.file < b.file ? -1 : 1;
}

/** What reading found and what these rules find, excused and weighed. */
function findIn(
  content: Content,
  reading: readonly Diagnostic[],
  options: Pick<RunOptions, 'today' | 'calendars' | 'brand' | 'ownRules' | 'only'>,
  run: readonly Rule[],
): Diagnostic[] {
  const context = contextOf(content, options);
  const across = findAcross(content, context, run);
  const wanted = (file: string) => options.only === undefined || file === options.only;
  const found = [...reading, ...checkPart(content, context, run, wanted, across)];
  return weigh(content, found, options.today);
}

function weigh(content: Content, found: readonly Diagnostic[], today: string): Diagnostic[] {
  return applySeverities(excuseFindings(content, found, today), content.config);
}

function contextOf(
  { config, organisation, frameworks, glossary }: Content,
  { today, calendars, brand, ownRules = [] }: Pick<RunOptions, 'today' | 'calendars' | 'brand' | 'ownRules'>,
): CheckContext {
  const calendar = calendars[organisation.nation];
  if (!calendar) throw new Error(`no bank holidays for ${organisation.nation}`);
  return {
    ...{ today, organisation, config, calendar, frameworks, preview: brand !== undefined },
    ruleIds: ownRules.length === 0 ? ruleIds : new Set([...ruleIds, ...ownRules.map(({ id }) => id)]),
    definedNames: new Set(glossary.flatMap(namesOf)),
  };
}
