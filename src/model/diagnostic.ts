/**
 * Model: the diagnostic, the one shape in which every stage reports a reader's mistake.
 * Stages return diagnostics; they throw only for bugs of opsguide.
 */

import type { DataPath } from './data-path.ts';

/** How much a finding weighs; `error` fails a check. */
export type Severity = 'error' | 'warning' | 'info';

/**
 * What sort of trouble a rule speaks of: `document` (cannot be read, unsafe, breaks the schema, a reference that
 * leads nowhere), `readiness` (the guide is honest, the service is not ready for its phase), `lapse` (something
 * expired or is overdue while nobody edited), `style` (reads badly, but publishes).
 */
export type RuleKind = 'document' | 'readiness' | 'lapse' | 'style';

/** A place in a file: 1-based; columns count UTF-16 code units. */
export interface Position {
  line: number;
  column: number;
}

/** A stretch of a file; the end is exclusive and may be unknown. */
export interface Range extends Position {
  endLine?: number;
  endColumn?: number;
}

/** Another place that has to do with a diagnostic, such as the first of two duplicates. */
export interface RelatedPlace extends Range {
  file: string;
  message: string;
}

/** A mend that is certain: replace the range by the text. All else in the file stays as it is, byte for byte. */
export interface Fix extends Required<Range> {
  /** What the mend does, in the imperative. */
  description: string;
  replacement: string;
  /** Paths of the front matter whose values the mend changes; without it, it changes only how something is written. */
  alters?: DataPath[];
  /** True if the mend takes a passage out of the body, which then lacks that passage and nothing else. */
  removes?: true;
}

/**
 * One finding. `file` is relative to the content folder, with forward slashes; `url` is the site path of the rule's
 * documentation page, such as `/rules/unknown-key/`.
 */
export interface Diagnostic extends Range {
  ruleId: string;
  kind: RuleKind;
  severity: Severity;
  message: string;
  file: string;
  hint?: string;
  fix?: Fix;
  url: string;
  /** Path of the fact that is missing, for rules that ask for facts. */
  fact?: string;
  related?: RelatedPlace[];
}

/** How many findings of each severity a run has, over how many documents. */
export interface Summary {
  documents: number;
  errors: number;
  warnings: number;
  infos: number;
}

/** Orders diagnostics by file, line, column, rule and message, so that every run reports in one order. */
export function compareDiagnostics(a: Diagnostic, b: Diagnostic): number {
  return (
    compareText(a.file, b.file) ||
    a.line - b.line ||
    a.column - b.column ||
    compareText(a.ruleId, b.ruleId) ||
    compareText(a.message, b.message)
  );
}

/** Counts findings by severity. */
export function summarise(diagnostics: readonly Diagnostic[], documents: number): Summary {
  const count = (severity: Severity) => diagnostics.filter((found) => found.severity === severity).length;
  return { documents, errors: count('error'), warnings: count('warning'), infos: count('info') };
}

/** Compares by code unit, which no locale changes. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
