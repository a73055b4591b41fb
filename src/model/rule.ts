/**
 * Model: what a rule is. A rule's information (why it exists, a wrong and a right example) stands beside its check and
 * makes its documentation page; where a finding points is given as a place, resolved to line and column only when
 * there is something to report.
 */
import type { Calendar } from './calendar.ts';
import type { Config } from './config.ts';
import type { Content, GuideDocument, PageDocument, SourceDocument } from './content.ts';
import type { DataPath } from './data-path.ts';
import type { Fix, Range, RuleKind, Severity } from './diagnostic.ts';
import type { Framework } from './framework.ts';
import type { Organisation } from './organisation.ts';

/**
 * Where a finding is: in the front matter by path (the key, or the value; a path that does not exist points at its
 * nearest existing parent), or in the file by range.
 */
export type Place = { path: DataPath; on?: 'key' | 'value' } | { range: Range };

/** What a check found: what is wrong, and in `hint` what to write instead. */
export interface Finding {
  at: Place;
  message: string;
  hint?: string;
  /** Overrides the rule's default, for rules that both warn and fail. */
  severity?: Severity;
  /** Path of the fact that is missing, with `*` for every item of a list: a waiver may excuse it. */
  fact?: string;
  /** What mends it, where only one thing can have been meant. */
  fix?: Fix;
  related?: { document: SourceDocument; at: Place; message: string }[];
}

/** What people read about a rule; its documentation page is made from this. */
export interface RuleInfo {
  /** Kebab-case, stable: suppressions and severities refer to it. */
  id: string;
  kind: RuleKind;
  severity: Severity;
  /** True if the rule runs only where the configuration gives it a severity. */
  optional?: true;
  /** One sentence in the imperative: what the rule asks for. */
  title: string;
  /** Why it matters to the people who operate or rely on the service. */
  why: string;
  /** Requirement ids that the rule serves, such as `S0.24`. */
  requirements?: string[];
  /** A short piece of a file that breaks the rule, and the same piece mended. */
  wrong: string;
  right: string;
}

/** What every check may know beside the documents. */
export interface CheckContext {
  /** The day that counts as today, `YYYY-MM-DD`. */
  today: string;
  organisation: Organisation;
  config: Config;
  /** Bank holidays of the organisation's nation. */
  calendar: Calendar;
  /** Frameworks in force. */
  frameworks: readonly Framework[];
  /** Every name in the glossary: a page need not say what it stands for. */
  definedNames: ReadonlySet<string>;
  /** Ids of all rules, for references to them. */
  ruleIds: ReadonlySet<string>;
  /** Which documents the run asks about, by path; a check across documents may leave out what it would find in others. */
  concerns?: (file: string) => boolean;
  /** True if the run shows another brand than the configured one, to look at it. */
  preview?: boolean;
}

/**
 * A rule: information and any of three checks. Checks of one document are pure functions of that document and the
 * configuration, so that they can be cached; only `checkContent` may look across documents.
 */
export interface Rule extends RuleInfo {
  checkGuide?(guide: GuideDocument, context: CheckContext): Iterable<Finding>;
  checkPage?(page: PageDocument, context: CheckContext): Iterable<Finding>;
  checkContent?(content: Content, context: CheckContext): Iterable<Finding & { document: SourceDocument }>;
}
