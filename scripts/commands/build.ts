/** `opsguide build`: checks content and publishes it as a site. */
import { Command, Option } from 'commander';
import {
  asOfOption,
  type BuildOptions,
  basePathOption,
  brandOption,
  contentOption,
  dateOption,
  revisionOption,
} from '../options.ts';

/** The command, for the program to add. */
export function buildCommand(): Command {
  return new Command('build')
    .description(
      'Publish guides and guidance as a site. Refuses what cannot be read or is unsafe; shows what is not ready.',
    )
    .addOption(contentOption())
    .addOption(dateOption())
    .addOption(asOfOption())
    .addOption(revisionOption())
    .addOption(new Option('--output <dir>', 'folder to publish into').default('_site'))
    .addOption(basePathOption())
    .addOption(brandOption())
    .addOption(new Option('--pdf', 'make a PDF of every guide and guidance page, too'))
    .addOption(
      new Option(
        '--packs',
        'make the evidence pack of each service and of all, for readers to download',
      ).conflicts('brand'),
    )
    .addOption(
      new Option(
        '--documentation',
        'publish the documentation of opsguide as a section of the guidance, too',
      ),
    )
    .addOption(new Option('--strict', 'refuse services that are not ready and what has lapsed, too'))
    .addOption(
      new Option(
        '--over-time',
        'show readiness at the end of each of the last 12 months too, from git history: a build takes longer with it',
      ),
    )
    .addHelpText(
      'after',
      '\nExamples:\n  opsguide build --content ../our-ops --output dist\n  opsguide build --base-path /ops/',
    )
    .action(async (options: BuildOptions) => {
      // Loaded here, so that other commands do not pay for what only a build needs.
      const { runBuild } = await import('../run-build.ts');
      process.exitCode = await runBuild(options);
    });
}
