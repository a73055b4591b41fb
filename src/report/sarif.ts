import { createHash } from 'node:crypto';
import type { Diagnostic, Range, Severity } from '../model/diagnostic.ts';
import { type Report, type Reporter, shownFile } from './reporter.ts';

const levels = { error: 'error', warning: 'warning', info: 'note' } as const satisfies Record<
  Severity,
  string
>;

/**
 * The run as SARIF, for code scanning and other tools that collect findings.
 * @see https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 */
export const formatSarif: Reporter = (report) => {
  const { rules = [] } = report;
  const places = new Map(rules.map(({ id }, index) => [id, index]));
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'opsguide',
            informationUri: 'https://github.com/opsguide/opsguide',
            ...(report.version === undefined ? {} : { version: report.version }),
            rules: rules.map(({ id, kind, severity, title, why, wrong, right }) => ({
              id,
              shortDescription: { text: `${title}.` },
              fullDescription: { text: why },
              help: { text: `${why}\n\nWrong:\n${wrong}\n\nRight:\n${right}\n` },
              defaultConfiguration: { level: levels[severity] },
              properties: { tags: [kind] },
            })),
          },
        },
        columnKind: 'utf16CodeUnits',
        originalUriBaseIds: {
          SRCROOT: { description: { text: 'The folder in which opsguide was run.' } },
        },
        results: report.diagnostics.map((found) => resultOf(found, places.get(found.ruleId), report)),
      },
    ],
  };
  return `${JSON.stringify(log, undefined, 2)}\n`;
};

function resultOf(found: Diagnostic, ruleIndex: number | undefined, report: Report) {
  const artifactLocation = artifact(found.file, report);
  return {
    ruleId: found.ruleId,
    ...(ruleIndex === undefined ? {} : { ruleIndex }),
    level: levels[found.severity],
    message: { text: found.hint ? `${found.message} ${found.hint}` : found.message },
    locations: [{ physicalLocation: { artifactLocation, region: regionOf(found) } }],
    ...(found.related
      ? {
          relatedLocations: found.related.map((place, id) => ({
            id,
            physicalLocation: { artifactLocation: artifact(place.file, report), region: regionOf(place) },
            message: { text: place.message },
          })),
        }
      : {}),
    ...(found.fix
      ? {
          fixes: [
            {
              description: { text: found.fix.description },
              artifactChanges: [
                {
                  artifactLocation,
                  replacements: [
                    { deletedRegion: regionOf(found.fix), insertedContent: { text: found.fix.replacement } },
                  ],
                },
              ],
            },
          ],
        }
      : {}),
    // Lines move; what is wrong in which file does not.
    partialFingerprints: { 'opsguide/v1': fingerprint(found) },
  };
}

function artifact(file: string, report: Report) {
  const uri = shownFile(report, file).split('/').map(encodeURIComponent).join('/');
  return { uri, uriBaseId: 'SRCROOT' };
}

function regionOf({ line, column, endLine, endColumn }: Range) {
  return {
    startLine: line,
    startColumn: column,
    ...(endLine === undefined ? {} : { endLine }),
    ...(endColumn === undefined ? {} : { endColumn }),
  };
}

function fingerprint({ ruleId, file, message, fact = '' }: Diagnostic): string {
  return createHash('sha256').update([ruleId, file, fact, message].join('\n')).digest('hex').slice(0, 32);
}
