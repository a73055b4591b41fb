/** The work of `opsguide reviews`: content → estate → what is due, on standard output. */
import { deriveEstate } from '../src/derive/derive-estate.ts';
import { addDuration, parseDuration } from '../src/model/duration.ts';
import { readAndCheck } from '../src/pipeline.ts';
import { shownFile } from '../src/report/reporter.ts';
import { type DueLapse, reviewFormatters } from '../src/report/reviews.ts';
import { openContent } from './content-input.ts';
import { exitCodes } from './exit-codes.ts';
import type { ReviewsOptions } from './options.ts';
import { loadShipped } from './shipped-data.ts';

/** Prints the list. Answers the exit code, which is clean: what is due soon is no mistake. */
export function listReviews({ due, all, format, ...options }: ReviewsOptions): number {
  const { folder, source, today } = openContent(options);
  const { content, diagnostics, summary } = readAndCheck(source, { today, ...loadShipped() });
  const estate = deriveEstate(content, diagnostics, summary, today);
  const files = new Map(
    [...estate.services, ...estate.guidance].flatMap(({ href, document }) =>
      document ? [[href, document.file] as const] : [],
    ),
  );
  const ahead = parseDuration(due);
  const until = ahead ? addDuration(today, ahead) : today;
  const lapses = estate.lapses
    .filter(({ what, on }) => on <= until && (all || what === 'review'))
    .map((lapse): DueLapse => {
      const file = shownFile({ pathPrefix: folder.shown }, files.get(lapse.subject.href) ?? '');
      return { ...lapse, file };
    });
  process.stdout.write(
    reviewFormatters[format]({
      today,
      until,
      lapses,
      ...(estate.config.address ? { address: estate.config.address } : {}),
    }),
  );
  const unread = content.guides.filter(({ guide }) => !guide);
  if (unread.length > 0)
    console.error(
      `Left out, because \`opsguide check\` finds errors in them: ${unread.map(({ file }) => file).join(', ')}.`,
    );
  return exitCodes.clean;
}
