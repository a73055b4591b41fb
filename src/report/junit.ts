import type { Diagnostic } from '../model/diagnostic.ts';
import { type Reporter, shownFile } from './reporter.ts';

/**
 * The run as JUnit XML: a suite for each document, a failure for each error; warnings and notes stand in its output.
 * @see https://github.com/testmoapp/junitxml
 */
export const formatJunit: Reporter = (report) => {
  const byFile = Map.groupBy(report.diagnostics, ({ file }) => file);
  // A document without findings is a suite that passed.
  const files = [...new Set([...(report.files ?? []), ...byFile.keys()])].sort();
  const suites = files.map((file) => suite(shownFile(report, file), byFile.get(file) ?? []));
  const failures = report.diagnostics.filter(isError).length;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="opsguide" tests="${suites.reduce((sum, { tests }) => sum + tests, 0)}" failures="${failures}">`,
    ...suites.map(({ text }) => text),
    '</testsuites>',
    '',
  ].join('\n');
};

function suite(name: string, found: readonly Diagnostic[]): { text: string; tests: number } {
  const errors = found.filter(isError);
  const others = found.filter((one) => !isError(one));
  const cases =
    errors.length === 0
      ? [`    <testcase classname="${escapeXml(name)}" name="check"/>`]
      : errors.map(
          (one) =>
            `    <testcase classname="${escapeXml(name)}" name="${escapeXml(`${one.ruleId} at ${one.line}:${one.column}`)}" file="${escapeXml(name)}" line="${one.line}">\n      <failure type="${escapeXml(one.ruleId)}" message="${escapeXml(one.message)}">${escapeXml(inWords(name, one))}</failure>\n    </testcase>`,
        );
  const output =
    others.length === 0
      ? []
      : [`    <system-out>${escapeXml(others.map((one) => inWords(name, one)).join('\n'))}</system-out>`];
  return {
    tests: cases.length,
    text: [
      `  <testsuite name="${escapeXml(name)}" tests="${cases.length}" failures="${errors.length}">`,
      ...cases,
      ...output,
      '  </testsuite>',
    ].join('\n'),
  };
}

function isError({ severity }: Diagnostic): boolean {
  return severity === 'error';
}

function inWords(name: string, { line, column, severity, ruleId, message, hint }: Diagnostic): string {
  return `${name}:${line}:${column} ${severity} ${ruleId}: ${message}${hint ? `\n${hint}` : ''}`;
}

/** Characters that XML cannot hold at all become the sign for what cannot be shown. */
function escapeXml(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '\ufffd')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\n', '&#10;');
}
