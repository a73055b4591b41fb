/** `opsguide import`: guidance of another generator becomes a content folder. */
import { Command, Option } from 'commander';
import { dialectIds } from '../../src/import/dialect.ts';
import { dateOption, type ImportOptions } from '../options.ts';

/** The command, for the program to add. */
export function importCommand(): Command {
  return new Command('import')
    .description(
      'Bring guidance of Jekyll, Eleventy, Middleman, Hugo, MkDocs or plain Markdown into a new content folder; runbooks and catalog-info.yaml become drafts of guides. Nothing is run, and no word is lost.',
    )
    .argument('<dir>', 'the folder that holds the old site')
    .addOption(new Option('--output <dir>', 'content folder to make: new or empty').makeOptionMandatory())
    .addOption(
      new Option('--from <dialect>', 'what the old site was made with (default: found out)').choices([
        ...dialectIds,
      ]),
    )
    .addOption(new Option('--report <file>', 'write what was kept, changed and left, per file: .json or .md'))
    .addOption(new Option('--dry-run', 'say what would be done, and write no content'))
    .addOption(dateOption())
    .addHelpText(
      'after',
      '\nExamples:\n  opsguide import ../old-site --output ../our-ops --dry-run\n  opsguide import ../old-site --output ../our-ops --from jekyll --report import.md',
    )
    .action(async (folder: string, options: ImportOptions) => {
      const { importFolder } = await import('../import-content.ts');
      process.exitCode = importFolder(folder, options);
    });
}
