import { styleText } from 'node:util';
import { counted } from '../model/counted.ts';
import type { Diagnostic, Severity, Summary } from '../model/diagnostic.ts';
import { printable } from '../model/printable.ts';
import { type Report, type Reporter, shownFile } from './reporter.ts';

const colours = { error: 'red', warning: 'yellow', info: 'cyan' } as const satisfies Record<Severity, string>;

/** For people in a terminal: place, what is wrong, the line, what to write instead; then the sum. */
export const formatPretty: Reporter = (report) => {
  const blocks = report.diagnostics.map((found) => formatOne(found, report));
  return `${[...blocks, formatSummary(report.summary, report)].join('\n\n')}\n`;
};

function formatOne(found: Diagnostic, report: Report): string {
  const severity = paint(report, colours[found.severity], found.severity);
  const lines = [
    `${paint(report, 'bold', `${shownFile(report, found.file)}:${found.line}:${found.column}`)}  ${severity}  ${printable(found.message)}  ${paint(report, 'dim', found.ruleId)}`,
  ];
  const source = report.readLine?.(found.file, found.line);
  if (source?.trim()) lines.push(...formatSource(source, found, report));
  if (found.hint)
    lines.push(
      ...printable(found.hint)
        .split('\n')
        .map((line, index) => `${index === 0 ? '  → ' : '    '}${line}`),
    );
  for (const place of found.related ?? [])
    lines.push(
      `    ${shownFile(report, place.file)}:${place.line}:${place.column}  ${printable(place.message)}`,
    );
  return lines.join('\n');
}

const WIDTH = 100;

function formatSource(source: string, found: Diagnostic, report: Report): string[] {
  const start = Math.max(0, found.column - 60);
  const shown = printable(source.slice(start, start + WIDTH).replaceAll('\t', ' '));
  const number = String(found.line).padStart(5);
  const length = found.endLine === found.line && found.endColumn ? found.endColumn - found.column : 1;
  const marks =
    ' '.repeat(found.column - 1 - start) +
    '^'.repeat(Math.max(1, Math.min(length, WIDTH - (found.column - 1 - start))));
  return [
    paint(report, 'dim', `${number} | ${shown}`),
    `${' '.repeat(5)} | ${paint(report, colours[found.severity], marks)}`,
  ];
}

function formatSummary({ documents, errors, warnings, infos }: Summary, report: Report): string {
  const parts = [
    counted(errors, 'error'),
    counted(warnings, 'warning'),
    ...(infos > 0 ? [counted(infos, 'note')] : []),
  ];
  const colour = errors > 0 ? 'red' : warnings > 0 ? 'yellow' : 'green';
  return paint(report, colour, `${counted(documents, 'document')} checked: ${parts.join(', ')}.`);
}

function paint(
  report: Pick<Report, 'colour'>,
  format: Parameters<typeof styleText>[0],
  text: string,
): string {
  return report.colour ? styleText(format, text, { validateStream: false }) : text;
}
