/** `opsguide reviews`: which guides and pages are due for a review. */
import { Command, InvalidArgumentError, Option } from 'commander';
import { parseDuration } from '../../src/model/duration.ts';
import { contentOption, dateOption, type ReviewsOptions, reviewFormats } from '../options.ts';

/** The command, for the program to add. */
export function reviewsCommand(): Command {
  return new Command('reviews')
    .description('List the guides and pages whose review is overdue or falls due soon: for a weekly issue.')
    .addOption(contentOption())
    .addOption(dateOption())
    .addOption(
      new Option('--due <duration>', 'how far to look ahead, such as 30d or 2 months')
        .argParser(duration)
        .default('30d'),
    )
    .addOption(
      new Option('--all', 'list everything that lapses: waivers, contracts, evidence and the like, too'),
    )
    .addOption(new Option('--format <name>', 'how to report').choices(reviewFormats).default('text'))
    .addHelpText('after', '\nExample:\n  opsguide reviews --content ../our-ops --due 30d --format markdown')
    .action(async (options: ReviewsOptions) => {
      const { listReviews } = await import('../list-reviews.ts');
      process.exitCode = listReviews(options);
    });
}

function duration(value: string): string {
  if (!parseDuration(value)) throw new InvalidArgumentError('Write a duration such as 30d or 2 months.');
  return value;
}
