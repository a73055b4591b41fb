/** `opsguide owners`: who must approve a change to each guide, as GitHub and GitLab read it. */
import { Command, Option } from 'commander';
import { contentOption, dateOption, type OwnersOptions } from '../options.ts';

/** The command, for the program to add. */
export function ownersCommand(): Command {
  return new Command('owners')
    .description(
      'Make the CODEOWNERS file of a repository from the ownership in its guides, with the accounts of `code_owners` in the configuration.',
    )
    .addOption(contentOption())
    .addOption(dateOption())
    .addOption(
      new Option(
        '--output <file>',
        'write it here instead of printing it; a file that opsguide did not make is left alone',
      ),
    )
    .addOption(
      new Option(
        '--verify <file>',
        'write nothing, and fail if that file is not what would be written',
      ).conflicts('output'),
    )
    .addHelpText(
      'after',
      '\nExamples:\n  opsguide owners --content ops --output .github/CODEOWNERS\n  opsguide owners --content ops --verify .github/CODEOWNERS',
    )
    .action(async (options: OwnersOptions) => {
      const { writeOwners } = await import('../write-owners.ts');
      process.exitCode = writeOwners(options);
    });
}
