/** `opsguide explain`: what a rule or a criterion asks, why, and how to answer it. */
import { Command } from 'commander';
import { contentOption } from '../options.ts';

/** The command, for the program to add. */
export function explainCommand(): Command {
  return new Command('explain')
    .description('Explain a rule or a criterion: what it asks, why, and what answers it.')
    .argument('<id>', 'id of a rule or criterion, such as fact-due or OSR-04')
    .addOption(contentOption())
    .addHelpText('after', '\nExamples:\n  opsguide explain fact-due\n  opsguide explain OSR-04')
    .action(async (id: string, options: { content?: string }) => {
      const { explainRule } = await import('../explain-rule.ts');
      process.exitCode = explainRule(id, options);
    });
}
