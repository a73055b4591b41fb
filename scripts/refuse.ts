/** When content is not published: it cannot be read, is unsafe, or is stricter judged than it can stand. */
import type { Diagnostic, Summary } from '../src/model/diagnostic.ts';
import { configFile } from '../src/read/entry-policy.ts';
import { reporters } from '../src/report/reporters.ts';
import { exitCodes } from './exit-codes.ts';
import type { ContentFolder } from './options.ts';

/** Why nothing is written: what to print, and how the command ends. */
export interface Refusal {
  text: string;
  code: number;
  /** The errors themselves. */
  diagnostics: readonly Diagnostic[];
}

/** What was found, and the count of it. */
export interface Judged {
  diagnostics: readonly Diagnostic[];
  summary: Summary;
}

/** Looks for errors that keep content from being published; every error counts when `strict`. */
export function refuse(
  { diagnostics, summary }: Judged,
  folder: ContentFolder,
  strict = false,
): Refusal | undefined {
  const refused = diagnostics.filter(
    (found) => found.severity === 'error' && (strict || found.kind === 'document'),
  );
  if (refused.length === 0) return undefined;
  const report = reporters.pretty({
    diagnostics: refused,
    summary: { ...summary, errors: refused.length, warnings: 0, infos: 0 },
    pathPrefix: folder.shown,
    colour: process.stderr.hasColors?.() ?? false,
  });
  const these = refused.length === 1 ? 'this error' : 'these errors';
  return {
    diagnostics: refused,
    text: `${report}\nNothing was written. Mend ${these} first.\n`,
    code: refused.some(({ file }) => file === configFile) ? exitCodes.usage : exitCodes.errors,
  };
}
