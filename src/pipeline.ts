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
import type { Rule, RuleInfo } from './model/rule.ts';
import type { ContentSource } from './read/content-source.ts';
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
}

/** Content and all that was found in it. */
export interface CheckedContent {
  content: Content;
  diagnostics: Diagnostic[];
  summary: Summary;
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
export const allRules: readonly RuleInfo[] = [...readingRules, ...rules, ...printingRules].sort((a, b) =>
  a.id < b.id ? -1 : 1,
);

const ruleIds: ReadonlySet<string> = new Set(allRules.map((rule) => rule.id));

/** Reads and checks. @throws Error only for bugs and for content that disappears while it is read */
export function readAndCheck(
  source: ContentSource,
  { today, calendars, frameworks: shipped = [], glossary, brands = [], brand, words, memory }: RunOptions,
): CheckedContent {
  const { content, diagnostics: reading } = readContent(
    source,
    shipped,
    glossary,
    { shipped: brands, chosen: brand },
    words,
    memory,
  );
  const diagnostics = findIn(content, reading, { today, calendars, brand }, rules).sort(compareDiagnostics);
  return {
    content,
    diagnostics,
    summary: summarise(diagnostics, content.guides.length + content.pages.length),
  };
}

/** What reading found and what these rules find, excused and weighed. */
function findIn(
  content: Content,
  reading: readonly Diagnostic[],
  { today, calendars, brand }: Pick<RunOptions, 'today' | 'calendars' | 'brand'>,
  run: readonly Rule[],
): Diagnostic[] {
  const { config, organisation, frameworks } = content;
  const calendar = calendars[organisation.nation];
  if (!calendar) throw new Error(`no bank holidays for ${organisation.nation}`);
  const found = [
    ...reading,
    ...checkContent(
      content,
      {
        ...{ today, organisation, config, calendar, frameworks, ruleIds, preview: brand !== undefined },
        definedNames: new Set(content.glossary.flatMap(namesOf)),
      },
      run,
    ),
  ];
  return applySeverities(excuseFindings(content, found, today), config);
}
