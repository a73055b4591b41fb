import type { SourceDocument } from '../../model/content.ts';
import type { DataPath } from '../../model/data-path.ts';
import type { Finding, Rule } from '../../model/rule.ts';

/** Times of day stand in quotation marks. */
export const unquotedTime: Rule = {
  id: 'unquoted-time',
  kind: 'style',
  severity: 'info',
  optional: true,
  title: 'Put times of day in quotation marks',
  why: 'Here a time is text, with or without them. Tools that follow the older YAML 1.1 read 19:00 as the number 1140. This rule runs only where the configuration gives it a severity.',
  wrong: 'hours: {days: monday to friday, from: 07:00, to: 19:00}',
  right: 'hours: {days: monday to friday, from: "07:00", to: "19:00"}',
  checkGuide: unquoted,
  checkPage: unquoted,
  *checkContent({ organisationDocument }) {
    if (!organisationDocument) return;
    for (const finding of unquoted(organisationDocument))
      yield { ...finding, document: organisationDocument };
  },
};

function* unquoted(document: SourceDocument): Iterable<Finding> {
  // Most documents have no such text; then nothing need be looked for.
  if (!/[\s[,]\d{1,2}:[0-5]\d\s*(?:[,}\]#]|$)/m.test(document.text)) return;
  const lines = document.text.split('\n');
  for (const path of timesIn(document.data, [])) {
    const { line, column, endLine, endColumn } = document.locate(path);
    if (endLine !== line || endColumn === undefined) continue;
    const text = lines[line - 1]?.slice(column - 1, endColumn - 1) ?? '';
    if (!TIME.test(text)) continue;
    yield {
      at: { path },
      message: `Other tools read ${text} as a number.`,
      hint: `Write \`"${text}"\`.`,
      fix: {
        ...{ line, column, endLine, endColumn },
        description: `Write \`"${text}"\`.`,
        replacement: `"${text}"`,
      },
    };
  }
}

const TIME = /^\d{1,2}:[0-5]\d$/;

function* timesIn(value: unknown, path: DataPath): Iterable<DataPath> {
  if (typeof value === 'string') {
    if (TIME.test(value)) yield path;
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, inner] of Object.entries(value))
      yield* timesIn(inner, [...path, Array.isArray(value) ? Number(key) : key]);
  }
}
