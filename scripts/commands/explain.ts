/** `opsguide explain`: what a rule or a criterion asks, why, and how to answer it. */
import { Command } from 'commander';
import { readAndCheck } from '../../src/pipeline.ts';
import { folderSource } from '../../src/read/folder-source.ts';
import { explain } from '../../src/report/explain.ts';
import { exitCodes, UsageError } from '../exit-codes.ts';
import { contentOption, findContent, runDate } from '../options.ts';
import { loadShipped } from '../shipped-data.ts';

/** The command, for the program to add. */
export function explainCommand(): Command {
  return new Command('explain')
    .description('Explain a rule or a criterion: what it asks, why, and what answers it.')
    .argument('<id>', 'id of a rule or criterion, such as fact-due or OSR-04')
    .addOption(contentOption())
    .addHelpText('after', '\nExamples:\n  opsguide explain fact-due\n  opsguide explain OSR-04')
    .action((id: string, options: { content?: string }) => {
      // Content may bring frameworks of its own.
      const source = folderSource(findContent(options.content).path);
      const { content, rules } = readAndCheck(source, { today: runDate(undefined), ...loadShipped() });
      const found = explain(id, { rules, frameworks: content.frameworks });
      if ('unknown' in found)
        throw new UsageError(
          `There is no rule or criterion ${id}.${found.nearest ? ` Did you mean ${found.nearest}?` : ''}`,
        );
      process.stdout.write(found.text);
      process.exitCode = exitCodes.clean;
    });
}
