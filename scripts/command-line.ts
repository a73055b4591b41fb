/** The commands of opsguide. A new command is one file in `commands/` and one line here. */
import { Command, CommanderError } from 'commander';
import { bugReport } from './bug-report.ts';
import { buildCommand } from './commands/build.ts';
import { checkCommand } from './commands/check.ts';
import { diffCommand } from './commands/diff.ts';
import { explainCommand } from './commands/explain.ts';
import { exportCommand } from './commands/export.ts';
import { importCommand } from './commands/import.ts';
import { initCommand } from './commands/init.ts';
import { newCommand } from './commands/new.ts';
import { nextCommand } from './commands/next.ts';
import { ownersCommand } from './commands/owners.ts';
import { packCommand } from './commands/pack.ts';
import { reviewsCommand } from './commands/reviews.ts';
import { startCommand } from './commands/start.ts';
import { verifyCommand } from './commands/verify.ts';
import { exitCodes, UsageError } from './exit-codes.ts';
import { type ContentOptions, findContent, isInContent } from './options.ts';
import { packageRoot, readVersion } from './shipped-data.ts';

/** Commands that somebody may run before there is content, to see the worked example. */
const SHOWS_CONTENT = new Set(['build', 'check', 'export', 'owners', 'pack', 'reviews', 'start']);

const program = new Command('opsguide')
  .description('Checks service operations guides and publishes them as an assurance site.')
  .version(readVersion())
  .addHelpText(
    'after',
    '\nExit codes: 0 clean, 1 errors found, 2 wrong usage or configuration, 3 a bug in opsguide.',
  )
  .option(
    '--extend <file>',
    'add rules and exporters of your own from a module, which must not lie in the content',
  )
  .hook('preAction', async (whole, command) => {
    const { extend } = whole.opts<{ extend?: string }>();
    if (extend === undefined) return;
    const { loadExtension } = await import('./extension.ts');
    await loadExtension(extend, findContent(command.opts<ContentOptions>().content).path);
  })
  .hook('preAction', (_whole, command) => {
    const { content } = command.opts<ContentOptions>();
    // In the checkout the example is what its makers work with; elsewhere somebody stands in the wrong folder.
    if (SHOWS_CONTENT.has(command.name()) && content === undefined && !isInContent() && !isInCheckout())
      console.error(
        'This folder holds no content: what follows is about the worked example. Go to the folder of your content, or name it with --content.\n',
      );
  })
  .exitOverride()
  .addCommand(checkCommand())
  .addCommand(buildCommand())
  .addCommand(diffCommand())
  .addCommand(explainCommand())
  .addCommand(exportCommand())
  .addCommand(importCommand())
  .addCommand(initCommand())
  .addCommand(newCommand())
  .addCommand(nextCommand())
  .addCommand(ownersCommand())
  .addCommand(packCommand())
  .addCommand(reviewsCommand())
  .addCommand(startCommand())
  .addCommand(verifyCommand());
// A reader that closes the pipe early, such as `head`, is no mistake of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit();
  throw error;
});
for (const command of program.commands) command.exitOverride();
leadOn(program, 'opsguide');

try {
  await program.parseAsync();
} catch (error) {
  process.exitCode = report(error);
}

/** Lets every message about wrong use end with the command that explains the right one. */
function leadOn(command: Command, call: string): void {
  command.showHelpAfterError(`To see what it takes: ${call} --help`);
  for (const inner of command.commands) leadOn(inner, `${call} ${inner.name()}`);
}

/** True in the folder of opsguide itself. */
function isInCheckout(): boolean {
  return process.cwd() === packageRoot;
}

function report(error: unknown): number {
  // Commander has printed its own message; asking for help is no mistake.
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.clean : exitCodes.usage;
  if (error instanceof UsageError) {
    console.error(error.message);
    return exitCodes.usage;
  }
  if (isSystemError(error)) {
    console.error(
      `The system refused: ${error.message}. Free space or mend permissions, and run opsguide again.`,
    );
    return exitCodes.usage;
  }
  console.error(bugReport(error));
  return exitCodes.bug;
}

/** A full disk, a missing permission and the like: nothing that a stack would explain. */
function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  const code = (error as NodeJS.ErrnoException | undefined)?.code;
  return [
    'ENOENT',
    'ENOSPC',
    'EACCES',
    'EPERM',
    'EROFS',
    'EMFILE',
    'EDQUOT',
    'EIO',
    'EBUSY',
    'ENOTEMPTY',
    'EEXIST',
    'ENAMETOOLONG',
    'ENOTDIR',
  ].includes(code ?? '');
}
