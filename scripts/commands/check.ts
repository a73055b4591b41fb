/** `opsguide check`: reads and checks content, prints what was found, and mends what is certain if asked. */
import { Command, InvalidArgumentError, Option } from 'commander';
import { reportFormats } from '../../src/report/reporter.ts';
import { asOfOption, type CheckOptions, contentOption, dateOption, revisionOption } from '../options.ts';

/** The command, for the program to add. */
export function checkCommand(): Command {
  return new Command('check')
    .description(
      'Check every guide and guidance page and report what is wrong, where, and what to write instead.',
    )
    .addOption(contentOption())
    .addOption(dateOption())
    .addOption(asOfOption())
    .addOption(revisionOption())
    .addOption(new Option('--format <name>', 'how to report').choices(reportFormats).default('pretty'))
    .addOption(
      new Option('--max-warnings <number>', 'fail if there are more warnings than this').argParser(
        wholeNumber,
      ),
    )
    .addOption(
      new Option(
        '--fix',
        'mend in the files what can only have meant one thing, and report the rest',
      ).conflicts(['asOf', 'revision', 'fixDryRun']),
    )
    .addOption(
      new Option(
        '--fix-dry-run',
        'show as a unified diff what --fix would change, write nothing, and fail if it would change anything',
      ).conflicts(['asOf', 'revision']),
    )
    .addOption(
      new Option(
        '--since <revision>',
        'report only on files that differ from a revision of git, committed or not, and on those that they affect',
      ).conflicts(['asOf', 'revision', 'fix', 'fixDryRun']),
    )
    .addOption(
      new Option('--watch', 'check again what is saved, until Ctrl-C').conflicts([
        ...['asOf', 'revision', 'fix', 'fixDryRun', 'since', 'maxWarnings'],
      ]),
    )
    .addHelpText(
      'after',
      '\nExamples:\n  opsguide check --content ../our-ops\n  opsguide check --format github --max-warnings 0\n  opsguide check --content ../our-ops --fix-dry-run\n  opsguide check --content ../our-ops --since origin/main',
    )
    .action(async (options: CheckOptions) => {
      const { runCheck } = await import('../run-check.ts');
      process.exitCode = await runCheck(options);
    });
}

function wholeNumber(value: string): number {
  if (!/^\d+$/.test(value)) throw new InvalidArgumentError('Write a whole number.');
  return Number(value);
}
