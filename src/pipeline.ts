/**
 * Joins the stages: read → check → derive. The one place where they meet; who calls it decides where content comes from
 * and where output goes.
 */
import { applySeverities, checkContent } from './check/check.ts';
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
import { fixText } from './read/fix-text.ts';
import type { ShippedBrand } from './read/read-brand.ts';
import { readContent } from './read/read-content.ts';
import type { FrameworkFile } from './read/read-frameworks.ts';
import type { GlossaryFile } from './read/read-glossary.ts';
import type { ReadingMemory } from './read/reading-memory.ts';
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
    rules: ownRules.length === 0 ? allRules : byId([...allRules, ...ownRules]),
  };
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

/** What reading found and what these rules find, excused and weighed. */
function findIn(
  content: Content,
  reading: readonly Diagnostic[],
  {
    today,
    calendars,
    brand,
    ownRules = [],
    only,
  }: Pick<RunOptions, 'today' | 'calendars' | 'brand' | 'ownRules' | 'only'>,
  run: readonly Rule[],
): Diagnostic[] {
  const { config, organisation, frameworks } = content;
  const calendar = calendars[organisation.nation];
  if (!calendar) throw new Error(`no bank holidays for ${organisation.nation}`);
  const context: CheckContext = {
    ...{ today, organisation, config, calendar, frameworks, preview: brand !== undefined },
    ruleIds: ownRules.length === 0 ? ruleIds : new Set([...ruleIds, ...ownRules.map(({ id }) => id)]),
    definedNames: new Set(content.glossary.flatMap(namesOf)),
  };
  const found = [
    ...reading,
    ...(only === undefined ? checkContent(content, context, run) : checkOnly(only, content, context, run)),
  ];
  return applySeverities(excuseFindings(content, found, today), config);
}

/** What the rules find in one file. Rules that compare documents see all of them. */
function checkOnly(
  file: string,
  content: Content,
  context: CheckContext,
  run: readonly Rule[],
): Diagnostic[] {
  const alone = {
    ...content,
    guides: content.guides.filter((guide) => guide.file === file),
    pages: content.pages.filter((page) => page.file === file),
  };
  const ofOne = run.map(({ checkContent: _across, ...rule }): Rule => rule);
  const across = run.map(({ checkGuide: _guide, checkPage: _page, ...rule }): Rule => rule);
  return [...checkContent(alone, context, ofOne), ...checkContent(content, context, across)].filter(
    (found) => found.file === file,
  );
}
