import { type Reporter, shownFile } from './reporter.ts';

const commands = { error: 'error', warning: 'warning', info: 'notice' } as const;

/**
 * Annotations of a pull request on GitHub, one command a line.
 * @see https://docs.github.com/actions/reference/workflow-commands-for-github-actions
 */
export const formatGithub: Reporter = (report) =>
  report.diagnostics
    .map((found) => {
      const properties = {
        file: shownFile(report, found.file),
        line: found.line,
        endLine: found.endLine,
        col: found.column,
        endColumn: found.endLine === found.line ? found.endColumn : undefined,
        title: found.ruleId,
      };
      const list = Object.entries(properties)
        .filter(([, value]) => value !== undefined)
        .map(([key, value]) => `${key}=${escapeProperty(String(value))}`);
      return `::${commands[found.severity]} ${list.join(',')}::${escapeData(found.hint ? `${found.message}\n${found.hint}` : found.message)}\n`;
    })
    .join('');

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
