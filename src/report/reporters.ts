/** Report: the list of reporters. A new one is one file, one name in `reporter.ts` and one line here. */
import { formatGithub } from './github.ts';
import { formatJson } from './json.ts';
import { formatJunit } from './junit.ts';
import { formatPretty } from './pretty.ts';
import type { Reporter, ReportFormat } from './reporter.ts';
import { formatSarif } from './sarif.ts';
import { formatSummary } from './summary.ts';

/** Reporters by the name of `--format`. */
export const reporters: Readonly<Record<ReportFormat, Reporter>> = {
  pretty: formatPretty,
  json: formatJson,
  github: formatGithub,
  sarif: formatSarif,
  junit: formatJunit,
  summary: formatSummary,
};
