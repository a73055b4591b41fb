/** `opsguide next`: what falls due for a service at its next gate. */
import { Command, Option } from 'commander';
import { phases } from '../../src/model/phase.ts';
import type { NextOptions } from '../next-gate.ts';
import { dateOption, ownContentOption } from '../options.ts';

/** The command, for the program to add. */
export function nextCommand(): Command {
  return new Command('next')
    .description('Say what falls due for a service at its next gate, what is missing and whose turn it is.')
    .argument('<id>', 'id of the service: the name of its guide without .md')
    .addOption(ownContentOption())
    .addOption(dateOption())
    .addOption(new Option('--to <phase>', 'another phase than the next one').choices([...phases]))
    .addOption(
      new Option('--insert', 'put what is missing into the guide, as comments to be filled in').conflicts(
        'advance',
      ),
    )
    .option('--advance', 'set the phase, if nothing is missing for it')
    .addHelpText(
      'after',
      '\nExamples:\n  opsguide next flood-warnings --content ../our-ops\n  opsguide next flood-warnings --insert\n  opsguide next flood-warnings --to live --advance',
    )
    .action(async (id: string, options: NextOptions) => {
      const { nextGate } = await import('../next-gate.ts');
      process.exitCode = await nextGate(id, options);
    });
}
