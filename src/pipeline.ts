/**
 * Joins the stages: read → check → derive. The one place where they meet; who calls it decides where content comes from
 * and where output goes.
 */
import { applySeverities, checkContent } from './check/check.ts';
import { excuseFindings } from './check/excuse-findings.ts';
import { rules } from './check/registry.ts';
import type { BrandId } from './model/brand.ts';
import type { Calendar } from './model/calendar.ts';
import type { Content } from './model/content.ts';
import { compareDiagnostics, type Diagnostic, type Summary, summarise } from './model/diagnostic.ts';
import { namesOf } from './model/glossary.ts';
import type { Messages } from './model/messages.ts';
import { printingRules } from './model/printing-rules.ts';
import type { RuleInfo } from './model/rule.ts';
import type { ContentSource } from './read/content-source.ts';
import type { ShippedBrand } from './read/read-brand.ts';
import { readContent } from './read/read-content.ts';
import type { FrameworkFile } from './read/read-frameworks.ts';
import type { GlossaryFile } from './read/read-glossary.ts';
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
  /** Words of the interface that ship, in English. */
  words?: Messages;
}

/** Content and all that was found in it. */
export interface CheckedContent {
  content: Content;
  diagnostics: Diagnostic[];
  summary: Summary;
}

/** Every rule of reading, checking and printing, in order of id: what the documentation lists. */
export const allRules: readonly RuleInfo[] = [...readingRules, ...rules, ...printingRules].sort((a, b) =>
  a.id < b.id ? -1 : 1,
);

const ruleIds: ReadonlySet<string> = new Set(allRules.map((rule) => rule.id));

/** Reads and checks. @throws Error only for bugs and for content that disappears while it is read */
export function readAndCheck(
  source: ContentSource,
  { today, calendars, frameworks: shipped = [], glossary, brands = [], brand, words }: RunOptions,
): CheckedContent {
  const { content, diagnostics: reading } = readContent(
    source,
    shipped,
    glossary,
    { shipped: brands, chosen: brand },
    words,
  );
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
      rules,
    ),
  ];
  const diagnostics = applySeverities(excuseFindings(content, found, today), config).sort(compareDiagnostics);
  return {
    content,
    diagnostics,
    summary: summarise(diagnostics, content.guides.length + content.pages.length),
  };
}
