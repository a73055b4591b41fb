/** Report: what a reporter takes and gives. */
import type { Diagnostic, Summary } from '../model/diagnostic.ts';
import type { RuleInfo } from '../model/rule.ts';

/** Names of the reporters, for `--format`. */
export const reportFormats = ['pretty', 'json', 'github', 'sarif', 'junit', 'summary'] as const;
export type ReportFormat = (typeof reportFormats)[number];

/** A run as reporters take it. */
export interface Report {
  diagnostics: readonly Diagnostic[];
  summary: Summary;
  /** Put before each file, so that paths can be clicked: the content folder as the user named it. */
  pathPrefix: string;
  /** The text of a file of the content, for showing the line; absent files have none. */
  readLine?: (file: string, line: number) => string | undefined;
  /** Every rule there is, for reports that explain them. */
  rules?: readonly RuleInfo[];
  /** Version of opsguide. */
  version?: string;
  /** Every file that was checked, found wrong or not. */
  files?: readonly string[];
  /** Sentences in Markdown that a summary says before its lists. */
  notes?: readonly string[];
  /** Whether the output may be coloured. */
  colour: boolean;
}

/** A report as text, ending in a newline unless it is empty. */
export type Reporter = (report: Report) => string;

/** A diagnostic's file as it is shown. */
export function shownFile(report: Pick<Report, 'pathPrefix'>, file: string): string {
  return report.pathPrefix === '' ? file : `${report.pathPrefix}/${file}`;
}
