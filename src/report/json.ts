import { type Reporter, shownFile } from './reporter.ts';

/** The run as JSON: `{ diagnostics, summary }` with the fields of a diagnostic. */
export const formatJson: Reporter = (report) => {
  const diagnostics = report.diagnostics.map((found) => ({
    ...found,
    file: shownFile(report, found.file),
    ...(found.related
      ? { related: found.related.map((place) => ({ ...place, file: shownFile(report, place.file) })) }
      : {}),
  }));
  return `${JSON.stringify({ diagnostics, summary: report.summary }, undefined, 2)}\n`;
};
