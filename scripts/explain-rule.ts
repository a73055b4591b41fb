/** The work of `opsguide explain`. */
import { readAndCheck } from '../src/pipeline.ts';
import { folderSource } from '../src/read/folder-source.ts';
import { explain } from '../src/report/explain.ts';
import { exitCodes, UsageError } from './exit-codes.ts';
import { findContent, runDate } from './options.ts';
import { loadShipped } from './shipped-data.ts';

/** Prints what a rule or a criterion asks. Answers the exit code. @throws UsageError with the nearest id if there is none */
export function explainRule(id: string, options: { content?: string }): number {
  // Content may bring frameworks of its own.
  const source = folderSource(findContent(options.content).path);
  const { content, rules } = readAndCheck(source, { today: runDate(undefined), ...loadShipped() });
  const found = explain(id, { rules, frameworks: content.frameworks });
  if ('unknown' in found)
    throw new UsageError(
      `There is no rule or criterion ${id}.${found.nearest ? ` Did you mean ${found.nearest}?` : ' `opsguide check` ends each finding with its rule, and `opsguide next` lists criteria.'}`,
    );
  process.stdout.write(found.text);
  return exitCodes.clean;
}
