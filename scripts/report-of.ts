/** What a check found, as reporters take it. */
import { printable } from '../src/model/printable.ts';
import type { CheckedPart } from '../src/pipeline.ts';
import { type Report, shownFile } from '../src/report/reporter.ts';
import { reporters } from '../src/report/reporters.ts';
import type { ContentFolder } from './options.ts';
import { readVersion } from './shipped-data.ts';
import type { Recheck } from './watch-content.ts';

/** The report of a check, for standard output. */
export function reportOf(
  { content, diagnostics, summary, rules, files }: CheckedPart,
  folder: ContentFolder,
  colour = process.stdout.hasColors?.() ?? false,
): Report {
  const named = new Set(files);
  const documents = [...content.guides, ...content.pages].filter(({ file }) => !files || named.has(file));
  const others = [content.configDocument, content.organisationDocument].flatMap((document) => document ?? []);
  const texts = new Map([...documents, ...others].map((document) => [document.file, document]));
  return {
    diagnostics,
    summary,
    pathPrefix: folder.shown,
    readLine: (file, line) => texts.get(file)?.text.split('\n')[line - 1],
    rules,
    version: readVersion(),
    files: documents.map(({ file }) => file),
    colour,
  };
}

/** What has changed, what is wrong there, and how much is wrong in all. */
export function formatRecheck(found: Recheck, folder: ContentFolder, colour?: boolean): string {
  const [first, ...others] = found.saved;
  const more = others.length === 0 ? '' : ` and ${others.length} more`;
  const saved =
    first === undefined
      ? ''
      : `\nChanged: ${printable(shownFile({ pathPrefix: folder.shown }, first))}${more}\n\n`;
  return saved + reporters.pretty(reportOf(found, folder, colour));
}
