import { counted } from '../model/counted.ts';
import type { Diagnostic, Severity } from '../model/diagnostic.ts';
import { cell } from './markdown-cell.ts';
import { type Reporter, shownFile } from './reporter.ts';

const titles = { error: 'Errors', warning: 'Warnings', info: 'Notes' } as const satisfies Record<
  Severity,
  string
>;
/** What GitHub shows of a summary ends at a megabyte; nobody reads that far. */
const MOST_OF_EACH = 50;

/** The run as Markdown: for the summary of a pull request or the body of an issue. */
export const formatSummary: Reporter = (report) => {
  const { documents, errors, warnings, infos } = report.summary;
  const head =
    errors + warnings + infos === 0
      ? `**Nothing found** in ${documents} ${documents === 1 ? 'document' : 'documents'}.`
      : `**${counted(errors, 'error')}, ${counted(warnings, 'warning')}, ${counted(infos, 'note')}** in ${documents} ${documents === 1 ? 'document' : 'documents'}.`;
  const tables = (['error', 'warning', 'info'] as const).flatMap((severity) => {
    const found = report.diagnostics.filter((one) => one.severity === severity);
    return found.length === 0 ? [] : [table(titles[severity], found, (file) => shownFile(report, file))];
  });
  return `${['## opsguide check', head, ...(report.notes ?? []), ...tables].join('\n\n')}\n`;
};

function table(title: string, found: readonly Diagnostic[], place: (file: string) => string): string {
  const rows = found
    .slice(0, MOST_OF_EACH)
    .map(
      ({ file, line, message, hint, ruleId }) =>
        `| \`${cell(place(file))}\` | ${line} | ${cell(message)}${hint ? `<br>${cell(hint)}` : ''} | ${ruleId} |`,
    );
  const more = found.length > MOST_OF_EACH ? [`\nAnd ${found.length - MOST_OF_EACH} more.`] : [];
  return [
    `### ${title}`,
    '',
    '| File | Line | What is wrong, and what to write instead | Rule |',
    '|---|---|---|---|',
    ...rows,
    ...more,
  ].join('\n');
}
