/** `opsguide new`: a guide, a page, a waiver or the record of a review board, from a few answers. */
import { Command, InvalidArgumentError } from 'commander';
import type { NewReviewBoardOptions, NewWaiverOptions } from '../new-for-service.ts';
import type { NewGuidanceOptions } from '../new-guidance.ts';
import type { NewServiceOptions } from '../new-service.ts';
import { dateOption, ownContentOption } from '../options.ts';

/** The command, for the program to add. */
export function newCommand(): Command {
  return new Command('new')
    .description('Add a service, a page of guidance, a waiver or a review board to the content.')
    .addHelpText(
      'after',
      '\nAt a terminal it asks for what is not given; elsewhere it names the options that are missing. It writes only what the check\naccepts, and nothing over a file that is there.\n\nExamples:\n  opsguide new service --content ../our-ops\n  opsguide new waiver flood-warnings --criterion OSR-21',
    )
    .addCommand(service())
    .addCommand(guidance())
    .addCommand(waiver())
    .addCommand(reviewBoard());
}

function kind(name: string, description: string): Command {
  return new Command(name)
    .description(description)
    .addOption(ownContentOption())
    .addOption(dateOption())
    .exitOverride();
}

function service(): Command {
  return kind('service', 'Add the guide of a service, in any phase.')
    .option('--title <title>', 'name of the service')
    .option('--id <id>', 'name of its file without .md (default: made from the title)')
    .option('--description <sentence>', 'what it does')
    .option('--phase <phase>', 'phase that it is in (default: discovery)')
    .option('--group <id>', 'delivery group')
    .option('--owner <id>', 'team or role that answers for its design')
    .option('--contact <contact>', 'shared contact of its support (default: that of the owner)')
    .option('--component <name>', 'first part that can fail on its own (default: the title)')
    .option('--type <type>', 'kind of that part (default: application)')
    .option('--summary <text>', 'text of “What the service does” (default: the description)')
    .option('--set <key=value>', 'value of another key that the phase needs; may be repeated', addValue)
    .action(async (options: NewServiceOptions) => {
      const { newService } = await import('../new-service.ts');
      process.exitCode = await newService(options);
    });
}

function guidance(): Command {
  return kind('guidance', 'Add a page of guidance.')
    .option('--title <title>', 'title of the page')
    .option('--description <sentence>', 'what the reader gets from it')
    .option('--owner <id>', 'team or role that keeps it true')
    .option('--opening <text>', 'what the reader must know or do first')
    .option(
      '--path <path>',
      'place below guidance/, such as incidents/near-misses (default: made from the title)',
    )
    .action(async (options: NewGuidanceOptions) => {
      const { newGuidance } = await import('../new-guidance.ts');
      process.exitCode = await newGuidance(options);
    });
}

function waiver(): Command {
  return kind('waiver', 'Add a waiver to the guide of a service.')
    .argument('<id>', 'id of the service')
    .option('--criterion <id>', 'criterion that is waived, such as OSR-21')
    .option('--reason <text>', 'why it can wait')
    .option('--risk-owner <id>', 'who bears the risk')
    .option('--approved-by <id>', 'who approved the waiver')
    .option('--expires <date>', 'last day on which it counts')
    .action(async (id: string, options: NewWaiverOptions) => {
      const { newWaiver } = await import('../new-for-service.ts');
      process.exitCode = await newWaiver(id, options);
    });
}

function reviewBoard(): Command {
  return kind('review-board', 'Write the outcome of a review board into the guide, and begin its record.')
    .argument('<id>', 'id of the service')
    .option('--on <date>', 'day of the board')
    .option('--lead <id>', 'readiness manager who led it')
    .option('--members <functions>', 'functions that sat on it, with commas between them')
    .option('--outcome <outcome>', 'passed, passed-with-conditions or failed')
    .option('--point-14 <state>', 'met, partly or not-met')
    .action(async (id: string, options: NewReviewBoardOptions) => {
      const { newReviewBoard } = await import('../new-for-service.ts');
      process.exitCode = await newReviewBoard(id, options);
    });
}

function addValue(pair: string, before: Readonly<Record<string, string>> = {}): Record<string, string> {
  const at = pair.indexOf('=');
  if (at < 1) throw new InvalidArgumentError('Write a key, an equals sign and a value: tier=standard.');
  return { ...before, [pair.slice(0, at)]: pair.slice(at + 1) };
}
