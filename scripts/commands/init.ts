/** `opsguide init`: a content folder to begin with. */
import { Command } from 'commander';
import type { InitOptions } from '../init-content.ts';
import { dateOption } from '../options.ts';

/** The command, for the program to add. */
export function initCommand(): Command {
  return new Command('init')
    .description(
      'Make a content folder: configuration, one guide, one page of guidance, and what checks them.',
    )
    .argument('[dir]', 'folder to make it in; this folder unless given')
    .option('--organisation <name>', 'name of the organisation')
    .option('--group <name>', 'delivery group of the first service')
    .option('--team <name>', 'team that runs the first service')
    .option('--contact <contact>', 'shared mailbox or number of that team')
    .option('--service <title>', 'name of the first service')
    .option('--description <sentence>', 'what the service does')
    .addOption(dateOption())
    .addHelpText(
      'after',
      '\nAt a terminal it asks for what is not given. What is there already is never overwritten.\n\nExample:\n  opsguide init our-ops',
    )
    .action(async (folder: string | undefined, options: InitOptions) => {
      const { initContent } = await import('../init-content.ts');
      process.exitCode = await initContent(folder, options);
    });
}
