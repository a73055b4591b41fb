/** `opsguide start`: shows the site of some content while it is written. */
import { Command, InvalidArgumentError } from 'commander';
import { contentOption, dateOption } from '../options.ts';
import type { StartOptions } from '../serve-content.ts';

/** The command, for the program to add. */
export function startCommand(): Command {
  return new Command('start')
    .description('Build the site, serve it on this machine, and build again whenever something changes.')
    .addOption(contentOption())
    .addOption(dateOption())
    .option('--output <dir>', 'folder to publish into', '_site')
    .option('--base-path <path>', 'path under which the site is served, such as /guides/', '/')
    .option('--port <number>', 'port to serve on; the next free one is taken if it is in use', port, 8080)
    .action(async (options: StartOptions) => {
      const { serveContent } = await import('../serve-content.ts');
      await serveContent(options);
    });
}

function port(value: string): number {
  const number = Number(value);
  if (!/^\d+$/.test(value) || number > 65_535) throw new InvalidArgumentError('Write a port such as 8080.');
  return number;
}
