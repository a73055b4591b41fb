/** `opsguide diff`: what changed between two days or revisions. */
import { Command, Option } from 'commander';
import { contentOption, type DiffOptions, diffFormats } from '../options.ts';

/** The command, for the program to add. */
export function diffCommand(): Command {
  return new Command('diff')
    .description(
      'Show what changed between two revisions or days: readiness, ownership, service levels, dependencies, waivers.',
    )
    .argument('<before>', 'a revision of git, or a day such as 2026-10-01')
    .argument('[after]', 'the same; the content as it is now unless given')
    .addOption(contentOption())
    .addOption(new Option('--format <name>', 'how to show it').choices([...diffFormats]).default('text'))
    .addOption(new Option('--output <file>', 'file to write, instead of printing'))
    .addHelpText(
      'after',
      '\nExamples:\n  opsguide diff 2026-10-01 2026-11-01\n  opsguide diff main~5 --format html --output changes.html',
    )
    .action(async (before: string, after: string | undefined, options: DiffOptions) => {
      const { showDiff } = await import('../show-diff.ts');
      process.exitCode = showDiff(before, after, options);
    });
}
