/** `opsguide build`: checks content and publishes it as a site. */
import { Command, InvalidArgumentError, Option } from 'commander';
import { type BuildOptions, brandOption, contentOption, dateOption } from '../options.ts';

/** The command, for the program to add. */
export function buildCommand(): Command {
  return new Command('build')
    .description(
      'Publish guides and guidance as a site. Refuses what cannot be read or is unsafe; shows what is not ready.',
    )
    .addOption(contentOption())
    .addOption(dateOption())
    .addOption(new Option('--output <dir>', 'folder to publish into').default('_site'))
    .addOption(
      new Option('--base-path <path>', 'path under which the site is served, such as /guides/')
        .default('/')
        .argParser(basePath),
    )
    .addOption(brandOption())
    .addOption(new Option('--pdf', 'make a PDF of every guide and guidance page, too'))
    .addOption(new Option('--strict', 'refuse services that are not ready and what has lapsed, too'))
    .addHelpText(
      'after',
      '\nExamples:\n  opsguide build --content ../our-ops --output dist\n  opsguide build --base-path /ops/',
    )
    .action(async (options: BuildOptions) => {
      // Loaded here, so that other commands do not pay for what only a build needs.
      const { buildSite } = await import('../build-site.ts');
      process.exitCode = await buildSite(options);
    });
}

/** `/x/`, `x` and `/x` all mean `/x/`. */
function basePath(value: string): string {
  const inner = value.replace(/^\/+|\/+$/g, '');
  const climbs = inner.split('/').some((step) => /^\.{1,2}$/.test(step));
  if (climbs || (inner !== '' && !/^[\w.~-]+(?:\/[\w.~-]+)*$/.test(inner)))
    throw new InvalidArgumentError('Write a path such as /guides/.');
  return inner === '' ? '/' : `/${inner}/`;
}
