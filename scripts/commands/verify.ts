/** `opsguide verify`: finds out whether an evidence pack is what it was when it was made. */
import { Command, Option } from 'commander';
import { contentOption, type VerifyOptions } from '../options.ts';

/** The command, for the program to add. */
export function verifyCommand(): Command {
  return new Command('verify')
    .description('Say what an evidence pack is, and name every file of it that is missing, added or changed.')
    .argument('<file>', 'an evidence pack')
    .addOption(
      new Option('--rebuild', 'make the pack again from the revision that it names, and compare every byte'),
    )
    .addOption(contentOption())
    .addOption(
      new Option(
        '--allowed-signers <file>',
        'check the signature by this list, as `ssh-keygen -Y verify` does',
      ),
    )
    .addOption(new Option('--signer <name>', 'who must have signed, by the name in that list'))
    .addHelpText(
      'after',
      '\nExamples:\n  opsguide verify evidence-estate-2026-10-01.zip\n  opsguide verify evidence-estate-2026-10-01.zip --rebuild --content ../our-ops',
    )
    .action(async (file: string, options: VerifyOptions) => {
      const { verifyPackFile } = await import('../verify-pack-file.ts');
      process.exitCode = await verifyPackFile(file, options);
    });
}
