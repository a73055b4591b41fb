/** `opsguide export`: writes the estate in the formats of other systems. */
import { Command, Option } from 'commander';
import {
  asOfOption,
  contentOption,
  dateOption,
  type ExportOptions,
  exportFormats,
  revisionOption,
} from '../options.ts';

/** The command, for the program to add. */
export function exportCommand(): Command {
  return new Command('export')
    .description(
      'Write the estate for other systems: entities of a Backstage catalogue, or OSCAL 1.2.1 documents.',
    )
    .addOption(contentOption())
    .addOption(dateOption())
    .addOption(asOfOption())
    .addOption(revisionOption())
    .addOption(
      new Option(
        '--format <name>',
        `what to write: ${exportFormats.join(', ')}, or a format of --extend`,
      ).makeOptionMandatory(),
    )
    .addOption(new Option('--output <dir>', 'folder to write into').makeOptionMandatory())
    .addHelpText(
      'after',
      '\nExamples:\n  opsguide export --format backstage --output catalogue\n  opsguide export --format oscal --output oscal --date 2026-10-01',
    )
    .action(async (options: ExportOptions) => {
      const { exportEstate } = await import('../export-estate.ts');
      process.exitCode = exportEstate(options);
    });
}
