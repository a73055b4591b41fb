/**
 * opsguide for other programs: the same work as on the command line, with answers instead of text. Nothing is printed and
 * the process is not ended.
 *
 * Each of them throws `UsageError`, whose message is for people, where it was asked for what cannot be done.
 */
import type { Diagnostic, Summary } from '../src/model/diagnostic.ts';
import { readAndCheck } from '../src/pipeline.ts';
import type { BuiltSite } from './build-site.ts';
import { openContent } from './content-input.ts';
import type { BuildOptions, ContentOptions, PackOptions } from './options.ts';
import { loadShipped } from './shipped-data.ts';
import type { WrittenPack } from './write-pack.ts';

export type { Diagnostic, Summary } from '../src/model/diagnostic.ts';
export type { BuiltSite } from './build-site.ts';
export { UsageError } from './exit-codes.ts';
export { addExtension } from './extension.ts';
export type { BuildOptions, ContentOptions, PackOptions } from './options.ts';
export type { Exporter, Extension } from './own-additions.ts';
export type { WrittenPack } from './write-pack.ts';

/** What a check found: every diagnostic in order of file and place, and the count of them. */
export interface CheckResult {
  diagnostics: readonly Diagnostic[];
  summary: Summary;
}

/** Errors that keep content from being published or packed; nothing was written. */
export interface Refused {
  refused: readonly Diagnostic[];
}

/** Reads and checks a content folder. */
export function check(options: ContentOptions): CheckResult {
  const { source, today } = openContent(options);
  const { diagnostics, summary } = readAndCheck(source, { today, ...loadShipped() });
  return { diagnostics, summary };
}

/** Checks a content folder and publishes its site into `output`, whole or not at all. */
export async function build(
  options: Pick<BuildOptions, 'output'> & Partial<BuildOptions>,
): Promise<BuiltSite | Refused> {
  // Loaded here, so that a program that only checks does not pay for what only a build needs.
  const { buildSite } = await import('./build-site.ts');
  const result = await buildSite({ basePath: '/', ...options });
  return 'refusal' in result ? { refused: result.refusal.diagnostics } : result;
}

/** Writes an evidence pack into the folder `output`: of one service, of a delivery group, or of all services. */
export async function pack(
  options: Pick<PackOptions, 'output'> & Partial<PackOptions>,
): Promise<WrittenPack | Refused> {
  const { writePack } = await import('./write-pack.ts');
  const result = await writePack({ basePath: '/', ...options });
  return 'refusal' in result ? { refused: result.refusal.diagnostics } : result;
}
