/** `opsguide check`: reads and checks content, prints what was found. */
import { Command, InvalidArgumentError, Option } from 'commander';
import type { CheckedContent } from '../../src/pipeline.ts';
import { allRules, readAndCheck } from '../../src/pipeline.ts';
import { configFile } from '../../src/read/entry-policy.ts';
import { reporters } from '../../src/report/reporters.ts';
import { openContent } from '../content-input.ts';
import { exitCodes } from '../exit-codes.ts';
import { asOfOption, type ContentOptions, contentOption, dateOption, revisionOption } from '../options.ts';
import { loadShipped, readVersion } from '../shipped-data.ts';

interface CheckOptions extends ContentOptions {
  format: string;
  maxWarnings?: number;
}

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
    .addOption(
      new Option('--format <name>', 'how to report').choices(Object.keys(reporters)).default('pretty'),
    )
    .addOption(
      new Option('--max-warnings <number>', 'fail if there are more warnings than this').argParser(
        wholeNumber,
      ),
    )
    .addHelpText(
      'after',
      '\nExamples:\n  opsguide check --content ../our-ops\n  opsguide check --format github --max-warnings 0',
    )
    .action((options: CheckOptions) => {
      process.exitCode = runCheck(options);
    });
}

function runCheck(options: CheckOptions): number {
  const { folder, source, today } = openContent(options);
  const result = readAndCheck(source, { today, ...loadShipped() });
  const texts = new Map(documentsOf(result).map((document) => [document.file, document.text]));
  const report = reporters[options.format];
  if (!report) throw new Error(`no reporter ${options.format}`);
  process.stdout.write(
    report({
      diagnostics: result.diagnostics,
      summary: result.summary,
      pathPrefix: folder.shown,
      readLine: (file, line) => texts.get(file)?.split('\n')[line - 1],
      rules: allRules,
      version: readVersion(),
      files: [...result.content.guides, ...result.content.pages].map(({ file }) => file),
      colour: process.stdout.hasColors?.() ?? false,
    }),
  );
  return exitCodeOf(result, options.maxWarnings);
}

function exitCodeOf({ diagnostics, summary }: CheckedContent, maxWarnings: number | undefined): number {
  if (diagnostics.some((found) => found.severity === 'error' && found.file === configFile))
    return exitCodes.usage;
  if (summary.errors > 0) return exitCodes.errors;
  return maxWarnings !== undefined && summary.warnings > maxWarnings ? exitCodes.errors : exitCodes.clean;
}

function documentsOf({ content }: CheckedContent) {
  const { guides, pages, configDocument, organisationDocument } = content;
  return [
    ...guides,
    ...pages,
    ...(configDocument ? [configDocument] : []),
    ...(organisationDocument ? [organisationDocument] : []),
  ];
}

function wholeNumber(value: string): number {
  if (!/^\d+$/.test(value)) throw new InvalidArgumentError('Write a whole number.');
  return Number(value);
}
