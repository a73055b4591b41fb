/** `opsguide pack`: writes evidence that an auditor can keep and check. */
import { Command, Option } from 'commander';
import {
  asOfOption,
  basePathOption,
  contentOption,
  dateOption,
  type PackOptions,
  revisionOption,
} from '../options.ts';

/** The command, for the program to add. */
export function packCommand(): Command {
  return new Command('pack')
    .description(
      'Write an evidence pack: guides, readiness, evidence and history as one zip that opens offline and can be checked.',
    )
    .addOption(new Option('--service <id>', 'pack one service (default: all services)').conflicts('group'))
    .addOption(new Option('--group <id>', 'pack the services of a delivery group'))
    .addOption(contentOption())
    .addOption(dateOption())
    .addOption(asOfOption())
    .addOption(revisionOption())
    .addOption(basePathOption())
    .addOption(
      new Option(
        '--sign-key <file>',
        'sign the checksums with this OpenSSH key, as `ssh-keygen -Y sign` does',
      ),
    )
    .addOption(new Option('--output <dir>', 'folder to write the pack into').makeOptionMandatory())
    .addHelpText(
      'after',
      '\nExamples:\n  opsguide pack --service flood-warnings --output packs\n  opsguide pack --as-of 2026-10-01 --output packs',
    )
    .action(async (options: PackOptions) => {
      const { runPack } = await import('../write-pack.ts');
      process.exitCode = await runPack(options);
    });
}
