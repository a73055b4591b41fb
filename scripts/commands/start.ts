/** `opsguide start`: shows the site of some content while it is written. */
import { Command, InvalidArgumentError } from 'commander';
import { basePathOption, contentOption, dateOption } from '../options.ts';
import type { StartOptions } from '../serve-content.ts';

/** The command, for the program to add. */
export function startCommand(): Command {
  return new Command('start')
    .description(
      'Show the site on this machine while its content is written, with what the checker finds at its place.',
    )
    .addOption(contentOption())
    .addOption(dateOption())
    .option('--output <dir>', 'folder that is built in the background whenever nothing is wrong', '_site')
    .addOption(basePathOption())
    .option('--port <number>', 'port to serve on; the next free one is taken if it is in use', port, 8080)
    .action(async (_options, command: Command) => {
      const { serveContent } = await import('../serve-content.ts');
      await serveContent(command.optsWithGlobals<StartOptions>());
    });
}

function port(value: string): number {
  const number = Number(value);
  if (!/^\d+$/.test(value) || number > 65_535) throw new InvalidArgumentError('Write a port such as 8080.');
  return number;
}
